"""The timeline: days as far as they are told, each happening once, nothing said twice."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.errors import NotFound
from onrecord.queries.filters import EVERYTHING, Filter
from onrecord.queries.rows import TimelineRow
from onrecord.queries.timeline import dating
from onrecord.records import Stamp
from onrecord.store.days import days_of, iso
from tests.queries.telling import wire

WHOLE = [
    ("2030-01-01", "told", "year", "a lighthouse"),
    ("2031-04-01", "told", "month", "sent a keeper"),
    ("2031-05-05", "told", "span", "ships would come"),
    ("2031-05-06", "told", "day", "met"),
    ("2031-05-07", "told", "day", "“The lighthouse is ours,”"),
    ("2031-05-08", "told", "day", "Oskar Venn denied “any wish to own the lighthouse”"),
    ("2031-05-08", "published", "day", "‘dark nights’"),
    ("2031-05-09", "published", "day", "close the strait"),
    (None, "unknown", None, "nobody had asked the keeper"),
]
PAGE = """\
2030
  Jonas Reth requested a lighthouse (Harrow Post · {request})
Apr 2031
  Verania: provide aid 070 “sent a keeper” (Meridian Wire · {aid} · uncertain)
"""


def told(row: TimelineRow) -> tuple[str | None, str, str | None, str]:
    evidence = row.event.evidence if row.event else row.statement.content if row.statement else ()
    return row.first_day, row.dated, row.precision, evidence[0].quote


def test_everything_by_date(archive: Archive) -> None:
    rows = archive.timeline()
    days = [told(row) for row in rows]
    same = slice(5, 7)
    assert sorted(days[same]) == sorted(WHOLE[same])
    assert days[:5] + days[7:] == WHOLE[:5] + WHOLE[7:]
    assert [row.kind for row in rows].count("event") == 3


def test_what_is_told_within_another_is_left_out_unless_asked_for(archive: Archive) -> None:
    def denials(*, told_within: bool, wanted: Filter = EVERYTHING) -> int:
        rows = archive.timeline(wanted, told_within=told_within)
        return sum(row.statement is not None and row.statement.act == "deny" for row in rows)

    assert denials(told_within=False) == 0
    assert denials(told_within=True) == 1
    assert denials(told_within=False, wanted=Filter(actor=("Oskar Venn",))) == 1, "the newspaper's words are left out"
    assert denials(told_within=False, wanted=Filter(since="2031-05-08")) == 0, "they are there"


@pytest.mark.parametrize(("who", "whom"), [("Elin Darvas", "Oskar Venn"), ("Oskar Venn", "Elin Darvas")])
def test_a_happening_is_told_by_the_side_that_is_asked_for(archive: Archive, who: str, whom: str) -> None:
    (row,) = archive.timeline(Filter(speaker=(who,)), "events")
    assert row.event
    assert [a.name for a in row.event.actors] == [who]
    assert [a.name for a in row.event.recipients] == [whom]
    assert len(archive.timeline(Filter(speaker=(who, whom)), "events")) == 1


def test_one_side_alone(archive: Archive) -> None:
    assert {row.kind for row in archive.timeline(what="events")} == {"event"}
    assert {row.kind for row in archive.timeline(what="statements")} == {"statement"}


@pytest.mark.parametrize("size", [1, 2, 4])
def test_pages_joined_are_the_whole(archive: Archive, size: int) -> None:
    whole = archive.timeline(Filter(limit=None))
    pages = [archive.timeline(Filter(limit=size, offset=at)) for at in range(0, len(whole) + size, size)]
    assert [row for page in pages for row in page] == whole


def test_filters_narrow_both_sides(archive: Archive) -> None:
    def words(**wanted: object) -> list[str]:
        return [told(row)[3] for row in archive.timeline(Filter(**wanted))]  # type: ignore[arg-type]

    assert words(since="2031-05-06", until="2031-05-07", actor=("Oskar Venn",)) == ["met"]
    assert words(country=("VRN",)) == ["sent a keeper", "met", "“The lighthouse is ours,”"]
    assert words(channel=("letter",)) == ["nobody had asked the keeper"]
    assert words(act=("warn",)) == ["‘dark nights’"]
    assert words(source=("Harrow Post",), until="2031-05-05") == ["a lighthouse", "ships would come"]
    assert words(min_confidence=0.5, until="2031-04-30") == ["a lighthouse"]
    assert len(words(collection=("lighthouse",))) == len(WHOLE)
    with pytest.raises(NotFound, match="no collection 'harbour'"):
        words(collection=("harbour",))
    with pytest.raises(NotFound, match="no actor 'Nobody'"):
        words(actor=("Nobody",))


def test_words_narrow_both_sides(archive: Archive) -> None:
    found = [told(row)[3] for row in archive.timeline(Filter(text='"dark nights"'))]
    assert found == ["sent a keeper", "met", "‘dark nights’"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-05-07T09:20+02:00", ("told", "day")),
        ("2031-02", ("told", "month")),
        ("2031", ("told", "year")),
        ("2031-W19", ("told", "span")),
        ("XXXX-05-07", ("published", "day")),
        ("PAST_REF", ("published", "day")),
        (None, ("published", "day")),
    ],
)
def test_how_a_day_is_known(value: str | None, expected: tuple[str, str]) -> None:
    first, last = days_of(value)
    days = (iso(first), iso(last)) if first and last else ("2031-05-09", "2031-05-09")
    assert dating(value, *days) == expected


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_a_day_that_is_told_is_never_taken_for_the_stamp(day: date, form: str) -> None:
    value = day.strftime(form).zfill(len("2031-05-07"[: {"%Y": 4, "%Y-%m": 7}.get(form, 10)]))
    first, last = days_of(value)
    assert first is not None
    assert last is not None
    assert dating(value, iso(first), iso(last))[0] == "told"
    assert iso(first) <= day.isoformat() <= iso(last)


def test_the_page(archive: Archive, archive_url: str) -> None:
    done = CliRunner().invoke(app, ["timeline", "--archive", archive_url, "--until", "2031-04"])
    request, aid = (row.statement or row.event for row in archive.timeline(Filter(limit=2)))
    assert request
    assert aid
    assert done.output == PAGE.format(request=request.id, aid=aid.id)
    undated = CliRunner().invoke(app, ["timeline", "--archive", archive_url, "--channel", "letter"])
    assert undated.output.startswith("Undated\n  Reth wrote nobody had asked the keeper (letter · Harrow Post · ")
    stamped = CliRunner().invoke(app, ["timeline", "--archive", archive_url, "--act", "warn"])
    assert stamped.output.startswith("Thu 8 May 2031\n  Oskar Venn warned ‘dark nights’ (Meridian Wire · ")
    assert stamped.output.endswith(" · dated by its report)\n")
    within = CliRunner().invoke(app, ["timeline", "--archive", archive_url, "--since", "2031-05-05", "--limit", "1"])
    assert within.stdout.startswith("between 5 and 11 May 2031\n")
    assert within.stderr == "the first 1 shown; --limit N for more, --limit 0 for all\n"


def test_json_and_csv(archive: Archive, archive_url: str) -> None:
    whole = CliRunner().invoke(app, ["timeline", "--archive", archive_url, "--json"]).stdout
    found = json.loads(whole)
    assert len(found) == len(WHOLE)
    assert set(found[0]) == {"kind", "first_day", "last_day", "dated", "precision", "event", "statement"}
    assert [(row["event"] is None) != (row["statement"] is None) for row in found] == [True] * len(WHOLE)
    table = CliRunner().invoke(app, ["timeline", "--archive", archive_url, "--csv"]).stdout
    lines = list(csv.DictReader(io.StringIO(table)))
    assert [line["words"] for line in lines] == [told(row)[3] for row in archive.timeline()]
    start, stop = map(int, lines[1]["words_at"].split("-"))
    assert wire().document.text[start:stop] == "sent a keeper"
    assert (lines[1]["who"], lines[1]["what"], lines[1]["plover"]) == ("Verania", "070", "AID")
    assert CliRunner().invoke(app, ["timeline", "--archive", archive_url, "--all", "--csv"]).stdout.count("deny") == 1


def test_an_outlet_whose_capitals_no_database_folds(filled: Callable[..., Archive]) -> None:
    told = wire()
    told.document = replace(told.document, publisher="Échos de Véranie")
    assert len(filled(told.record).timeline(Filter(source=("Échos de Véranie",)))) == 4


def test_an_older_version_is_not_told_again(filled: Callable[..., Archive]) -> None:
    first, second = wire(), wire()
    second.document = replace(second.document, published=Stamp("2031-05-09", "given"))
    archive = filled(first.record, second.record)
    assert len(archive.timeline()) == 4
    assert {row.first_day for row in archive.timeline() if row.dated == "published"} == {"2031-05-09"}
