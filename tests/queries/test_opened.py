"""A report opened to be read: which version, what is chosen, and who else tells the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.archive import Archive
from onrecord.errors import NotFound
from onrecord.queries.shown import EventShown, StatementShown
from onrecord.records import Record
from onrecord.store import tables as t
from onrecord.store.engine import writing
from tests.queries.joined import ANSWER, CITING, COPY, MAYBE, OWN, WIRE, keys, reply, unjoin
from tests.queries.telling import Telling


def test_it_holds_the_record_and_its_rows(joined: Archive, some: dict[str, Record]) -> None:
    opened = joined.opened(some[WIRE].document.id)
    assert opened.record == some[WIRE]
    assert [row.id for row in opened.shown.statements] == [one.id for one in some[WIRE].statements]
    assert opened.chosen is None
    assert joined.opened(opened.shown.report.id) == opened


def test_actors_lead_to_the_registry(joined: Archive, some: dict[str, Record]) -> None:
    opened = joined.opened(some[WIRE].document.id)
    darvas = opened.record.actors[0]
    assert opened.actors[darvas.id] == joined.actors("Elin Darvas")[0].id


def test_others_of_the_same_stand_by_origin(joined: Archive, some: dict[str, Record]) -> None:
    def told(name: str) -> list[tuple[str | None, list[str | None], int, int]]:
        rows = joined.opened(some[name].document.id).further
        return [(r.report.title, [c.title for c in r.copies], r.statements, r.events) for r in rows]

    others: list[tuple[str | None, list[str | None], int, int]] = [
        (f"Report {CITING}", [], 1, 1),
        (f"Report {OWN}", [], 1, 1),
    ]
    assert sorted(told(WIRE)) == sorted(others)
    assert sorted(told(COPY)) == sorted(others)
    assert (f"Report {WIRE}", [f"Report {COPY}"], 1, 1) in told(OWN)
    assert told(MAYBE) == []
    assert told(ANSWER) == []


def test_what_shares_more_comes_first(filled: Callable[..., Archive]) -> None:
    one, two, three = _telling("First", "one", "two"), _telling("Less", "one"), _telling("More", "one", "two")
    archive = filled(one.record, two.record, three.record)
    with writing(archive.engine) as connection:
        unjoin(connection)
        for nth in range(2):
            refs = [told.statements[nth].id for told in (one, two, three) if nth < len(told.statements)]
            found = keys(connection, t.statement, refs)
            same = t.statement.c.id.in_(found)
            connection.execute(t.statement.update().where(same).values(same_id=min(found)))
    rows = archive.opened(one.document.id).further
    assert [(row.report.title, row.statements) for row in rows] == [("More", 2), ("Less", 1)]


def test_one_thing_is_chosen(joined: Archive, some: dict[str, Record]) -> None:
    said, done = some[WIRE].statements[0].id, some[WIRE].events[0].id
    chosen = joined.opened(some[WIRE].document.id, None, said).chosen
    assert chosen is not None
    assert isinstance(chosen.shown, StatementShown)
    assert chosen.shown == joined.show(said)[0]
    assert chosen.history == tuple(joined.history(said))
    chosen = joined.opened(some[WIRE].document.id, None, done).chosen
    assert chosen is not None
    assert isinstance(chosen.shown, EventShown)


def test_what_perhaps_answers_is_told_apart(joined: Archive, some: dict[str, Record]) -> None:
    claim, answer = some[MAYBE].statements[0].id, some[ANSWER].statements[0].id
    with writing(joined.engine) as connection:
        first, second = keys(connection, t.statement, [answer, claim])
        reply(connection, first, second, "perhaps")
    chosen = joined.opened(some[MAYBE].document.id, None, claim).chosen
    assert chosen is not None
    assert [row.id for row in chosen.perhaps_answered_by] == [answer]
    assert chosen.perhaps_answers == ()
    chosen = joined.opened(some[ANSWER].document.id, None, answer).chosen
    assert chosen is not None
    assert claim in [row.id for row in chosen.perhaps_answers]


def test_an_older_version_is_opened_by_its_document(filled: Callable[..., Archive]) -> None:
    old, new = (_version(text, stamp) for text, stamp in (("It sailed.", "2031-05-06"), ("It sank.", "2031-05-07")))
    archive = filled(old, new)
    report = archive.opened(new.document.id).shown.report.id
    assert archive.opened(report).record == new
    assert archive.opened(report, old.document.id).record == old
    assert archive.opened(old.document.id).record == old
    assert not archive.opened(old.document.id).shown.version.is_current


@pytest.mark.parametrize(
    "asked",
    [("0" * 12,), ("nothing",), ("W", "0" * 12), ("W", "x"), ("W", None, "0" * 12), ("W", None, "\n" + "0" * 12)],
)
def test_what_is_not_there_is_told(joined: Archive, some: dict[str, Record], asked: tuple[str | None, ...]) -> None:
    ref, *rest = (some[WIRE].document.id if one == "W" else one for one in asked)
    with pytest.raises(NotFound):
        joined.opened(str(ref), *rest)


def _version(text: str, stamp: str) -> Record:
    return Telling(text, published=stamp, title="A ship", url="https://wire.example/ship").record


def _telling(title: str, *contents: str) -> Telling:
    text = " ".join(f"Elin Darvas {said} {content}." for said, content in zip(("said", "told"), contents, strict=False))
    told = Telling(f"{title}\n\n{text}", title=title, url=f"https://{title}.example")
    darvas = told.who("Elin Darvas", "person", "VRN")
    for cue, content in zip(("said", "told"), contents, strict=False):
        told.said(darvas, cue, content)
    return told
