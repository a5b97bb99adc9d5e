"""Two readouts of one call beside each other: told by both, in conflict, declined, told by one alone; and by others."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from onrecord.archive import Archive
from onrecord.errors import NotFound
from onrecord.queries.aligning import Outcome
from onrecord.queries.compared import Compared
from onrecord.queries.filters import Filter
from onrecord.records import Record
from tests.queries.asked import ALL, SOME_RECORDS, ask, holding
from tests.queries.carried import join_events
from tests.queries.talks import DAY, joint, talk

NAMES = "Elin Darvas", "Oskar Venn"


@pytest.fixture
def talked(filled: Callable[..., Archive]) -> Archive:
    """The call, in two readouts and a report."""
    return filled(*talk(), collection="call")


def lines(found: Compared, outcome: Outcome) -> list[tuple[list[str], list[str]]]:
    """The words of both sides in the rows of one outcome."""
    return [
        ([line.content[0].quote for line in row.a], [line.content[0].quote for line in row.b])
        for row in found.rows
        if row.outcome == outcome
    ]


def test_told_by_both(talked: Archive) -> None:
    assert lines(talked.compare_on(*NAMES, DAY), "both") == [
        (
            ["President Elin Darvas spoke by phone today with Prime Minister Oskar Venn."],
            ["Prime Minister Oskar Venn spoke by phone today with President Elin Darvas."],
        ),
        (["the release of the old keeper of the lighthouse"], ["the release of the keeper of the lighthouse"]),
    ]


def test_in_conflict(talked: Archive) -> None:
    found = talked.compare_on(*NAMES, DAY)
    assert lines(found, "conflict") == [
        (["The call lasted 40 minutes."], ["The call lasted an hour."]),
        (["the keeper would go home by 12 May"], ["No date was promised.", "anything about the keeper"]),
        (["meet in Harrow on 20 May"], ["meet in Harrow on 21 May"]),
        (["the fishing rights of three villages"], ["Fishing rights were not discussed."]),
    ]
    assert [row.why for row in found.rows if row.outcome == "conflict"] == [
        ("another length of time",),
        ("one says that it was not so",),
        ("another day: 2031-05-20, 2031-05-21",),
        ("one says that it was not so",),
    ]


def test_not_said_and_told_by_one_alone(talked: Archive) -> None:
    found = talked.compare_on(*NAMES, DAY)
    assert lines(found, "declined") == [(["answer"], [])]
    assert lines(found, "alone") == [(["who had sent the boats"], []), ([], ["Verania withdraw its boats"])]


def test_whose_account_and_who_said_it_there(talked: Archive) -> None:
    found = talked.compare_on(*NAMES, DAY)
    promise = next(row for row in found.rows if row.a and row.a[0].statement.act == "promise")
    assert (promise.a[0].teller, promise.a[0].talker) == ("a", "b"), "Verania tells what Venn said"
    assert promise.a[0].told_by
    assert promise.a[0].told_by.name == "Office of the President of Verania"
    own, denial = promise.b
    assert (own.talker, own.denied, denial.talker, denial.denied) == (None, False, "b", True)
    assert denial.statement.report.publisher == "Meridian Wire"
    agreed = next(row for row in found.rows if row.a and row.a[0].statement.act == "agree")
    assert (agreed.a[0].talker, agreed.b[0].talker) == ("both", "both")


def test_what_others_tell(talked: Archive) -> None:
    others = talked.compare_on(*NAMES, DAY).others
    assert [(line.told_by and line.told_by.name, line.content[0].quote) for line in others] == [
        (None, "a cold winter"),
        ("Jonas Reth", "Venn by phone"),
    ]


def test_the_head(talked: Archive) -> None:
    found = talked.compare_on(*NAMES, DAY)
    assert (found.sides, found.channel) == (NAMES, "phone_call")
    assert [(date.when, len(date.reports)) for date in found.dates] == [(DAY, 3)]
    ours, theirs = found.accounts
    assert [(d.report.publisher, d.kind, d.own) for d in ours.documents] == [
        ("Office of the President of Verania", "readout", True)
    ]
    assert [(d.report.publisher, d.own) for d in theirs.documents] == [
        ("Office of the Prime Minister of Kostria", True),
        ("Meridian Wire", False),
    ]
    assert (ours.origins, theirs.origins) == (1, 2)


def test_by_event_it_is_the_same(talked: Archive) -> None:
    by_sides = talked.compare_on(*NAMES, DAY)
    for event in by_sides.events:
        found = talked.compare(event.id)
        turned = event.report.publisher == "Office of the Prime Minister of Kostria"
        assert sorted((row.outcome, len(row.b if turned else row.a)) for row in found.rows) == sorted(
            (row.outcome, len(row.a)) for row in by_sides.rows
        )


def test_a_readout_without_countries_is_of_whom_it_names_first(filled: Callable[..., Archive]) -> None:
    archive = filled(*talk(countries=False)[:2])
    found = archive.compare_on(*NAMES, DAY)
    assert [[d.report.publisher for d in account.documents] for account in found.accounts] == [
        ["Office of the President of Verania"],
        ["Office of the Prime Minister of Kostria"],
    ]
    assert [len(lines(found, outcome)) for outcome in ("both", "conflict", "declined", "alone")] == [2, 4, 1, 2]


def test_one_side_s_account_stands_alone(filled: Callable[..., Archive]) -> None:
    found = filled(talk()[0]).compare_on("VRN", "KST", DAY)
    assert {row.outcome for row in found.rows} == {"alone", "declined"}
    assert not found.accounts[1].documents


def test_a_joint_statement_is_told_by_both(filled: Callable[..., Archive]) -> None:
    found = filled(joint()).compare_on(*NAMES, DAY)
    assert lines(found, "both") == [
        (["Verania and Kostria met today."], ["Verania and Kostria met today."]),
        (["The keeper will go home."], ["The keeper will go home."]),
    ]
    assert [row.outcome for row in found.rows] == ["both", "both"]


def test_two_days_for_one_talk_are_both_told(filled: Callable[..., Archive]) -> None:
    ours, theirs, _ = talk()
    later = replace(theirs, events=tuple(replace(event, when="2031-05-07") for event in theirs.events))
    archive = filled(ours, later)
    join_events(archive, [event.id for record in (ours, later) for event in record.events])
    found = archive.compare(ours.events[0].id)
    assert [(date.when, [r.publisher for r in date.reports]) for date in found.dates] == [
        (DAY, ["Office of the President of Verania"]),
        ("2031-05-07", ["Office of the Prime Minister of Kostria"]),
    ]
    assert len(lines(found, "both")) == 2
    assert "(the day differs)" in " ".join(ask(archive, "compare", ours.events[0].id).output.split())


def test_any_order_of_adding_gives_the_same_answer() -> None:
    with holding(talk()) as (forth, _), holding(talk()[::-1]) as (back, _):
        one, other = (archive.compare_on(*NAMES, DAY) for archive in (forth, back))
        assert [(row.outcome, row.why, row.score) for row in one.rows] == [
            (r.outcome, r.why, r.score) for r in other.rows
        ]
        assert lines(one, "conflict") == lines(other, "conflict")
        assert one.accounts == other.accounts


def test_filters_choose_the_reports(talked: Archive) -> None:
    found = talked.compare_on(*NAMES, DAY, Filter(source=("Office of the President of Verania", "Meridian Wire")))
    assert [len(account.documents) for account in found.accounts] == [1, 1]
    assert len(talked.compare_on(*NAMES, DAY, Filter(limit=2)).rows) == 2
    with pytest.raises(NotFound, match="no call or meeting of Elin Darvas and Oskar Venn on 2031-05-06"):
        talked.compare_on(*NAMES, DAY, Filter(source=("Harrow Post",)))


@pytest.mark.parametrize(
    ("arguments", "seen"),
    [
        (
            ("Elin Darvas", "Oskar Venn", "--on", "2031-06"),
            "no call or meeting of Elin Darvas and Oskar Venn on 2031-06",
        ),
        (("Elin Darvas", "Oskar Venn", "--on", "Tuesday"), "the date 'Tuesday'; write it as 2031-04-02"),
        (("Elin Darvas", "Nobody At All", "--on", DAY), "no actor 'Nobody At All'"),
        (("Elin Darvas",), "no event 'Elin Darvas'; give the id of one, or two sides and a day"),
        (("0123456789ab",), "no event 0123456789ab"),
    ],
)
def test_what_is_not_there_is_said(filled: Callable[..., Archive], arguments: tuple[str, ...], seen: str) -> None:
    archive = filled(*talk())
    with pytest.raises(NotFound) as error:
        raise ask(archive, "compare", *arguments).exception or AssertionError
    assert seen in str(error.value)
    assert ask(archive, "compare", "Elin Darvas", "Oskar Venn").exit_code == 2


def test_an_event_without_another_side(archive: Archive) -> None:
    keeper = next(
        row.event for row in archive.timeline(what="events") if row.event and "keeper" in row.event.evidence[0].quote
    )
    with pytest.raises(NotFound, match="only one side"):
        archive.compare(keeper.id)


def test_the_page(talked: Archive) -> None:
    page = ask(talked, "compare", *NAMES, "--on", DAY).output
    assert page.startswith("Elin Darvas and Oskar Venn by phone, 6 May 2031 (")
    heads = ["Told by both", "In conflict", "Not said", "Told by one alone", "As others tell it"]
    assert [page.index(f"\n{head}\n") for head in heads] == sorted(page.index(f"\n{head}\n") for head in heads)
    assert "Oskar Venn: not so that Oskar Venn promised anything about the keeper (Kostria · Meridian Wire" in " ".join(
        page.split()
    )
    assert "would not answer (asked: who had sent the boats)" in " ".join(page.split())


def test_json_and_csv(talked: Archive) -> None:
    found = json.loads(ask(talked, "compare", *NAMES, "--on", DAY, "--json").stdout)
    assert found["sides"] == list(NAMES)
    texts = {record.document.publisher: record.document.text for record in talk()}
    told = [line for row in found["rows"] for line in (*row["a"], *row["b"])]
    for line in told:
        text = texts[line["statement"]["report"]["publisher"]]
        assert all(text[e["start"] : e["end"]] == e["quote"] for e in line["content"])
    table = list(csv.DictReader(io.StringIO(ask(talked, "compare", *NAMES, "--on", DAY, "--csv").stdout)))
    assert len(table) == len(told) + len(found["others"])
    assert {row["account"] for row in table} == {*NAMES, "others"}


@pytest.mark.slow
def test_the_worked_example(root: Path, tmp_path: Path) -> None:
    """The two readouts of examples/dispute, read by the reader, with what reports tell of the call."""
    from typer.testing import CliRunner

    from onrecord.cli import app

    folder, database = root / "examples/dispute", str(tmp_path / "a.db")
    for arguments in (
        ["import", str(folder / "actors.csv")],
        ["add", str(folder / "reports"), "--actors", str(folder / "states.toml")],
    ):
        assert CliRunner().invoke(app, [*arguments, "--archive", database]).exit_code == 0
    with Archive(database) as archive:
        found = archive.compare_on("Lorvania", "Brevia", "2031-03-12")
    both, conflict = lines(found, "both"), lines(found, "conflict")
    assert (
        ["the release of the two Lorvanian engineers who have been held at Ilden since 6 March"],
        ["the release of the two engineers detained at Ilden"],
    ) in both
    assert any(
        ours[0].startswith("meet in Grenholm") and theirs == ["meet in Grenholm on 19 March"] for ours, theirs in both
    )
    told = {ours[0]: theirs[0] for ours, theirs in conflict}
    assert (
        told["The call lasted 45 minutes."] == "The call was held at the request of Lorvania and lasted half an hour."
    )
    assert told["the Greyfell line would carry current again by Sunday, 16 March"] == "No date was promised."
    expects = "Lorvania expects compensation of 12 million crowns for the families and farms of the Osterlow district"
    assert told[expects] == "Compensation was not raised."
    assert any(ours == [] and theirs[0].startswith("Lorvania lift its ban") for ours, theirs in lines(found, "alone"))
    assert lines(found, "declined") == [(["answer"], [])]


@settings(max_examples=5)
@given(SOME_RECORDS)
def test_any_event_is_compared_or_it_is_said_why_not(some: list[Record]) -> None:
    with holding(some) as (archive, reports):
        for _, record in reports:
            for event in record.events[:2]:
                try:
                    found = archive.compare(event.id, ALL)
                except NotFound:
                    continue
                texts = {report: record.document.text for report, record in reports}
                told = [line for row in found.rows for line in (*row.a, *row.b)]
                assert told
                for line in (*told, *found.others):
                    text = texts[line.statement.report.id]
                    assert all(text[e.start : e.end] == e.quote for e in line.content)
