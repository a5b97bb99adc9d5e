"""Whatever is decided, in whatever order, and taken back in another: the very rows come back, and promises are kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from onrecord.archive import Archive
from onrecord.errors import BadDecision
from onrecord.records import MadeBy, Record
from onrecord.store import tables as t
from tests.archive.strategies import records
from tests.archive.telling import empty
from tests.deciding.deciders import ANN, broken, rows, standing
from tests.deciding.rereaders import reader_of
from tests.queries.telling import dispute

Decide = Callable[[Archive], str]
_SAID: tuple[dict[str, str], ...] = (
    {"act": "deny"}, {"speaker": "state:Ostland", "via": "Harbour Post"}, {"speaker": "none"}, {"said_at": "2031-06-01"},
    {"addressees": "Elin Darvas, person:Ida Moll", "channel": "letter"}, {"parent": "none", "responds_to": "none"},
)  # fmt: skip
_DONE: tuple[dict[str, str], ...] = (
    {"cameo": "112"}, {"actors": "state:Ostland", "recipients": "none"}, {"when": "2031-06", "modality": "denied"},
)  # fmt: skip
_HEAD: tuple[dict[str, str], ...] = (
    {"title": "Another head"}, {"published": "2031-06-03"}, {"publisher": "none", "source": "Harbour Wire"},
)  # fmt: skip
_ACTOR: tuple[dict[str, str], ...] = ({"name": "Someone Else"}, {"country": "OST", "code": "OSTGOV"}, {"kind": "group"})


@pytest.mark.slow
@settings(max_examples=30)
@given(data=st.data(), found=st.lists(records().filter(lambda r: not r.document.failure), min_size=1, max_size=2))
def test_undoing_all_brings_back_the_very_rows(
    data: st.DataObject, found: list[Record], shared_archive: Archive
) -> None:
    archive = shared_archive
    empty(archive)
    for record in found:
        archive.add(record)
    _any_order(archive, data, 4)


@pytest.mark.slow
@settings(max_examples=20)
@given(data=st.data())
def test_so_it_does_in_a_dispute(data: st.DataObject, shared_archive: Archive) -> None:
    archive = shared_archive
    empty(archive)
    for record in dispute():
        archive.add(record)
    _any_order(archive, data, 6)


@pytest.mark.slow
@settings(max_examples=20)
@given(data=st.data())
def test_reading_again_leaves_what_was_decided(data: st.DataObject, shared_archive: Archive) -> None:
    archive = shared_archive
    empty(archive)
    records = {record.document.id: record for record in dispute()}
    for record in records.values():
        archive.add(record)
    _decide(archive, data, 5)
    before = standing(archive)
    for version, stood in before.items():
        found = records[stood.document.id]
        archive.reread(version, reader_of(replace(found, made_by=MadeBy("9", "another", "another"))))
    assert archive.decisions(unmatched=True) == []
    assert broken(archive) == []
    after = standing(archive)
    assert {version: replace(r, made_by=before[version].made_by) for version, r in after.items()} == before


def _any_order(archive: Archive, data: st.DataObject, most: int) -> None:
    before = _told(archive)
    taken = _decide(archive, data, most)
    assert broken(archive) == []
    for decision in data.draw(st.permutations(taken)):
        archive.undo(decision, ANN)
        assert broken(archive) == []
    assert _told(archive) == before


def _decide(archive: Archive, data: st.DataObject, most: int) -> list[str]:
    taken: list[str] = []
    for _ in range(data.draw(st.integers(1, most))):
        try:
            taken.append(data.draw(st.sampled_from(_choices(archive)))(archive))
        except BadDecision:
            continue
    return taken


def _choices(archive: Archive) -> list[Decide]:
    """What can be decided about what stands now."""
    with archive.asking() as connection:
        said, done, reports, actors = (
            sorted(connection.execute(select(table.c.ref)).scalars())
            for table in (t.statement, t.event, t.report, t.actor)
        )
    choices: list[Decide] = []
    for refs, fields in ((said, _SAID), (done, _DONE), (reports, _HEAD), (actors, _ACTOR)):
        choices += (_correct(ref, values) for ref in refs for values in fields)
    choices += (_of(Archive.retract, ref) for ref in (*said, *done))
    choices += (_of(Archive.confirm, [ref]) for ref in (*said, *done))
    for refs in (said, done, reports, actors):
        choices += (_of(act, pair) for pair in pairwise(refs) for act in (Archive.merge, Archive.split))
    return choices


def _correct(ref: str, values: dict[str, str]) -> Decide:
    return lambda archive: archive.correct(ref, ANN, values)


def _of(act: Callable[..., str], what: Any) -> Decide:
    return lambda archive: act(archive, what, ANN)


def _told(archive: Archive) -> Any:
    """The rows with their keys; actors of the registry by their ids, since linking enters them anew."""
    with archive.asking() as connection:
        names = dict(row for row in map(tuple, connection.execute(select(t.actor.c.id, t.actor.c.ref))))
        facts = {tuple(row[1:]) for row in connection.execute(select(t.actor))}
        figures = [
            (row.id, row.ref, names.get(row.actor_id), row.found_id, row.said, row.done, row.passed)
            for row in connection.execute(select(t.figure))
        ]
    told = rows(archive)
    del told["figure"], told["actor_name"]
    return told, sorted(figures), facts
