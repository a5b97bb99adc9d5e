"""What several reports tell, once: in each answer, with how many tell it and of how many origins."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from onrecord.archive import Archive
from onrecord.queries.filters import Filter
from onrecord.records import Record
from onrecord.store import tables as t
from onrecord.store.engine import writing
from tests.queries.asked import SOME_RECORDS, ask, holding
from tests.queries.joined import ANSWER, CITING, COPY, MAYBE, OWN, WIRE, join, keys, reply

OFTEN = "4 reports, 2 origins · perhaps also told in 1 other report"


def test_a_timeline_has_each_once_and_says_who_dates_it_otherwise(joined: Archive, some: dict[str, Record]) -> None:
    rows = joined.timeline()
    assert [(row.kind, row.first_day) for row in rows] == [
        ("event", "2031-05-05"),
        ("statement", "2031-05-07"),
        ("statement", "2031-05-07"),
        ("statement", "2031-05-10"),
        ("event", "2031-05-19"),
    ]
    event = rows[0].event
    assert event
    assert event.id == some[OWN].events[0].id
    dates = [(date.when, [report.publisher for report in date.reports]) for date in event.dates]
    assert dates == [
        ("2031-05-05", ["Kost Radio"]),
        ("2031-05-06", ["Meridian Wire", "Harrow Post", "Tidewater Gazette"]),
    ]
    said = sorted(row.statement.told.reports for row in rows if row.statement)
    assert said == [1, 1, 4]
    page = ask(joined, "timeline", "--limit", "1").stdout
    elsewhere = "elsewhere dated 6 May 2031 (Meridian Wire, Harrow Post and Tidewater Gazette)"
    assert f"{event.id} · {OFTEN} · {elsewhere})" in " ".join(page.split())


def test_a_timeline_as_a_table_has_the_counts(joined: Archive, some: dict[str, Record]) -> None:
    table = list(csv.DictReader(io.StringIO(ask(joined, "timeline", "--what", "events", "--csv").stdout)))
    assert [(line["reports"], line["origins"], line["same_as"]) for line in table] == [
        ("4", "2", some[WIRE].events[0].id),
        ("1", "1", ""),
    ]
    assert table[0]["dates"] == "2031-05-05 (Kost Radio); 2031-05-06 (Meridian Wire, Harrow Post, Tidewater Gazette)"
    assert table[1]["dates"] == ""


def test_the_first_that_fits_stands_for_all(joined: Archive, some: dict[str, Record]) -> None:
    (row,) = joined.timeline(Filter(source=("Tidewater Gazette",)), "events")
    assert row.event
    assert (row.event.id, row.event.told.reports) == (some[CITING].events[0].id, 4)
    (row,) = joined.timeline(Filter(speaker=("Oskar Venn",), until="2031-05-08"), "events")
    assert row.event
    assert (row.event.id, row.event.mirror_of) == (some[OWN].events[1].id, some[OWN].events[0].id)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_pages_count_what_is_told_once(joined: Archive, size: int) -> None:
    for ask_for in (joined.timeline, joined.statements, joined.contested):
        whole = ask_for(Filter(limit=None))
        pages = [ask_for(Filter(limit=size, offset=at)) for at in range(0, len(whole) + size, size)]
        assert [row for page in pages for row in page] == whole
        assert ask_for(Filter(limit=0)) == []


def test_statements_once_or_as_each_report_tells_them(joined: Archive) -> None:
    assert sorted(row.told.reports for row in joined.statements()) == [1, 1, 4]
    assert len(joined.statements(each=True)) == len(joined.statements(Filter(limit=None), each=True)) == 6
    assert len(joined.statements(Filter(limit=2, offset=3), each=True)) == 2
    table = list(csv.DictReader(io.StringIO(ask(joined, "statements", "--csv").stdout)))
    assert sorted((line["reports"], line["origins"], line["candidates"]) for line in table) == [
        ("1", "1", "0"),
        ("1", "1", "1"),
        ("4", "2", "1"),
    ]
    assert len(ask(joined, "statements", "--each", "--csv").stdout.splitlines()) == 1 + 6


def test_relations_count_an_event_once_with_who_tells_it(joined: Archive) -> None:
    rows = joined.relations("VRN", "KST", per="day")
    assert [(row.period, row.events, row.goldstein_mean, row.reports, row.origins) for row in rows] == [
        ("2031-05-05", 1, 1.0, 4, 2),
        ("2031-05-05", 1, 1.0, 4, 2),
        ("2031-05-05", 1, 1.0, 4, 2),
        ("2031-05-19", 1, 1.0, 1, 1),
        ("2031-05-19", 1, 1.0, 1, 1),
        ("2031-05-19", 1, 1.0, 1, 1),
    ]
    (month, *_) = joined.relations("VRN", "KST")
    assert (month.events, month.reports, month.origins) == (2, 5, 3)
    assert len(joined.relation_events("VRN", "KST")) == 2
    page = ask(joined, "relations", "VRN", "KST").stdout
    assert " ".join(page.split()).count("May 2031 2 5/3 2 ") == 3


def test_an_answer_in_another_report_answers_every_telling(joined: Archive, some: dict[str, Record]) -> None:
    (row,) = joined.contested()
    assert (row.kind, row.statement.told.reports, [a.id for a in row.answers]) == (
        "claim",
        4,
        [some[ANSWER].statements[0].id],
    )
    for wanted in (
        Filter(speaker=("Oskar Venn",)),
        Filter(source=("Kost Radio",), act=("reject",)),
        Filter(act=("accuse",)),
    ):
        (found,) = joined.contested(wanted)
        assert [a.id for a in found.answers] == [a.id for a in row.answers]
    (found,) = joined.contested(Filter(source=("Tidewater Gazette",)))
    assert found.statement.id == some[CITING].statements[0].id
    assert joined.contested(Filter(source=("Ostland Courier",))) == []
    page = " ".join(ask(joined, "contested").stdout.split())
    assert f"· {OFTEN}) ↳ Oskar Venn rejected the charge about buoys (Kost Radio · " in page


def test_what_perhaps_answers_stands_apart(joined: Archive, some: dict[str, Record]) -> None:
    with writing(joined.engine) as connection:
        answer, claim, wire = keys(connection, t.statement, [some[n].statements[0].id for n in (ANSWER, MAYBE, CITING)])
        reply(connection, answer, claim, "perhaps")
        reply(connection, answer, wire, "perhaps")
    assert [(row.statement.told.reports, len(row.answers), len(row.perhaps)) for row in joined.contested()] == [
        (4, 1, 0)
    ]
    with writing(joined.engine) as connection:
        connection.execute(t.statement.update().where(t.statement.c.id == claim).values(act="demand"))
    rows = joined.contested(kinds=["demand"], unanswered=True)
    assert [(row.open, row.answers, [a.id for a in row.perhaps]) for row in rows] == [
        (True, (), [some[ANSWER].statements[0].id])
    ]
    page = ask(joined, "contested", "--open").stdout
    assert "↳ perhaps: Oskar Venn rejected" in page
    assert "↳ no answer found" in page
    (line,) = csv.DictReader(io.StringIO(ask(joined, "contested", "--open", "--csv").stdout))
    assert (line["perhaps_by"], line["statement_candidates"]) == (some[ANSWER].statements[0].id, "1")


def test_an_answer_answers_no_other_group(joined: Archive, some: dict[str, Record]) -> None:
    with writing(joined.engine) as connection:
        connection.execute(t.reply.delete())
        answer, claim = keys(connection, t.statement, [some[name].statements[0].id for name in (ANSWER, MAYBE)])
        join(connection, t.statement, [claim])
        reply(connection, answer, claim)
    for wanted in (Filter(), Filter(speaker=("Oskar Venn",)), Filter(min_confidence=0.1)):
        assert [row.statement.id for row in joined.contested(wanted)] == [some[MAYBE].statements[0].id]
    assert joined.contested(Filter(source=("Meridian Wire",))) == []


def test_sources_say_who_copies(joined: Archive) -> None:
    rows = {row.outlet: (row.reports, row.copies) for row in joined.sources()}
    assert rows == {
        "Meridian Wire": (1, 0), "Harrow Post": (1, 1), "Tidewater Gazette": (1, 0), "Kost Radio": (2, 0),
        "Ostland Courier": (1, 0),
    }  # fmt: skip

    def narrowed(wanted: Filter) -> dict[str | None, int]:
        return {row.outlet: row.copies for row in joined.sources(wanted) if row.copies}

    assert narrowed(Filter(act=("accuse",))) == narrowed(Filter(source=("Harrow Post",))) == {"Harrow Post": 1}
    assert narrowed(Filter(act=("reject",))) == {}
    line = "Harrow Post: 1 of 1 report with a text that another outlet had before\n"
    assert line in ask(joined, "sources").stdout


def test_of_copies_a_search_gives_one(joined: Archive) -> None:
    rows = joined.search("buoys")
    assert sorted(row.copies for row in rows) == [0, 0, 0, 0, 1]
    (found,) = (row for row in rows if row.copies)
    assert found.report.publisher in ("Meridian Wire", "Harrow Post")
    assert [row.report for size in range(5) for row in joined.search("buoys", Filter(limit=1, offset=size))] == [
        row.report for row in rows
    ]
    assert " · and 1 copy of it\n" in ask(joined, "search", "buoys").stdout


def test_show_lists_who_else_tells_it(joined: Archive, some: dict[str, Record]) -> None:
    (said,) = joined.show(some[WIRE].statements[0].id)
    assert said.what == "statement"
    assert [row.id for row in said.tellings] == [some[name].statements[0].id for name in (COPY, CITING, OWN)]
    assert [row.id for row in said.perhaps] == [some[MAYBE].statements[0].id]
    (said,) = joined.show(some[OWN].statements[0].id)
    assert said.what == "statement"
    assert [row.id for row in said.answered_by] == [some[ANSWER].statements[0].id]
    (said,) = joined.show(some[ANSWER].statements[0].id)
    assert said.what == "statement"
    assert [row.told.reports for row in said.answers] == [4]
    (event,) = joined.show(some[MAYBE].events[0].id)
    assert event.what == "event"
    assert ([row.id for row in event.tellings], [row.id for row in event.perhaps]) == ([], [some[WIRE].events[0].id])
    page = ask(joined, "show", some[OWN].events[0].id).stdout
    assert "Also told\n" in page
    assert "elsewhere   dated 6 May 2031" in page


def test_show_lists_the_copies_of_a_report(joined: Archive, some: dict[str, Record]) -> None:
    (wire,) = joined.show(some[WIRE].document.id)
    assert wire.what == "report"
    assert [report.publisher for report in wire.copies] == ["Harrow Post"]
    assert json.loads(ask(joined, "show", wire.report.id, "--json").stdout)[0]["copies"][0]["title"] == "Report copy"
    (own,) = joined.show(some[OWN].document.id)
    assert own.what == "report"
    assert own.copies == ()


@settings(max_examples=10)
@given(SOME_RECORDS, st.data())
def test_the_first_of_each_group_stands_for_all(records: list[Record], data: st.DataObject) -> None:
    with holding(records) as (archive, _):
        with writing(archive.engine) as connection:
            every = list(connection.execute(select(t.statement.c.id).where(t.statement.c.is_current)).scalars())
            groups = data.draw(st.lists(st.integers(0, 3), min_size=len(every), max_size=len(every)))
            for group in set(groups):
                same = [key for key, of in zip(every, groups, strict=True) if of == group]
                connection.execute(t.statement.update().where(t.statement.c.id.in_(same)).values(same_id=min(same)))
        for limit in (None, 1, 2):
            wanted = Filter(limit=limit)
            told: dict[str | None, str] = {}
            for row in archive.statements(Filter(limit=None), each=True):
                told.setdefault(row.told.first, row.id)
            shown = [row.id for row in archive.statements(wanted)]
            assert shown == list(told.values())[:limit]
            rows = archive.timeline(wanted, "statements", told_within=True)
            times = [row.statement.told.first for row in rows if row.statement]
            assert len(times) == len(set(times)) == min(len(told), limit or len(told))


def test_views_name_the_first_telling(joined: Archive, some: dict[str, Record]) -> None:
    with joined.asking() as connection:
        origins = connection.execute(text("SELECT document_id, origin FROM reports")).all()
        said = {row[0]: row[1] for row in connection.execute(text("SELECT statement_id, same_as FROM statements"))}
        done = {row[0]: row[1] for row in connection.execute(text("SELECT event_id, same_as FROM events"))}
    assert len({origin for _, origin in origins}) == len(some) - 1
    first = some[WIRE].statements[0].id
    assert {said[some[name].statements[0].id] for name in (WIRE, COPY, CITING, OWN)} == {first}
    assert said[some[MAYBE].statements[0].id] == some[MAYBE].statements[0].id
    assert sorted(done.values()) == sorted([some[WIRE].events[0].id] * 8 + [some[MAYBE].events[0].id] * 2)


def test_the_engine_joins_what_these_answers_show(filled: Callable[..., Archive], some: dict[str, Record]) -> None:
    archive = filled(*some.values())
    (row,) = archive.statements(Filter(source=("Meridian Wire",)))
    assert (row.told.reports, row.told.origins) != (1, 1)
    assert len(archive.statements()) < len(archive.statements(each=True))
