"""Parquet: the table of the CSV, typed."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from pyarrow import parquet

from onrecord.archive import Archive
from onrecord.errors import OnrecordError
from onrecord.exports import parquet as ours
from onrecord.exports.columns import COLUMNS
from onrecord.records import Record
from tests.exports.exporting import HOSTILE, hostile
from tests.queries.asked import SOME_RECORDS, holding


def table(archive: Archive) -> list[dict[str, Any]]:
    whole = parquet.read_table(io.BytesIO(b"".join(archive.export("parquet"))))
    assert whole.schema.names == [column.name for column in COLUMNS]
    rows: list[dict[str, Any]] = whole.to_pylist()
    return rows


def test_each_column_has_its_type(archive: Archive) -> None:
    rows = table(archive)
    (met,) = (row for row in rows if row["what"] == "040")
    assert (met["first_day"], met["who"], met["who_country"]) == (date(2031, 5, 6), ["Elin Darvas"], ["VRN"])
    assert (met["words"], met["confidence"], met["goldstein"]) == (["met"], 1.0, None)
    assert met["words_at"] == [{"start": 36, "end": 39}]
    assert [row["first_day"] for row in rows if row["dated"] == "unknown"] == [None]


def test_an_empty_table_has_its_columns(filled: Callable[..., Archive]) -> None:
    assert table(filled()) == []


def test_any_words_are_kept(filled: Callable[..., Archive]) -> None:
    rows = table(filled(hostile()))
    assert {row["title"] for row in rows} == {HOSTILE}


def test_a_group_at_a_time(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = table(archive)
    monkeypatch.setattr(ours, "_ROWS", 3)
    pieces = list(archive.export("parquet"))
    assert len(pieces) == 5
    assert parquet.read_table(io.BytesIO(b"".join(pieces))).to_pylist() == whole


def test_without_the_library(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OnrecordError, match=r"pyarrow is not installed; pip install 'onrecord\[batch\]'"):
        next(archive.export("parquet"))


@settings(max_examples=12)
@given(some=SOME_RECORDS)
def test_words_are_those_of_the_report_at_their_places(some: list[Record]) -> None:
    with holding(some) as (archive, reports):
        texts = {report: record.document.text for report, record in reports}
        for row in table(archive):
            places = [texts[row["report"]][at["start"] : at["end"]] for at in row["words_at"]]
            assert places == row["words"]


def test_days_are_days() -> None:
    kinds = dict(zip((c.name for c in COLUMNS), ours._schema().types, strict=True))
    assert kinds["first_day"] == pa.date32()
    assert kinds["via"] == pa.list_(pa.string())
