"""The state of a dispute: what each side put to the other, how that stands as of a day, what changed since another."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from onrecord.archive import Archive
from onrecord.errors import NotFound
from onrecord.queries.filters import Filter
from onrecord.queries.state import State
from onrecord.queries.state.rows import StateRow
from onrecord.records import Record
from onrecord.show import plain
from onrecord.show.answers.state import state_page
from tests.queries.asked import ALL, SOME_RECORDS, ask, holding
from tests.queries.standoff import Standoff
from tests.queries.telling import Telling as Report

VERANIA, KOSTRIA = "Verania", "Kostria"
PAGE = """\
Verania and Kostria as of 9 May 2031, changed since 5 May 2031

Verania
  Demanded
  withdrawn  (1 May 2031)  Elin Darvas demanded an apology (Meridian Wire · {apology} · 2
                           reports, 1 origin · was open · to nobody named)
                           ↳ (7 May 2031) Darvas took back her demand for an apology (Meridian Wire
                             · {withdrawal})
  met        (1 May 2031)  Elin Darvas demanded Kostria free the crew of the Amsel (Meridian Wire ·
                           {crew} · 2 reports, 1 origin · was refused)
                           ↳ 6 May 2031 Kostria → the crew: return, release person(s) 0841 “freed”
                             (Meridian Wire · {freed})

The latest between them
             (9 May 2031)  Oskar Venn → Elin Darvas: consult 040 “met” (Meridian Wire ·
                           {met})
             (9 May 2031)  Kostria → Verania: reduce or break diplomatic relations 161 “expelled an
                           envoy” (Meridian Wire · {expelled})
               6 May 2031  Kostria → the crew: return, release person(s) 0841 “freed” (Meridian Wire
                           · {freed})
"""


@pytest.fixture
def standoff() -> Standoff:
    return Standoff()


@pytest.fixture
def archive(filled: Callable[..., Archive], standoff: Standoff) -> Archive:
    return standoff.fill(filled())


def told(found: State) -> list[tuple[str, str | None, str, str]]:
    """Each thing but deeds: kind, whose, status, words."""
    return [(r.kind, r.side, r.status, r.statement.content[0].quote) for r in found.rows if r.statement]


def counts(row: StateRow) -> tuple[int, int]:
    """Reports and origins."""
    told = row.statement or row.event
    assert told is not None
    return told.told.reports, told.told.origins


def test_everything_what_is_open_first(archive: Archive) -> None:
    found = archive.state(VERANIA, KOSTRIA)
    assert (found.one, found.other, found.day) == (VERANIA, KOSTRIA, "2031-05-09")
    assert told(found) == [
        ("demand", VERANIA, "open", "a second harbour from Kostria"),
        ("demand", VERANIA, "withdrawn", "an apology"),
        ("demand", VERANIA, "met", "Kostria free the crew of the Amsel"),
        ("question", VERANIA, "open", "whether the crew was alive"),
        ("accusation", VERANIA, "denied", "piracy on the strait"),
        ("withheld", KOSTRIA, "withheld", "the harbour"),
        ("offer", "Talland", "open", "mediate between Verania and Kostria"),
        ("offer", "Talland", "accepted", "mediate between Verania and Kostria"),
    ]


def test_what_made_it_so_and_since_when(archive: Archive, standoff: Standoff) -> None:
    rows = {r.statement.id: r for r in archive.state(VERANIA, KOSTRIA).rows if r.statement}
    crew, charge, harbour = (rows[standoff.ids[name]] for name in ("crew", "charge", "harbour"))
    assert (crew.since, [d.id for d in crew.deeds], crew.answers) == ("2031-05-06", [standoff.ids["freed"]], ())
    assert (charge.since, [a.id for a in charge.answers]) == ("2031-05-03", [standoff.ids["denial"]])
    assert (harbour.since, harbour.answers) == ("2031-05-01", ())
    assert [c.id for c in harbour.candidates] == [standoff.ids["no comment"]]
    assert {counts(r) for r in (crew, charge, harbour)} == {(2, 1)}


def test_as_of_a_day_nothing_later_counts(archive: Archive, standoff: Standoff) -> None:
    assert archive.state(VERANIA, KOSTRIA, on="2031-04").rows == ()
    first = archive.state(VERANIA, KOSTRIA, on="2031-05-01")
    assert {(r.status, counts(r)) for r in first.rows} == {("open", (1, 1))}
    fourth = {r.statement.id: r for r in archive.state(VERANIA, KOSTRIA, on="2031-05-04").rows if r.statement}
    assert fourth[standoff.ids["crew"]].status == "refused"
    assert fourth[standoff.ids["apology"]].status == "open"
    assert archive.state(VERANIA, KOSTRIA, on="2031").rows == archive.state(VERANIA, KOSTRIA).rows


def test_each_side_answers_an_offer_of_a_third_party_by_itself(archive: Archive) -> None:
    offers = [row for row in archive.state(VERANIA, KOSTRIA).rows if row.kind == "offer"]
    assert [(row.toward, row.status, len(row.answers)) for row in offers] == [
        (VERANIA, "open", 0),
        (KOSTRIA, "accepted", 1),
    ]


def test_the_sides_may_be_named_either_way(archive: Archive) -> None:
    there, back = archive.state(VERANIA, KOSTRIA), archive.state("KST", "VRN")
    assert {r.statement.id for r in there.rows if r.statement} == {r.statement.id for r in back.rows if r.statement}
    assert (back.one, back.rows[0].side, back.rows[0].toward) == (KOSTRIA, KOSTRIA, None)


def test_a_page_of_what_changed(archive: Archive, standoff: Standoff) -> None:
    found = archive.state(VERANIA, KOSTRIA, since="2031-05-05")
    events = {r.event.evidence[0].quote: r.event.id for r in found.rows if r.event}
    ids = standoff.ids | {"met": events["met"], "expelled": events["expelled an envoy"]}
    assert plain(state_page(found)) == PAGE.format(**ids)
    assert ask(archive, "state", VERANIA, KOSTRIA, "--since", "2031-05-05").stdout == PAGE.format(**ids)


def test_several_days_asked_at_once_stand_as_each_by_itself(archive: Archive) -> None:
    asked = [("2031-05-04", None), (None, "2031-05-05"), (None, None), ("2031-05-07", "2031-05-03")]
    alone = [archive.state(VERANIA, KOSTRIA, on=on, since=since) for on, since in asked]
    assert archive.states(VERANIA, KOSTRIA, asked) == alone
    assert len({state.rows for state in alone}) == len(asked)


def test_a_longer_dispute_takes_no_more_questions_to_the_database(archive: Archive) -> None:
    few, before = questions(archive)
    for n in range(4):
        told = Report(
            f"Elin Darvas withdrew the demand for berth {n}. She wanted pier {n} of Kostria.", published="2031-05-08"
        )
        darvas = told.who("Elin Darvas", "person", "VRN")
        told.who("Kostria", "state", "KST")
        told.said(darvas, "withdrew", f"the demand for berth {n}", act="retract")
        told.said(darvas, "wanted", f"pier {n} of Kostria", act="demand")
        archive.add(told.record)
    many, after = questions(archive)
    assert (many, after > before) == (few, True)


def questions(archive: Archive) -> tuple[int, int]:
    """How often a database is asked for the state, and how many rows that has."""
    asked: list[str] = []

    def note(_: Any, __: Any, statement: str, *___: Any) -> None:
        asked.append(statement)

    event.listen(archive.engine, "before_cursor_execute", note)
    rows = archive.state(VERANIA, KOSTRIA).rows
    event.remove(archive.engine, "before_cursor_execute", note)
    return len(asked), len(rows)


def test_changes_of_a_day_are_since_that_day(archive: Archive) -> None:
    def changed(since: str) -> set[str]:
        rows = archive.state(VERANIA, KOSTRIA, since=since).rows
        return {f"{r.statement.content[0].quote}: {r.before}" for r in rows if r.statement}

    assert changed("2031-05-07") == {"an apology: open"}
    assert changed("2031-05-08") == set()
    assert "a second harbour from Kostria: None" in changed("2031-05-01")
    assert "a second harbour from Kostria: None" not in changed("2031-05-02")


def test_what_nothing_dates_counts_where_no_date_is_asked_for(filled: Callable[..., Archive]) -> None:
    report = Report("Verania demanded that Kostria leave. Kostria seized a boat.")
    verania, kostria = report.who("Verania", "state", "VRN"), report.who("Kostria", "state", "KST")
    report.said(verania, "demanded", "Kostria leave", act="demand")
    report.did([kostria], [verania], "171 COERCE", "seized a boat")
    archive = filled(report.record)
    found = archive.state("VRN", "KST")
    assert [(row.kind, row.since) for row in found.rows] == [("demand", None), ("deed", None)]
    assert found.day is None
    assert archive.state("VRN", "KST", on="2031").rows == archive.state("VRN", "KST", since="2031").rows == ()


def test_less_sure_finds_count_where_they_are_asked_for(archive: Archive) -> None:
    found = archive.state(VERANIA, KOSTRIA, Filter(min_confidence=0.0, limit=None))
    assert ("demand", VERANIA, "open", "talks with Oskar Venn") not in told(archive.state(VERANIA, KOSTRIA))
    assert ("demand", VERANIA, "open", "talks with Oskar Venn") in told(found)


def test_json_and_csv(archive: Archive, standoff: Standoff) -> None:
    rows = json.loads(ask(archive, "state", VERANIA, KOSTRIA, "--json").stdout)
    assert [row["kind"] for row in rows[:2]] == ["demand", "demand"]
    assert rows[0]["candidates"][0]["id"] == standoff.ids["no comment"]
    table = list(csv.DictReader(io.StringIO(ask(archive, "state", VERANIA, KOSTRIA, "--csv").stdout)))
    assert len(table) == len(rows)
    met = next(row for row in table if row["status"] == "met")
    assert (met["id"], met["made_so"], met["reports"], met["origins"]) == (
        standoff.ids["crew"], standoff.ids["freed"], "2", "1"
    )  # fmt: skip


def test_a_limit_and_wrong_calls(archive: Archive) -> None:
    assert len(json.loads(ask(archive, "state", VERANIA, KOSTRIA, "--json", "--limit", "2").stdout)) == 2
    with pytest.raises(NotFound, match="the date 'soon'"):
        archive.state(VERANIA, KOSTRIA, on="soon")
    with pytest.raises(NotFound, match="they are the same"):
        archive.state(VERANIA, "VRN")
    with pytest.raises(NotFound, match="no actor 'Nobody'"):
        archive.state(VERANIA, "Nobody")


def test_a_side_s_paper_does_not_speak_for_it(filled: Callable[..., Archive]) -> None:
    report = Report("Kost Radio demanded that Verania leave. Verania and Kostria met.", published="2031-05-01")
    radio, verania = report.who("Kost Radio", "media", "KST"), report.who("Verania", "state", "VRN")
    report.who("Kostria", "state", "KST")
    report.said(radio, "demanded", "Verania leave", act="demand", addressees=(verania,))
    assert archive_rows(filled(report.record)) == []


def test_what_is_demanded_of_others_is_none_of_it(filled: Callable[..., Archive]) -> None:
    report = Report("Verania demanded that Talland leave. Kostria met Verania.", published="2031-05-01")
    verania, kostria = report.who("Verania", "state", "VRN"), report.who("Kostria", "state", "KST")
    talland = report.who("Talland", "state", "TAL")
    report.said(verania, "demanded", "Talland leave", act="demand", addressees=(talland,))
    report.did([kostria], [verania], "040 CONSULT", "met")
    assert archive_rows(filled(report.record)) == [("deed", "done")]


@pytest.mark.parametrize(
    ("taken", "withdrawn"),
    [
        ("its demand for a new harbour wall", {"a harbour wall from Kostria"}),
        ("its demand for ships", set[str]()),
        ("the accusation", {"theft by Kostria"}),
        ("its demand", set[str]()),
        ("its demand that Kostria pay for the buoys by Friday", {"Kostria pay for the buoys"}),
    ],
)
def test_what_is_taken_back_by_which_words(filled: Callable[..., Archive], taken: str, withdrawn: set[str]) -> None:
    report = Report(
        "Verania demanded a harbour wall from Kostria. Verania demanded that Kostria pay for the buoys. "
        f"Verania accused them of theft by Kostria. Later Verania withdrew {taken}.",
        published="2031-05-01",
    )
    verania = report.who("Verania", "state", "VRN")
    kostria = report.who("Kostria", "state", "KST")
    for act, words in (
        ("demand", "a harbour wall from Kostria"),
        ("demand", "Kostria pay for the buoys"),
        ("accuse", "theft by Kostria"),
    ):
        report.said(verania, f"{act}ed" if act == "demand" else "accused", words, act=act, addressees=(kostria,))
    report.said(verania, "withdrew", taken, act="retract")
    rows = filled(report.record).state("VRN", "KST").rows
    assert {r.statement.content[0].quote for r in rows if r.statement and r.status == "withdrawn"} == withdrawn


def archive_rows(archive: Archive) -> list[tuple[str, str]]:
    return [(row.kind, row.status) for row in archive.state("VRN", "KST").rows]


@settings(max_examples=50)
@given(SOME_RECORDS, st.sampled_from([None, "2026", "2031-05"]), st.sampled_from([None, "2026-03", "2031-05-02"]))
def test_any_archive_has_a_state(some: list[Record], on: str | None, since: str | None) -> None:
    with holding(some) as (archive, _):
        found, ways = archive.state("JPN", "NOR", ALL, on=on, since=since), archive.state("NOR", "JPN", ALL, on=on)
        stood = {(row.statement.id, row.kind): row.status for row in ways.rows if row.statement}
        for row in found.rows:
            told = row.statement or row.event
            assert told is not None
            assert told.told.reports >= told.told.origins >= 1
            assert row.before != row.status or row.kind == "deed"
            if on is not None:
                assert told.first_day is not None
                assert told.first_day[:4] <= on[:4]
            if row.statement:
                assert stood.get((row.statement.id, row.kind), row.status) == row.status
