"""Parquet tables, through pyarrow: a report a row, in batches, a group of rows after the other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.article.arrivals import Arrival, Opened
from onrecord.article.decode import decoded_text
from onrecord.article.jsonl import json_bytes
from onrecord.article.page import page_text
from onrecord.article.rows import BODIES, FIELDS, arrival_of_row
from onrecord.article.source import Source
from onrecord.article.streams import Stream, seekable
from onrecord.errors import UnreadableInput

if TYPE_CHECKING:
    from pyarrow import Array, RecordBatch
    from pyarrow.parquet import ParquetFile

_MAGIC, _STAGE, _ROWS = b"PAR1", "parquet", 64
# What pyarrow lets through of the ways in which the parts of a broken table can contradict one another.
_CONTRADICTIONS = (ValueError, ArithmeticError, LookupError)


def is_parquet(start: bytes) -> bool:
    """Whether bytes begin as a table of Parquet does."""
    return start.startswith(_MAGIC)


def arrivals_from_parquet(stream: Stream, source: Source) -> Iterator[Arrival]:
    """What arrives of a table, row by row; its columns are named as the keys of a line of JSON are."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        yield source.failure(UnreadableInput("a Parquet file", remedy="pip install 'onrecord[batch]'", stage=_STAGE))
        return
    with seekable(stream) as (file, excess):
        try:
            if excess is not None:
                raise excess
            for _, opened in rows(file, source):
                yield from opened()
        except UnreadableInput as error:
            yield source.failure(error)


def rows(file: BinaryIO, source: Source, first: int = 0, last: int | None = None) -> Iterator[tuple[int, Opened]]:
    """The rows from one on up to another, each with its number from 0 on, opened by a call.

    Raises UnreadableInput where the table is broken, has no column of texts, or no row.
    """
    table, columns = _table(file)
    yield from _rows_of(table, columns, source, first, table.metadata.num_rows if last is None else last)


def row_count(file: BinaryIO) -> int:
    """How many rows a table has that can be read; none where it can't be."""
    try:
        count: int = _table(file)[0].metadata.num_rows
    except UnreadableInput:
        return 0
    return count


def rows_of_parquet(path: Path) -> int | None:
    """How many rows a table has, as it says itself; None where that can't be known."""
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        return None
    try:
        rows: int = parquet.read_metadata(path).num_rows
    except (ArrowException, OSError, *_CONTRADICTIONS):
        return None
    return rows


def _table(file: BinaryIO) -> tuple[ParquetFile, list[str]]:
    """A table, and its columns that are read. Raises UnreadableInput where it is broken, has no texts, or no row."""
    from pyarrow import ArrowException, parquet

    try:
        table = parquet.ParquetFile(file, pre_buffer=False)
        seen = table.schema_arrow.names
    except (ArrowException, OSError, *_CONTRADICTIONS) as error:
        raise _broken(error) from error
    columns = [name for name in seen if name in FIELDS]
    if not any(body in columns for body in BODIES):
        what, remedy = f"no column text or html, but {', '.join(seen) or 'none'}", "name the column of the texts so"
        raise UnreadableInput(what, remedy=remedy, stage=_STAGE)
    if not table.metadata.num_rows:
        raise UnreadableInput("a table without rows", remedy="give a row a report", stage="empty")
    return table, columns


def _rows_of(
    table: ParquetFile, columns: list[str], source: Source, first: int, last: int
) -> Iterator[tuple[int, Opened]]:
    """The rows of one group after the other; a group that can't be read is told, and the next one read.

    A group is always read from its first row on, so that it breaks at the same row whichever rows are asked for.
    """
    from pyarrow import ArrowException

    before = 0
    for group in range(table.num_row_groups):
        row, before = before, before + table.metadata.row_group(group).num_rows
        if before <= first or row >= last:
            continue
        try:
            for batch in table.iter_batches(batch_size=_ROWS, row_groups=[group], columns=columns, use_threads=False):
                begin, end = max(first, row), min(last, row + batch.num_rows)
                fields = _fields(batch) if begin < end else {}
                for number in range(begin, end):
                    yield number, partial(_of_row, fields, number - row, source, f"row {number + 1}")
                row += batch.num_rows
                if row >= last:
                    break
        except (ArrowException, OSError, *_CONTRADICTIONS) as error:
            if first <= row < last:
                yield row, partial(_told, source.failure(_broken(error), f"rows {row + 1} to {before}"))


def _fields(batch: RecordBatch) -> dict[str, Array]:
    """The columns of a batch by name; what a table counts in parts of a second finer than Python's is cut."""
    import pyarrow

    fields = dict(zip(batch.schema.names, batch.columns, strict=True))
    for name, column in fields.items():
        kind = column.type
        if pyarrow.types.is_timestamp(kind) and kind.unit == "ns":
            fields[name] = column.cast(pyarrow.timestamp("us", kind.tz), safe=False)
    return fields


def _of_row(fields: dict[str, Array], at: int, source: Source, part: str) -> Iterator[Arrival]:
    from pyarrow import ArrowException

    try:
        row = {name: _plain(column[at].as_py(), name) for name, column in fields.items()}
    except UnreadableInput as error:
        yield source.failure(error, part)
    except (ArrowException, *_CONTRADICTIONS) as error:
        seen = f"a row that can't be read ({' '.join(str(error).split()) or type(error).__name__})"
        yield source.failure(UnreadableInput(seen, remedy="mend the row", stage=_STAGE), part)
    else:
        yield arrival_of_row(row, source, part, json_bytes(row))


def _told(arrival: Arrival) -> Iterator[Arrival]:
    yield arrival


def _plain(value: object, name: str = "") -> object:
    """A value of the column of this name as JSON would hold it. Raises UnreadableInput for bytes that are no text.

    >>> _plain(date(2031, 4, 2)), _plain(datetime(2031, 4, 2, 8, 30)), _plain(b"Varn agreed."), _plain(None)
    ('2031-04-02', '2031-04-02T08:30:00', 'Varn agreed.', None)
    """
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return page_text(value) if name == "html" else decoded_text(value)
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, (str, int, float, dict)) else str(value)


def _broken(error: Exception) -> UnreadableInput:
    seen = f"a broken Parquet file ({' '.join(str(error).split()) or type(error).__name__})"
    return UnreadableInput(seen, remedy="write it again, or turn it into JSON lines", stage=_STAGE)
