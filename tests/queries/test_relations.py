"""What two sides did to each other: both directions, both together, each happening once; pictures of it."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, fields, replace
from functools import partial
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archive import Archive
from onrecord.errors import NotFound, OnrecordError
from onrecord.lexicon.events import EventLexicon
from onrecord.queries.filters import Filter
from onrecord.queries.relations import Per, period_of, quad_of
from onrecord.queries.rows import RelationRow, TypeCounts
from onrecord.records import Event, Modality, Record
from onrecord.show.plots.blocks import blocks, following, means
from onrecord.show.plots.needing import needed
from onrecord.store.days import days_of
from tests.queries.asked import ALL, SOME_RECORDS, ask, holding
from tests.queries.quarrel import quarrel, reports, year

THERE, BACK, BOTH = "Verania → Kostria", "Kostria → Verania", "Verania – Kostria"
DATED = ("within", "wider", "not told")
PAGE = """\
Verania → Kostria
                      reports/      verbal    material      verbal    material
day            events  origins cooperation cooperation    conflict    conflict Goldstein types
6 May 2031          1      1/1           1                                          +1.0 consult 1
wider than one      1      1/1                       1                              +7.4 aid 1
no day told         1      1/1                                   1                  -2.0 accuse 1
"""


@pytest.fixture
def archive(filled: Callable[..., Archive]) -> Archive:
    return filled(*reports())


def told(rows: list[RelationRow]) -> list[tuple[str | None, str, int, float | None, dict[str, int]]]:
    quads = ({name: count for name, count in asdict(row.by_quad).items() if count} for row in rows)
    return [(r.period, r.side, r.events, r.goldstein_mean, quad) for r, quad in zip(rows, quads, strict=True)]


def test_days_each_direction_and_both(archive: Archive) -> None:
    talk, seized = {"verbal_cooperation": 1}, {"material_conflict": 1}
    assert told(archive.relations("Verania", "Kostria", per="day"))[:5] == [
        ("2031-05-06", THERE, 1, 1.0, talk),
        ("2031-05-06", BACK, 1, 1.0, talk),
        ("2031-05-06", BOTH, 1, 1.0, talk),
        ("2031-05-07", BACK, 1, -9.0, seized),
        ("2031-05-07", BOTH, 1, -9.0, seized),
    ]


def test_months_hold_what_is_dated_by_a_month(archive: Archive) -> None:
    rows = [row for row in archive.relations("Verania", "Kostria") if row.side == BOTH]
    assert [(row.period, row.dated, row.events, row.goldstein_mean) for row in rows] == [
        ("2031-04-01", "within", 1, 7.4),
        ("2031-05-01", "within", 2, -4.0),
        (None, "not told", 1, -2.0),
    ]
    assert rows[1].by_type == TypeCounts(consult=1, coerce=1)


def test_weeks_begin_on_monday_and_what_is_wider_is_apart(archive: Archive) -> None:
    rows = [row for row in archive.relations("Verania", "Kostria", per="week") if row.side == BOTH]
    assert [(row.period, row.dated, row.events) for row in rows] == [
        ("2031-05-05", "within", 2),
        (None, "wider", 1),
        (None, "not told", 1),
    ]


def test_plans_and_doubtful_events_count_where_they_are_asked_for(archive: Archive) -> None:
    planned = archive.relations("Verania", "Kostria", modality=["planned"])
    assert [(row.side, row.events, row.by_type.assault) for row in planned] == [(BACK, 1, 1), (BOTH, 1, 1)]
    everything = archive.relations("Verania", "Kostria", Filter(limit=None))
    assert sum(row.events for row in everything if row.side == BOTH) == 5


@pytest.mark.parametrize("names", [("VRN", "KST"), ("Verania", "KST"), ("vrn", "Kostria")])
def test_a_country_by_code_or_name_takes_in_its_ministers(archive: Archive, names: tuple[str, str]) -> None:
    assert archive.relations(*names) == archive.relations("Verania", "Kostria")


def test_a_person_is_a_side_of_its_own(archive: Archive) -> None:
    rows = archive.relations("Elin Darvas", "Kostria")
    assert [(row.side, row.by_type.accuse, row.events) for row in rows] == [
        ("Elin Darvas → Kostria", 1, 1),
        ("Elin Darvas – Kostria", 1, 1),
    ]
    assert archive.relations("Elin Darvas", "Verania") == []


def test_sides_that_are_one_or_nobody(archive: Archive) -> None:
    with pytest.raises(NotFound, match="they are the same"):
        archive.relations("Verania", "VRN")
    with pytest.raises(NotFound, match="they are the same"):
        archive.relations("Oskar Venn", "Oskar Venn")
    with pytest.raises(NotFound, match="no actor 'Nowhere at all'"):
        archive.relations("Verania", "Nowhere at all")


def test_a_filter_narrows(archive: Archive) -> None:
    assert archive.relations("Verania", "Kostria", Filter(source=("Harrow Post",))) == []
    rows = archive.relations("Verania", "Kostria", Filter(since="2031-05-07", until="2031-05-07"), per="day")
    assert [(row.period, row.side) for row in rows] == [("2031-05-07", BACK), ("2031-05-07", BOTH)]


def test_the_events_each_once_with_their_words(archive: Archive) -> None:
    rows = archive.relation_events("Verania", "Kostria")
    assert [row.evidence[0].quote for row in rows] == ["blamed Kostria", "seized a trawler", "talked", "sent rice"]
    assert [row.mirror_of for row in rows] == [None] * 4


def side_of(record: Record, country: str) -> set[str]:
    return {actor.id for actor in record.actors if actor.country == country}


def order(record: Record, event: Event) -> tuple[bool, int, bool]:
    """By the first day that is told, else that of the report; what is told before what is not."""
    stamp = record.document.published
    day = days_of(event.when)[0] or days_of(stamp.value if stamp else None)[0]
    return day is None, day or 0, event.when is None


def counts(record: Record, a: str, b: str, per: Per) -> Counter[tuple[int, str | None, str, str]]:
    """Direction, period, quad class and type of each happening between two countries."""
    one, other = side_of(record, a), side_of(record, b)
    there = [e for e in record.events if one & {*e.actors} and other & {*e.recipients}]
    back = [e for e in record.events if other & {*e.actors} and one & {*e.recipients}]
    first: dict[str, Event] = {}
    for event in sorted(record.events, key=partial(order, record)):
        if event in there or event in back:
            first.setdefault(event.mirror_of or event.id, event)
    found: Counter[tuple[int, str | None, str, str]] = Counter()
    for happening, event in first.items():
        days = days_of(event.when) if event.when else (None, None)
        what = (period_of(*days, per)[0], quad_of(int(event.cameo[:2])), (event.plover or "none").lower())
        found[(2, *what)] += 1
        for number, events in enumerate((there, back)):
            found[(number, *what)] += happening in {e.mirror_of or e.id for e in events}
    return +found


@settings(max_examples=25)
@given(SOME_RECORDS, st.sampled_from(["day", "week", "month"]))
def test_any_records_give_what_a_plain_count_gives(some: list[Record], per: Per) -> None:
    modality: tuple[Modality, ...] = get_args(Modality)
    with holding(some) as (archive, held):
        plain: Counter[tuple[int, str | None, str, str]] = Counter()
        for _, record in held:
            plain += counts(record, "JPN", "NOR", per)
        rows = archive.relations("JPN", "NOR", ALL, per=per, modality=modality)
        sides = {"Japan → Norway": 0, "Norway → Japan": 1, "Japan – Norway": 2}
        quads: Counter[tuple[int, str | None, str]] = Counter()
        types: Counter[tuple[int, str | None, str]] = Counter()
        for row in rows:
            key = sides[row.side], row.period
            quads += Counter({(*key, name): count for name, count in asdict(row.by_quad).items()})
            types += Counter({(*key, name): count for name, count in asdict(row.by_type).items()})
            assert row.events == sum(asdict(row.by_quad).values()) == sum(asdict(row.by_type).values()) > 0
        wanted_quads: Counter[tuple[int, str | None, str]] = Counter()
        wanted_types: Counter[tuple[int, str | None, str]] = Counter()
        for (number, period, quad, kind), count in plain.items():
            wanted_quads[number, period, quad] += count
            wanted_types[number, period, kind] += count
        assert (quads, types) == (wanted_quads, wanted_types)
        events = archive.relation_events("JPN", "NOR", ALL, modality=modality)
        assert len(events) == sum(row.events for row in rows if " – " in row.side)
        assert archive.relations("NOR", "JPN", ALL, per=per, modality=modality) == sorted(
            (swapped(row) for row in rows), key=lambda row: (DATED.index(row.dated), row.period or "", _order(row))
        )


def swapped(row: RelationRow) -> RelationRow:
    side = "Norway – Japan" if "–" in row.side else row.side
    return replace(row, side=side)


def _order(row: RelationRow) -> int:
    return ("Norway → Japan", "Japan → Norway", "Norway – Japan").index(row.side)


def test_every_type_of_the_lexicon_has_its_column() -> None:
    types = {code.plover.lower() for code in EventLexicon.load().rows if code.plover}
    assert types | {"none"} == {field.name for field in fields(TypeCounts)}


def test_the_page(archive: Archive) -> None:
    page = ask(archive, "relations", "Verania", "Kostria", "--per", "day").stdout
    assert page.startswith(PAGE)
    assert page.count("no day told") == 2


def test_json_csv_and_the_options_of_its_own(archive: Archive) -> None:
    rows = json.loads(ask(archive, "relations", "VRN", "KST", "--json").stdout)
    assert [row["side"] for row in rows] == [THERE, BOTH, THERE, BACK, BOTH, THERE, BOTH]
    assert rows[0]["by_quad"]["material_cooperation"] == 1
    table = list(csv.DictReader(io.StringIO(ask(archive, "relations", "VRN", "KST", "--csv").stdout)))
    assert (table[0]["period"], table[0]["by_type_aid"]) == ("2031-04-01", "1")
    sunk = ask(archive, "relations", "VRN", "KST", "--events", "--min-confidence", "0").stdout
    assert "“ships were sunk”" in sunk
    assert "“ships were sunk”" not in ask(archive, "relations", "VRN", "KST", "--events").stdout
    cut = ask(archive, "relations", "VRN", "KST", "--limit", "2")
    assert cut.stderr == "the first 2 shown; --limit N for more, --limit 0 for all\n"
    assert ask(archive, "relations", "VRN", "KST", "--modality", "denied").stderr == "nothing found\n"


def test_blocks_stand_on_zero_and_gaps_stay_gaps(archive: Archive) -> None:
    rows = [row for row in archive.relations("Verania", "Kostria", per="day") if row.side == BOTH]
    assert [(b.begins, b.ends, b.quad, b.low, b.high) for b in blocks(rows, "day")] == [
        ("2031-05-06", "2031-05-07", "verbal_cooperation", 0, 1),
        ("2031-05-07", "2031-05-08", "material_conflict", -1, 0),
    ]
    april = [row for row in archive.relations("VRN", "KST", ALL) if row.side == BOTH]
    assert [mean for _, mean in means(april, "month")] == [7.4, -4.0]
    assert following("2031-04-01", "month") == "2031-05-01"


def test_a_gap_breaks_the_line() -> None:
    def row(period: str, mean: float) -> RelationRow:
        return RelationRow(period, "within", "A – B", 1, mean, *_nothing())

    assert means([row("2031-01-01", 1.0), row("2031-04-01", 2.0)], "month") == [
        ("2031-01-16", 1.0), ("2031-02-01", None), ("2031-04-16", 2.0),
    ]  # fmt: skip


def _nothing() -> Any:
    from onrecord.queries.rows import QuadCounts

    return QuadCounts(), TypeCounts()


def test_pictures_are_written(archive: Archive, tmp_path: Path) -> None:
    pytest.importorskip("altair")
    svg, png = tmp_path / "a.svg", tmp_path / "a.png"
    result = ask(archive, "relations", "VRN", "KST", "--per", "day", "--svg", str(svg), "--png", str(png))
    assert result.exit_code == 0, result.output
    drawn = "".join(ET.parse(svg).getroot().itertext())
    for words in ("Verania – Kostria: what each did to the other, by day", THERE, BACK, "material conflict", "date"):
        assert words in drawn
    assert "Not drawn: 1 event whose date is wider than a day, 1 event of which no day is told." in drawn
    assert png.read_bytes().startswith(b"\x89PNG\r\n")


def test_a_direction_in_which_nothing_was_done_is_drawn_empty(archive: Archive, tmp_path: Path) -> None:
    pytest.importorskip("altair")
    svg = tmp_path / "a.svg"
    ask(archive, "relations", "VRN", "KST", "--since", "2031-05-07", "--per", "day", "--svg", str(svg))
    drawn = "".join(ET.parse(svg).getroot().itertext())
    assert THERE in drawn
    assert BACK in drawn


def test_the_picture_of_the_docs_is_of_today(filled: Callable[..., Archive], root: Path, tmp_path: Path) -> None:
    pytest.importorskip("altair")
    ask(filled(year()), "relations", "VRN", "KST", "--svg", str(tmp_path / "a.svg"))
    drawn, shown = (
        "".join(ET.parse(p).getroot().itertext()) for p in (tmp_path / "a.svg", root / "docs/relations.svg")
    )
    assert drawn == shown


def test_a_plot_in_the_terminal(archive: Archive) -> None:
    pytest.importorskip("plotext")
    drawn = ask(archive, "relations", "VRN", "KST", "--per", "day", "--plot").stdout
    head, *lines = drawn.splitlines()
    assert head == "Verania – Kostria: events by day, cooperation above, conflict below"
    above, below = (next(n for n, line in enumerate(lines) if mark in line) for mark in "░▓")
    zero = next(n for n, line in enumerate(lines) if line.startswith("0┤"))
    assert above < zero < below
    assert lines[-1] == "Not drawn: 1 event whose date is wider than a day, 1 event of which no day is told."


def test_nothing_to_draw_and_no_library_to_draw_with(archive: Archive) -> None:
    result = ask(archive, "relations", "Elin Darvas", "Kostria", "--plot")
    assert result.stderr == "nothing to draw: no event of theirs has a day within one month\n"
    with pytest.raises(OnrecordError, match=r"no_such_plotter is not installed; pip install 'onrecord\[plots\]'"):
        needed("no_such_plotter")


def test_mirrors_of_a_third_party_count_once(filled: Callable[..., Archive]) -> None:
    told = quarrel()
    darvas, venn, verania, kostria, *_ = (actor.id for actor in told.actors)
    first = told.did([darvas], [venn], "040 CONSULT", "near", when="2031-05-01")
    for doer, to in ((verania, kostria), (kostria, verania)):
        told.did([doer], [to], "040 CONSULT", "near", when="2031-05-01", mirror_of=first)
    archive = filled(told.record)
    rows = archive.relations("Verania", "Kostria", Filter(since="2031-05-01", until="2031-05-01"), per="day")
    assert [(row.side, row.events) for row in rows if row.period] == [(THERE, 1), (BACK, 1), (BOTH, 1)]
