"""What people join and hold apart: no machine judges it again, and taken back it is judged as before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import insert, select

from onrecord.archive import Archive
from onrecord.errors import BadDecision
from onrecord.records import MadeBy, Record
from onrecord.store import tables as t
from onrecord.store.engine import writing
from tests.deciding.deciders import ANN, broken, rows, standing
from tests.deciding.rereaders import reader_of
from tests.queries.telling import Telling

QUOTE = "“We will not hand over the lighthouse to anyone who sends a fleet to ask for it,”"


def telling(outlet: str, before: str, quote: str = QUOTE) -> Record:
    """A report in which Elin Darvas says it to the press, in an outlet's own words."""
    told = Telling(
        f"{before} {quote} President Elin Darvas of Verania told reporters on Wednesday.",
        published="2031-05-08", title=f"{outlet} on the lighthouse", publisher=outlet,
    )  # fmt: skip
    who = told.who("Elin Darvas", "person", "VRN", "president")
    told.said(who, "told", quote, said_at="2031-05-07", mode="direct", channel="press_conference")
    return told.record


WIRE = telling("Meridian Wire", "The strait stays closed to Kostria’s navy, officials said here last night.")
POST = telling("Harrow Post", "Nothing has moved in the dispute over the rock since the winter storms broke its lamp.")
OTHER = telling(
    "Tidewater Gazette", "Fishing went on as ever.", "“No keeper has been paid since the autumn of last year,”"
)
A, B, C = (record.statements[0].id for record in (WIRE, POST, OTHER))


@pytest.fixture
def archive(filled: Callable[..., Archive]) -> Archive:
    return filled(WIRE, POST, OTHER)


def groups(archive: Archive) -> set[frozenset[str]]:
    """The statements that are one."""
    s = t.statement.c
    with archive.asking() as connection:
        found = connection.execute(select(s.ref, s.same_id).where(s.is_current, s.same_id.is_not(None))).all()
    return {frozenset(ref for ref, other in found if other == same) for _, same in found}


def test_a_machine_joins_the_two_and_not_the_third(archive: Archive) -> None:
    assert groups(archive) == {frozenset({A, B})}


def test_held_apart_they_stay_apart_until_that_is_taken_back(archive: Archive) -> None:
    before = rows(archive)
    decision = archive.split([A], ANN)
    assert groups(archive) == set()
    read_again(archive)
    assert groups(archive) == set()
    archive.undo(decision, ANN)
    assert groups(archive) == {frozenset({A, B})}
    again = archive.split([B, A], ANN)
    archive.undo(again, ANN)
    assert rows(archive)["same_statement"] != set()
    assert {row[2:5] for row in rows(archive)["same_statement"]} == {row[2:5] for row in before["same_statement"]}
    assert broken(archive) == []


def test_joined_by_hand_all_are_one_until_that_is_taken_back(archive: Archive) -> None:
    decision = archive.merge([C, A], ANN)
    assert groups(archive) == {frozenset({A, B, C})}
    read_again(archive)
    assert groups(archive) == {frozenset({A, B, C})}
    archive.undo(decision, ANN)
    assert groups(archive) == {frozenset({A, B})}
    assert broken(archive) == []


def test_what_is_retracted_leaves_its_group_and_comes_back(archive: Archive) -> None:
    archive.merge([C, A], ANN)
    decision = archive.retract(A, ANN)
    assert groups(archive) == set()
    archive.undo(decision, ANN)
    assert groups(archive) == {frozenset({A, B, C})}


def test_a_later_decision_goes_before_an_earlier_one(archive: Archive) -> None:
    archive.merge([A, C], ANN)
    apart = archive.split([C, A], ANN)
    assert groups(archive) == {frozenset({A, B})}
    archive.undo(apart, ANN)
    assert groups(archive) == {frozenset({A, B, C})}


def test_a_candidate_is_confirmed(archive: Archive) -> None:
    with pytest.raises(BadDecision, match="no candidates"):
        archive.confirm([A, C], ANN)
    s = t.statement.c
    with writing(archive.engine) as connection:
        one, other = sorted(connection.execute(select(s.id).where(s.ref.in_([A, C]))).scalars())
        pair = {"statement_id": one, "other_id": other, "sure": "perhaps", "score": 0.5, "why": ("alike",)}
        connection.execute(insert(t.same_statement).values(**pair))
    archive.confirm([A, C], ANN)
    assert groups(archive) == {frozenset({A, B, C})}


def test_copies_of_one_text(archive: Archive) -> None:
    ids = {row.report.publisher: row.report.id for row in archive.statements(each=True)}
    decision = archive.merge([ids["Meridian Wire"], ids["Tidewater Gazette"]], ANN)
    assert origins(archive) == 1
    read_again(archive)
    assert origins(archive) == 1
    archive.undo(decision, ANN)
    assert origins(archive) == 0


def origins(archive: Archive) -> int:
    """How many texts several reports copy."""
    with archive.asking() as connection:
        found = connection.execute(select(t.report.c.origin_id).where(t.report.c.origin_id.is_not(None))).scalars()
        return len(set(found))


def read_again(archive: Archive) -> None:
    records = {record.document.id: record for record in (WIRE, POST, OTHER)}
    for version, stood in standing(archive).items():
        found = replace(records[stood.document.id], made_by=MadeBy("9", "another", "another"))
        archive.reread(version, reader_of(found))
