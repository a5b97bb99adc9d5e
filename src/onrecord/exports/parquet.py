"""Parquet: the columns of the CSV, each of its type; lists where a cell holds several."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from onrecord.errors import OnrecordError
from onrecord.exports.columns import COLUMNS, Column, rows
from onrecord.exports.plain import encoded
from onrecord.queries.filters import Filter

if TYPE_CHECKING:
    import pyarrow

_ROWS = 10_000
"""In a group: what is in memory at once."""


class _Pieces(io.RawIOBase):
    """A file that is handed on as it is written."""

    def __init__(self) -> None:
        self._held, self._at = bytearray(), 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def write(self, some: Any) -> int:
        self._held += some
        self._at += len(some)
        return len(some)

    def taken(self) -> bytes:
        """What was written since the last time."""
        piece = bytes(self._held)
        self._held.clear()
        return piece


def write(connection: Connection, wanted: Filter) -> Iterator[bytes]:
    """The file, a group of rows at a time. Raises OnrecordError where the library is not installed."""
    try:
        from pyarrow import RecordBatch, parquet
    except ImportError as error:
        raise OnrecordError("pyarrow is not installed", remedy="pip install 'onrecord[batch]'") from error
    schema, pieces, found = _schema(), _Pieces(), rows(connection, wanted)
    with parquet.ParquetWriter(pieces, schema, compression="zstd") as file:
        while group := list(islice(found, _ROWS)):
            cells = [[_typed(column, column.cell(row)) for row in group] for column in COLUMNS]
            file.write_batch(RecordBatch.from_arrays(_arrays(cells, schema), schema=schema))
            yield pieces.taken()
    yield pieces.taken()


def _schema() -> pyarrow.Schema:
    import pyarrow as pa

    place = pa.struct([pa.field("start", pa.int64(), nullable=False), pa.field("end", pa.int64(), nullable=False)])
    kinds = {
        "text": pa.string(),
        "day": pa.date32(),
        "number": pa.float64(),
        "count": pa.int64(),
        "places": pa.list_(place),
    }
    return pa.schema([(column.name, kinds.get(column.kind, pa.list_(pa.string()))) for column in COLUMNS])


def _arrays(cells: list[list[Any]], schema: pyarrow.Schema) -> list[pyarrow.Array]:
    import pyarrow as pa

    return [pa.array(column, type=kind) for column, kind in zip(cells, schema.types, strict=True)]


def _typed(column: Column, cell: Any) -> Any:
    """A cell as its type has it; half characters, which no text of Parquet holds, are replaced."""
    if column.kind == "day":
        return None if cell is None else date.fromisoformat(cell)
    if column.kind == "places":
        return [{"start": start, "end": end} for start, end in cell]
    if isinstance(cell, tuple):
        return [_text(part) for part in cell]
    return _text(cell)


def _text(value: Any) -> Any:
    return encoded(value).decode() if isinstance(value, str) else value
