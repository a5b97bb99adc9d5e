"""What changed in an archive since a moment: new reports, new versions, decisions, removals; the earliest first."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from sqlalchemy import insert, select, update

from onrecord.archive import Archive
from onrecord.errors import NotFound
from onrecord.queries.changes import ChangeRow
from onrecord.queries.filters import Filter
from onrecord.queries.moments import moment_of, written
from onrecord.queries.rows import EventRow, StatementRow
from onrecord.records import Record
from onrecord.show import plain
from onrecord.show.answers.changed import changes_page
from onrecord.store import tables as t
from onrecord.store.deciding.kinds import Author
from onrecord.store.engine import writing
from tests.queries.asked import ALL, SOME_RECORDS, ask, holding
from tests.queries.joined import COPY, WIRE, accusation
from tests.queries.telling import Telling

FIRST, SECOND, THIRD = "2021-05-08T10:00:00Z", "2021-05-08T12:00:00Z", "2021-05-09T08:00:00Z"
"""When reports were added: long before any of them says it was published."""
URL = "https://wire.example/buoys"
ANN = Author("Ann Holm", "the keeper told us so")


PAGE = """\
8 May 2021, 12:00Z new report 8 May 2031 · Report copy · Harrow Post · ID
  also carries 1 statement and 1 event that others told before

8 May 2021, 12:00Z new report 9 May 2031 · Buoys · Meridian Wire · ID
  +   Venn said the buoys had been moved by six metres (Meridian Wire · ID)
  +   Darvas requested talks (Meridian Wire · ID)

9 May 2021, 08:00Z new version 9 May 2031 · Buoys · Meridian Wire · ID
  +   Darvas requested talks (Meridian Wire · ID)
  was Venn said the buoys had been moved by nine metres (Meridian Wire · ID)
  is  Venn said the buoys had been moved by six metres (Meridian Wire · ID)
  −   Kostria: seize or damage property 171 “seized two boats” (Meridian Wire · ID)
"""


def version(words: str, *, when: str, more: bool = False) -> Record:
    """A report that is corrected: who said what, and what was done."""
    text = f"Venn said that {words}. Kostria seized two boats." + (" Darvas asked for talks." if more else "")
    told = Telling(text, published=when, publisher="Meridian Wire", url=URL, title="Buoys")
    venn, kostria = told.who("Venn", "person", "KST"), told.who("Kostria", "state", "KST")
    told.said(venn, "said", words)
    if more:
        told.said(told.who("Darvas", "person", "VRN"), "asked", "talks", act="request")
    else:
        told.did([kostria], [], "171 COERCE", "seized two boats")
    return told.record


def at(archive: Archive, moment: str, reports: Iterable[str] = ()) -> None:
    """Sets when the last version of the archive was added; and when reports were."""
    with writing(archive.engine) as connection:
        last = select(t.version.c.id).order_by(t.version.c.id.desc()).limit(1).scalar_subquery()
        connection.execute(update(t.version).where(t.version.c.id == last).values(added_at=moment))
        for report in reports:
            connection.execute(update(t.report).where(t.report.c.ref == report).values(added_at=moment))


def add(archive: Archive, record: Record, moment: str) -> str:
    saved = archive.add(record)
    at(archive, moment, [saved.report] if saved.outcome.value == "added" else [])
    return saved.report


@pytest.fixture
def archive(filled: Callable[..., Archive]) -> Archive:
    """A wire, its copy two hours later, a report and its correction."""
    archive = filled()
    add(archive, accusation(WIRE).record, FIRST)
    add(archive, accusation(COPY).record, SECOND)
    add(archive, version("the buoys had been moved by nine metres", when="2031-05-08"), SECOND)
    add(archive, version("the buoys had been moved by six metres", when="2031-05-09", more=True), THIRD)
    return archive


def words(rows: Sequence[StatementRow | EventRow]) -> list[str]:
    return [(row.content if isinstance(row, StatementRow) else row.evidence)[0].quote for row in rows]


def test_the_earliest_first_and_who_told_it_first(archive: Archive) -> None:
    wire, copy, report, correction = archive.changes(since="2021")
    assert [(row.at, row.kind) for row in (wire, copy, report, correction)] == [
        (FIRST, "added"), (SECOND, "added"), (SECOND, "added"), (THIRD, "changed")
    ]  # fmt: skip
    assert (words(wire.statements), words(wire.events), wire.also_statements) == (["“moving the buoys”"], ["met"], ())
    assert (copy.statements, copy.events) == ((), ())
    assert (words(copy.also_statements), words(copy.also_events)) == (["“moving the buoys”"], ["met"])
    assert copy.report is not None
    assert (copy.id, copy.report.publisher) == (copy.report.id, "Harrow Post")


def test_a_new_version_against_the_one_before(archive: Archive) -> None:
    (row,) = archive.changes(since="2021-05-09")
    assert row.kind == "changed"
    (revised,) = row.revised_statements
    assert words([revised.before, revised.now]) == [
        "the buoys had been moved by nine metres", "the buoys had been moved by six metres"
    ]  # fmt: skip
    assert (words(row.statements), words(row.gone_events)) == (["talks"], ["seized two boats"])
    assert (row.events, row.gone_statements, row.revised_events, row.also_statements) == ((), (), (), ())


def test_the_words_of_a_page(archive: Archive) -> None:
    page = plain(changes_page(archive.changes(since="2021-05-08T11:00")))
    assert re.sub(r"[0-9a-f]{12}", "ID", page) == PAGE
    assert ask(archive, "changes", "--since", "2021-05-08T11:00").stdout == page


def test_what_people_decided_and_what_had_to_go(archive: Archive) -> None:
    (first, *_) = archive.changes(since="2021")
    claim = first.statements[0]
    retracted = archive.retract(claim.id, ANN)
    archive.undo(retracted, ANN)
    with writing(archive.engine) as connection:
        gone = {"id": 999_999, "ref": "00000000000a", "removed_at": "2999-01-01T00:00:00Z"}
        connection.execute(insert(t.tombstone).values(**gone, removed_by="Ann Holm", why="a court said so"))
    retraction, undone, removal = archive.changes(since="1h")
    assert retraction.decision is not None
    assert undone.decision is not None
    assert (retraction.kind, retraction.decision.kind, retraction.decision.is_undone) == ("decided", "retract", True)
    assert (retraction.decision.by, retraction.decision.why) == ANN
    (target,) = retraction.decision.targets
    assert (target.kind, target.id, target.found) == ("statement", claim.id, True)
    assert "“moving the buoys”" in target.words
    assert (undone.decision.kind, undone.decision.undoes) == ("undo", retracted)
    assert retraction.report is not None
    assert (removal.kind, removal.id, removal.why) == ("removed", "00000000000a", "a court said so (Ann Holm)")
    page = plain(changes_page([retraction, undone, removal]))
    assert "Ann Holm retracted, undone since" in page
    assert f"Ann Holm undid {retracted}" in page


def test_a_correction_says_what_stood_before(archive: Archive) -> None:
    (first, *_) = archive.changes(since="2021")
    archive.correct(first.statements[0].id, ANN, {"act": "criticize"})
    (row,) = archive.changes(since="1h")
    assert row.decision is not None
    (value,) = row.decision.values
    assert (value.field, json.loads(value.before or ""), json.loads(value.value or "")) == (
        "act",
        "accuse",
        "criticize",
    )


def test_a_filter_leaves_reports_and_what_of_them_meets_it(archive: Archive) -> None:
    assert [row.kind for row in archive.changes(Filter(source=("Harrow Post",)), since="2021")] == ["added"]
    told = archive.changes(Filter(act=("request",)), since="2021")
    assert [(row.kind, words(row.statements)) for row in told] == [("added", ["talks"]), ("changed", ["talks"])]
    with pytest.raises(NotFound, match="no actor 'Nobody'"):
        archive.changes(Filter(actor=("Nobody",)), since="2021")
    assert len(archive.changes(Filter(limit=2, offset=1), since="2021")) == 2


def test_json_csv_and_nothing(archive: Archive) -> None:
    rows = json.loads(ask(archive, "changes", "--since", "2021", "--json").stdout)
    assert [row["kind"] for row in rows] == ["added", "added", "added", "changed"]
    table = list(csv.DictReader(io.StringIO(ask(archive, "changes", "--since", "2021-05-09", "--csv").stdout)))
    assert [(line["what"], line["part"], line["words"]) for line in table] == [
        ("new", "statement", "talks"),
        ("before", "statement", "the buoys had been moved by nine metres"),
        ("now", "statement", "the buoys had been moved by six metres"),
        ("gone", "event", "seized two boats"),
    ]
    with writing(archive.engine) as connection:
        for table_ in (t.report, t.version):
            connection.execute(update(table_).values(added_at="2000-01-01T00:00:00Z"))
    quiet = ask(archive, "changes")
    assert (quiet.stdout, quiet.stderr) == ("", "nothing found\n")


@pytest.mark.parametrize(
    "value", ["soon", "2031-13", "24", "5x", "", "999999d", "0001-01-01T00:00+14:00", "9999-12-31T23:00-02:00"]
)
def test_moments_that_are_none(archive: Archive, value: str) -> None:
    with pytest.raises(NotFound, match="the moment"):
        archive.changes(since=value)


def test_moments() -> None:
    now = datetime(2031, 5, 8, 12, tzinfo=UTC)
    assert moment_of("90m", now) == "2031-05-08T10:30:00Z"
    assert moment_of("2031-05-08T12:00:00-01:00", now) == "2031-05-08T13:00:00Z"
    assert written(now) == "2031-05-08T12:00:00Z"


@settings(max_examples=40)
@given(SOME_RECORDS)
def test_every_report_is_new_once(some: list[Record]) -> None:
    with holding(some) as (archive, reports):
        rows = archive.changes(ALL, since="1h")
        assert sorted(row.id for row in rows if row.kind == "added") == sorted(report for report, _ in reports)
        versions = len({record.document for record in some if record.document.failure is None})
        assert len(rows) == versions
        assert [row.at for row in rows] == sorted(row.at for row in rows)
        assert all(_is_whole(row) for row in rows if row.kind == "added")
        assert archive.changes(ALL, since="2999") == []


def _is_whole(row: ChangeRow) -> bool:
    """Of what it tells nothing stands there twice."""
    statements, events = (*row.statements, *row.also_statements), (*row.events, *row.also_events)
    told = [one.id for one in statements] + [one.id for one in events]
    return len(told) == len(set(told))
