from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, get_args

import pytest

from onrecord.article import document_from_path, document_from_text
from onrecord.errors import OnrecordError
from onrecord.frames import COLUMNS, Backend, Kind, to_frame
from onrecord.reading.reader import Reader
from onrecord.records import Record

KINDS: tuple[Kind, ...] = get_args(Kind)
BACKENDS: tuple[Backend, ...] = get_args(Backend)


@pytest.fixture(scope="module")
def record(root: Path, reader: Reader) -> Record:
    return reader.read(document_from_path(root / "examples/ferry-dispute.txt"))


@pytest.fixture(scope="module")
def empty(reader: Reader) -> Record:
    return reader.read(document_from_text("All was quiet."))


def types(frame: Any) -> dict[str, str]:
    return {name: str(frame.schema[name] if hasattr(frame, "schema") else frame.dtypes[name]) for name in frame.columns}


def cells(frame: Any, name: str) -> list[Any]:
    return [None if str(cell) in ("<NA>", "nan") else cell for cell in frame[name].to_list()]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("backend", BACKENDS)
def test_a_row_a_thing_and_the_same_columns_where_there_is_none(
    record: Record, empty: Record, kind: Kind, backend: Backend
) -> None:
    frame, bare = record.to_frame(kind, backend), empty.to_frame(kind, backend)
    assert len(frame) == len(getattr(record, kind)) > 0
    assert list(frame.columns) == list(bare.columns) == [column.name for column in COLUMNS[kind]]
    assert len(set(frame.columns)) == len(frame.columns)
    assert types(frame) == types(bare)
    assert set(types(frame).values()) <= {"string", "String", "Float64", "Int64"}


@pytest.mark.parametrize("kind", KINDS)
def test_both_libraries_hold_the_same_cells(record: Record, kind: Kind) -> None:
    one, other = record.to_frame(kind), record.to_frame(kind, "polars")
    assert {name: cells(one, name) for name in one.columns} == {name: cells(other, name) for name in other.columns}


def test_a_statement_s_cells(record: Record) -> None:
    frame = record.to_frame(backend="polars")
    (row,) = [row for row in frame.to_dicts() if row["content"] == '"No date was named,"']
    assert row["speaker"] == "Piet Halloran"
    assert row["channel"] == "statement"
    assert row["act"] == "assert"
    start, end = map(int, row["content_at"].split("-"))
    assert record.document.text[start:end] == row["content"]
    assert row["report"] == record.document.id
    assert row["published"].startswith("2026-03-18")


def test_who_is_told_by_name_country_and_id(record: Record) -> None:
    frame = record.to_frame("events", "polars")
    names = {actor.id: actor for actor in record.actors}
    for row, event in zip(frame.to_dicts(), record.events, strict=True):
        assert row["actors_id"] == ("; ".join(event.actors) or None)
        assert row["actors"] == ("; ".join(names[one].name for one in event.actors) or None)


def test_many_records_make_one_frame(record: Record, empty: Record) -> None:
    both = to_frame([record, empty, record], "actors", "polars")
    assert len(both) == 2 * len(record.actors) + len(empty.actors)
    assert len(to_frame(iter(()), "times")) == 0


def test_what_is_not_known_is_told(record: Record) -> None:
    with pytest.raises(ValueError, match="kind is one of statements, events, actors, times, backend pandas or polars"):
        record.to_frame("sentences")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="'arrow'"):
        record.to_frame("times", "arrow")  # type: ignore[arg-type]


@pytest.mark.parametrize("backend", BACKENDS)
def test_a_library_that_is_missing_is_named(record: Record, backend: Backend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, backend, None)
    with pytest.raises(OnrecordError, match=f"{backend} is not installed; pip install {backend}"):
        record.to_frame("times", backend)
