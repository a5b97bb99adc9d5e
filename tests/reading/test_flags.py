"""What a reader is told to beware of: cases in tests/cases/flags, one file a kind of doubt, read by the whole reader.

`flags` are those that must be raised: `evidence` its exact quotes, `evidence_has` and `note` words that stand in them.
`none` are the kinds that must not be raised.
"""

from __future__ import annotations

from typing import get_args

import pytest

from onrecord.lexicon.warnings import WarningLexicon
from onrecord.reading.reader import Reader
from onrecord.records import Flag, FlagKind
from tests.golden import Case, cases_in, document_of_case, params_of, words_of

ROWS = WarningLexicon.load().rows


@pytest.mark.parametrize("case", params_of("flags"))
def test_case(case: Case, reader: Reader) -> None:
    record = reader.read(document_of_case(case))
    missing = [f for f in case.get("flags", []) if not any(_agrees(f, flag) for flag in record.flags)]
    wrong = [flag for flag in record.flags if flag.kind in case.get("none", [])]
    assert (missing, wrong) == ([], []), record.flags


@pytest.mark.parametrize("kind", get_args(FlagKind))
def test_every_kind_is_raised_and_is_not(kind: str) -> None:
    cases = [case for _, case in cases_in("flags")]
    assert any(flag["kind"] == kind for case in cases for flag in case.get("flags", []))
    assert any(kind in case.get("none", []) for case in cases)


@pytest.mark.parametrize("row", [row for row in ROWS if row.kind == "label"], ids=lambda row: row.id)
def test_a_label_is_flagged_and_what_only_looks_like_one_is_not(row: Case, reader: Reader) -> None:
    for words, expected in ((getattr(row, "example", ""), ["label"]), (getattr(row, "counter", ""), [])):
        record = reader.read(document_of_case({"text": "Mira Holt stayed.", "title": words, "published": "2031-05-08"}))
        assert [flag.kind for flag in record.flags if flag.kind == "label"] == expected, words


def _agrees(wanted: Case, flag: Flag) -> bool:
    """Whether a flag has all that a case says of it."""
    quotes = [" ".join(e.quote.split()) for e in flag.evidence]
    return (
        flag.kind == wanted["kind"]
        and wanted.get("evidence", quotes) == quotes
        and wanted.get("evidence_has", "") in words_of(flag.evidence)
        and wanted.get("note", "") in flag.note
    )
