"""Rows as CSV: every row of a kind has the same columns, whatever it lacks."""

from __future__ import annotations

import csv
import io

from onrecord.queries.rows import ReportRow, StatementRow, WhoRow
from onrecord.records import Evidence
from onrecord.show.flat import csv_of, flat

REPORT = ReportRow("0a", "A keeper", "Harrow Post", None, None, "2031-05-09")
RETH = WhoRow("Jonas Reth", "person", "KST", None)


def row(**fields: object) -> StatementRow:
    """A statement with little in it."""
    given: dict[str, object] = {
        "id": "0b", "report": REPORT, "speaker": None, "addressees": (), "via": (), "act": "deny",
        "polarity": "positive", "channel": None, "mode": "indirect", "translated": None, "said_at": None,
        "first_day": None, "last_day": None, "content": (), "cue": (), "source": (), "parent": None,
        "responds_to": (), "rules": (), "confidence": 0.5, "speaker_confidence": None,
    }  # fmt: skip
    return StatementRow(**{**given, **fields})  # type: ignore[arg-type]


FULL = row(
    speaker=RETH,
    addressees=(RETH, WhoRow("Verania", "state", None, "0c")),
    content=(Evidence(3, 8, "ships"), Evidence(12, 15, "a, b")),
    responds_to=("0d", "0e"),
)


def test_an_empty_field_has_its_columns_too() -> None:
    assert list(flat(row())) == list(flat(FULL))
    table = list(csv.DictReader(io.StringIO("".join(csv_of([row(), FULL])))))
    assert table[0]["content"] == table[0]["content_at"] == table[0]["speaker"] == ""
    assert (table[1]["content"], table[1]["content_at"]) == ("ships … a, b", "3-8 12-15")


def test_who_is_named_with_the_country() -> None:
    columns = flat(FULL)
    assert (columns["speaker"], columns["speaker_country"]) == ("Jonas Reth", "KST")
    assert (columns["addressees"], columns["addressees_country"]) == ("Jonas Reth; Verania", "KST; ")
    assert (columns["report_publisher"], columns["responds_to"]) == ("Harrow Post", "0d; 0e")


def test_no_rows_are_no_lines() -> None:
    assert list(csv_of([])) == []
