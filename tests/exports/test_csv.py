"""CSV: the columns, and words that are the words of the report."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from hypothesis import given, settings

from onrecord.archive import Archive
from onrecord.exports.columns import COLUMNS
from onrecord.exports.csv_lines import BETWEEN_QUOTES
from onrecord.exports.formats import ALL
from onrecord.exports.plain import UNKEPT
from onrecord.queries.filters import Filter
from onrecord.records import Record
from tests.exports.exporting import HOSTILE, exported, hostile
from tests.queries.asked import SOME_RECORDS, holding


def table(archive: Archive, wanted: Filter = ALL) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(archive, "csv", wanted), newline="")))


def test_a_line_for_each_event_and_statement(archive: Archive) -> None:
    rows = table(archive)
    assert [(r["kind"], r["first_day"], r["who"], r["whom"], r["what"], r["words"]) for r in rows[:4]] == [
        ("statement", "2030-01-01", "Jonas Reth", "", "request", "a lighthouse"),
        ("event", "2031-04-01", "Verania", "", "070", "sent a keeper"),
        ("statement", "2031-05-05", "Jonas Reth", "", "assert", "ships would come"),
        ("event", "2031-05-06", "Elin Darvas", "Oskar Venn", "040", "met"),
    ]
    assert len(rows) == 4 + 5 + 1
    assert [name for name in rows[0] if name] == [column.name for column in COLUMNS]


def test_what_is_told_within_another_is_there_with_it(archive: Archive) -> None:
    rows = {row["id"]: row for row in table(archive)}
    (inner,) = (row for row in rows.values() if row["what"] == "deny")
    assert rows[inner["told_in"]]["what"] == "assert"
    assert (inner["via"], inner["who_country"], inner["publisher"]) == ("Tidewater Gazette", "KST", "Harrow Post")


def test_a_cell_holds_any_words(filled: Callable[..., Archive]) -> None:
    rows = table(filled(hostile()))
    assert {row["title"] for row in rows} == {HOSTILE.replace("\0", UNKEPT)}
    assert {row["who"].split("; ")[-1] for row in rows} == {f"{HOSTILE}{UNKEPT}".replace("\0", UNKEPT)}


@settings(max_examples=12)
@given(some=SOME_RECORDS)
def test_words_are_those_of_the_report_at_their_places(some: list[Record]) -> None:
    with holding(some) as (archive, reports):
        texts = {report: record.document.text for report, record in reports}
        for row in table(archive):
            places = [map(int, place.split("-")) for place in row["words_at"].split()]
            words = [texts[row["report"]][start:end] for start, end in places]
            assert row["words"] == BETWEEN_QUOTES.join(words).replace("\0", UNKEPT)
