"""What is contested: claims with their answers, what is open, what was not said; the filter fits on either side."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings

from onrecord.archive import Archive
from onrecord.article import read_inputs
from onrecord.queries.contested import DEMANDS, WITHHELD_WHERE_NEGATIVE
from onrecord.queries.filters import Filter
from onrecord.queries.rows import ContestedRow
from onrecord.reading.reader import Reader
from onrecord.records import Record, Statement
from tests.queries.asked import ALL, SOME_RECORDS, ask, holding
from tests.queries.quarrel import chained, quarrel, reports

PAGE = """\
Said, and what others answered
  7 May 2031  Elin Darvas accused “planning a landing” (Meridian Wire · {0})
              ↳ Oskar Venn rejected the charge (Meridian Wire · {1})

Demanded, requested, proposed
(8 May 2031)  Elin Darvas demanded Kostria: a retreat (Meridian Wire · {2})
              ↳ no answer found
              Elin Darvas proposed a truce (Meridian Wire · {6})
              ↳ Oskar Venn agreed to it (Meridian Wire · {7} · uncertain)

Asked
(8 May 2031)  aide asked Oskar Venn: whether boats had sailed (Meridian Wire · {3})
              ↳ no answer found

Not said
(8 May 2031)  Oskar Venn would not say when they had (Meridian Wire · {4})
              Elin Darvas did not confirm that talks were near (Meridian Wire · {5})
"""
WHOLE = [
    ("demand", True, "a retreat", []),
    ("question", True, "whether boats had sailed", []),
    ("withheld", False, "when they had", []),
    ("withheld", False, "that talks were near", []),
    ("demand", False, "a truce", ["to it"]),
    ("claim", False, "“planning a landing”", ["the charge"]),
]


@pytest.fixture
def archive(filled: Callable[..., Archive]) -> Archive:
    return filled(*reports())


def told(rows: Iterable[ContestedRow]) -> list[tuple[str, bool, str, list[str]]]:
    return [(r.kind, r.open, r.statement.content[0].quote, [a.content[0].quote for a in r.answers]) for r in rows]


def test_everything_the_latest_first(archive: Archive) -> None:
    assert told(archive.contested()) == WHOLE


def test_a_kind_alone_and_what_is_open(archive: Archive) -> None:
    assert told(archive.contested(kinds=["withheld"])) == WHOLE[2:4]
    assert told(archive.contested(unanswered=True)) == WHOLE[:2]
    assert told(archive.contested(kinds=["question", "claim"], unanswered=True)) == WHOLE[1:2]
    assert told(archive.contested(kinds=["claim"], unanswered=True)) == []


def test_a_filter_fits_the_claim_or_an_answer(archive: Archive) -> None:
    by_venn = told(archive.contested(Filter(speaker=("Oskar Venn",))))
    assert by_venn == [WHOLE[2], WHOLE[4], WHOLE[5]]
    assert told(archive.contested(Filter(act=("reject",)))) == [WHOLE[5]]
    assert told(archive.contested(Filter(act=("accuse",)))) == [WHOLE[5]]
    assert told(archive.contested(Filter(text="charge"))) == [WHOLE[5]]
    assert told(archive.contested(Filter(until="2031-05-07"))) == [WHOLE[5]]
    assert told(archive.contested(Filter(since="2031-05-08", act=("reject",)))) == [WHOLE[5]]
    assert told(archive.contested(Filter(source=("harrow post",)))) == []
    assert told(archive.contested(Filter(source=("Meridian Wire",)))) == WHOLE


def test_one_statement_must_meet_the_whole_filter(archive: Archive) -> None:
    assert told(archive.contested(Filter(speaker=("Elin Darvas",), act=("reject",)))) == []
    assert told(archive.contested(Filter(speaker=("Oskar Venn",), act=("reject",)))) == [WHOLE[5]]


def test_what_is_less_sure_is_as_if_it_were_not_there(archive: Archive) -> None:
    rows = told(archive.contested(Filter(min_confidence=0.5)))
    assert ("demand", True, "a truce", []) in rows
    assert len(rows) == len(WHOLE)


def test_a_part_of_the_answer(archive: Archive) -> None:
    assert told(archive.contested(Filter(limit=2, offset=3))) == WHOLE[3:5]


def test_an_older_version_is_not_asked(filled: Callable[..., Archive]) -> None:
    url = "https://wire.example/quarrel"
    archive = filled(chained(url=url, published="2031-05-10").record, quarrel(url=url).record)
    assert archive.contested() == []


def test_evidence_is_the_words_of_the_report(archive: Archive) -> None:
    for row in archive.contested():
        text = archive.record(row.statement.report.id).document.text
        for said in (row.statement, *row.answers):
            assert all(text[e.start : e.end] == e.quote for e in said.content)


def test_what_a_report_flags_as_withheld_is_there(reader: Reader, root: Path) -> None:
    read = [reader.read(document) for document in read_inputs([str(root / "examples")]) if not document.failure]
    flagged = {e.quote for record in read for flag in record.flags if flag.kind == "withheld" for e in flag.evidence}
    with holding(read) as (archive, _):
        rows = archive.contested(ALL, kinds=["withheld"])
    assert flagged
    assert flagged <= {e.quote for row in rows for e in (*row.statement.cue, *row.statement.content)}


def kind_of(said: Statement, answered: bool) -> str | None:
    if said.polarity == "positive" and said.act in (*DEMANDS, "ask"):
        return "demand" if said.act in DEMANDS else "question"
    if said.act == "decline" and said.polarity == "positive":
        return "withheld"
    if said.act in WITHHELD_WHERE_NEGATIVE and said.polarity == "negative":
        return "withheld"
    return "claim" if answered else None


def expected(record: Record, least: float) -> dict[str, tuple[str, bool, list[str]]]:
    sure = [s for s in record.statements if s.confidence >= least]
    answers = {s.id: [a.id for a in sure if s.id in a.responds_to] for s in sure}
    kinds = {s.id: kind_of(s, bool(answers[s.id])) for s in sure}
    is_open = {s: kind in ("demand", "question") and not answers[s] for s, kind in kinds.items()}
    return {s: (kind, is_open[s], answers[s]) for s, kind in kinds.items() if kind}


@settings(max_examples=25)
@given(SOME_RECORDS)
def test_any_records_give_what_a_plain_count_gives(some: list[Record]) -> None:
    with holding(some) as (archive, reports):
        for least in (0.0, 0.5):
            rows = archive.contested(Filter(limit=None, min_confidence=least))
            found = {(r.statement.report.id, r.statement.id): (r.kind, r.open, [a.id for a in r.answers]) for r in rows}
            whole = {(report, s): row for report, record in reports for s, row in expected(record, least).items()}
            assert found == whole
            assert len(rows) == len(found)
            days = [row.statement.first_day or "" for row in rows]
            assert days == sorted(days, reverse=True)


def test_the_page(archive: Archive) -> None:
    ids = [s.id for s in quarrel().record.statements]
    assert ask(archive, "contested").stdout == PAGE.format(*ids)


def test_json_and_csv_and_where_the_list_ends(archive: Archive) -> None:
    result = ask(archive, "contested", "--json", "--kind", "claim", "--kind", "question")
    rows = json.loads(result.stdout)
    assert [(row["kind"], row["open"], len(row["answers"])) for row in rows] == [
        ("question", True, 0),
        ("claim", False, 1),
    ]
    assert rows[1]["answers"][0]["content"][0]["quote"] == "the charge"
    result = ask(archive, "contested", "--csv", "--limit", "5", "--offset", "1")
    table = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["answers"] for row in table[-2:]] == ["Oskar Venn agreed: to it", "Oskar Venn rejected: the charge"]
    assert result.stderr == "the first 5 shown; --limit N for more, --limit 0 for all\n"
    assert ask(archive, "contested", "--open", "--act", "praise").stderr == "nothing found\n"


def test_counts_are_those_of_the_rows(archive: Archive) -> None:
    for wanted, unanswered in ((Filter(), False), (Filter(), True), (Filter(actor=("Oskar Venn",)), False)):
        rows = archive.contested(wanted, unanswered=unanswered)
        counts = archive.contested_counts(wanted, unanswered=unanswered)
        assert counts == {
            kind: sum(row.kind == kind for row in rows) for kind in ("claim", "demand", "question", "withheld")
        }
    assert archive.contested_counts(most=1)["withheld"] == 1
