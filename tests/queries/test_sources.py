"""Which outlet relies on whom: hands, chains, speakers without a name."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings

from onrecord.archive import Archive
from onrecord.queries.filters import Filter
from onrecord.queries.rows import SourceRow
from onrecord.records import Record, Statement
from onrecord.show.answers.sources import BAR, bar
from tests.queries.asked import ALL, SOME_RECORDS, ask, holding
from tests.queries.quarrel import chained, reports

PAGE = """\
outlet         reports  said  hands             1st  2nd  3rd+  unnamed  relies on
Meridian Wire        1     8  ████████████████    8                   1
Harrow Post          1     4  ████████▒▒▒▒░░░░    2    1     1        2  Tidewater Gazette (2)
██ first hand  ▒▒ through one  ░░ through two or more

Through whom
"""
WAYS = (
    """\
  Harrow Post ← Tidewater Gazette ← Kost Radio ← official (1 statement)
    official said that the boats were Kostrian (via Tidewater Gazette and Kost Radio · Harrow Post ·
    {0})
""",
    """\
  Harrow Post ← Tidewater Gazette ← Oskar Venn (1 statement)
    Oskar Venn said that nobody would land (via Tidewater Gazette · Harrow Post · {1})
""",
)


@pytest.fixture
def archive(filled: Callable[..., Archive]) -> Archive:
    return filled(*reports())


def test_outlets_those_of_most_statements_first(archive: Archive) -> None:
    wire, post = archive.sources()
    assert wire == SourceRow("Meridian Wire", 1, 8, 8, 0, 0, 1, 1, ())
    numbers = post.reports, post.statements, post.first_hand, post.second_hand, post.chained
    assert (post.outlet, *numbers, post.unnamed, post.anonymous) == ("Harrow Post", 1, 4, 2, 1, 1, 2, 1)
    assert [(link.who, link.statements) for link in post.relies_on] == [("Tidewater Gazette", 2)]
    assert [row.name for row in archive.actors(post.relies_on[0].actor)] == ["Tidewater Gazette"]


def test_ways_from_outlet_to_speaker(archive: Archive) -> None:
    rows = archive.chains()
    assert {(row.outlet, row.chain, row.speaker, row.statements, row.example.content[0].quote) for row in rows} == {
        ("Harrow Post", ("Tidewater Gazette", "Kost Radio"), "official", 1, "that the boats were Kostrian"),
        ("Harrow Post", ("Tidewater Gazette",), "Oskar Venn", 1, "that nobody would land"),
    }


def test_the_most_frequent_way_first(filled: Callable[..., Archive]) -> None:
    told = chained()
    paper, _, _, venn, *_ = (actor.id for actor in told.actors)
    told.said(venn, "quoted", "rain would come", via=(paper,))
    rows = filled(told.record).chains()
    assert [(row.chain, row.statements) for row in rows] == [
        (("Tidewater Gazette",), 2),
        (("Tidewater Gazette", "Kost Radio"), 1),
    ]


def test_a_filter_narrows_what_is_counted(archive: Archive) -> None:
    (row,) = archive.sources(Filter(speaker=("Jonas Reth",)))
    assert (row.outlet, row.statements, row.first_hand, row.relies_on) == ("Harrow Post", 1, 1, ())
    assert [row.outlet for row in archive.sources(Filter(limit=1, offset=1))] == ["Harrow Post"]
    assert archive.sources(Filter(act=("apologize",))) == []
    assert archive.chains(Filter(source=("Meridian Wire",))) == []
    assert len(archive.chains(Filter(limit=1))) == 1


def test_an_older_version_is_not_asked(filled: Callable[..., Archive]) -> None:
    url = "https://post.example/boats"
    archive = filled(chained(url=url).record, reports()[0])
    assert [row.outlet for row in archive.sources()] == ["Meridian Wire", "Harrow Post"]
    archive = filled(chained(url=url, published="2031-05-20").record)
    assert [(row.outlet, row.statements) for row in archive.sources()] == [("Meridian Wire", 8), ("Harrow Post", 4)]


def hands(record: Record) -> Counter[str]:
    """What a plain count gives for the outlet of one report."""
    kinds = {actor.id: actor.kind for actor in record.actors}

    def of(said: Statement) -> list[str]:
        hand = ("first_hand", "second_hand", "chained")[min(len(said.via), 2)]
        anonymous = said.speaker is not None and kinds[said.speaker] == "unnamed"
        unnamed = anonymous or said.speaker is None
        return ["statements", hand, *["anonymous"] * anonymous, *["unnamed"] * unnamed]

    return Counter(name for said in record.statements for name in of(said))


@settings(max_examples=25)
@given(SOME_RECORDS)
def test_any_records_give_what_a_plain_count_gives(some: list[Record]) -> None:
    with holding(some) as (archive, held):
        wanted: dict[str | None, Counter[str]] = {}
        for _, record in held:
            if record.statements:
                outlet = wanted.setdefault(record.document.publisher or record.document.source, Counter())
                outlet += hands(record)
                outlet["reports"] += 1
        rows = archive.sources(ALL)
        names = ("reports", "statements", "first_hand", "second_hand", "chained", "unnamed", "anonymous")
        assert {row.outlet: [getattr(row, n) for n in names] for row in rows} == {
            outlet: [counted[n] for n in names] for outlet, counted in wanted.items()
        }
        for row in rows:
            assert sum(link.statements for link in row.relies_on) == row.second_hand + row.chained
        ways = archive.chains(ALL)
        lengths = Counter[int]()
        for way in ways:
            assert len(way.chain) == len(way.example.via)
            lengths[len(way.chain)] += way.statements
        assert lengths == Counter(len(s.via) for _, record in held for s in record.statements if s.via)
        assert [way.statements for way in ways] == sorted((way.statements for way in ways), reverse=True)


@pytest.mark.parametrize("counts", [(1, 0, 0), (1000, 1, 1), (1, 1, 1), (0, 0, 7), (3, 500, 2)])
def test_a_bar_is_as_long_as_any_and_leaves_nobody_out(counts: tuple[int, int, int]) -> None:
    drawn = bar(SourceRow("Harrow Post", 1, sum(counts), *counts, 0, 0, ())).plain
    assert len(drawn) == BAR
    assert [mark in drawn for mark in "█▒░"] == [count > 0 for count in counts]


def test_the_page(archive: Archive) -> None:
    ids = [s.id for s in chained().record.statements]
    page = ask(archive, "sources").stdout
    head, ways = page[: len(PAGE)], page[len(PAGE) :]
    assert head == PAGE
    assert sorted(ways.replace("  Harrow", "\0  Harrow").split("\0")[1:]) == sorted(w.format(*ids) for w in WAYS)


def test_json_and_csv(archive: Archive) -> None:
    rows = json.loads(ask(archive, "sources", "--json").stdout)
    assert [(row["outlet"], row["chained"]) for row in rows] == [("Meridian Wire", 0), ("Harrow Post", 1)]
    table = list(csv.DictReader(io.StringIO(ask(archive, "sources", "--csv").stdout)))
    assert [row["relies_on"] for row in table] == ["", "Tidewater Gazette (2)"]
    ways = json.loads(ask(archive, "sources", "--chains", "--json").stdout)
    assert sorted(len(way["chain"]) for way in ways) == [1, 2]
    assert ask(archive, "sources", "--chains", "--act", "praise").stderr == "nothing found\n"
