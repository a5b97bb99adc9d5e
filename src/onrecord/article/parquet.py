"""Parquet tables, through pyarrow: a report a row, in batches, a group of rows after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.article.arrivals import Arrival
from onrecord.article.decode import decoded_text
from onrecord.article.jsonl import json_bytes
from onrecord.article.page import page_text
from onrecord.article.rows import BODIES, FIELDS, arrival_of_row
from onrecord.article.source import Source
from onrecord.article.streams import Stream, seekable
from onrecord.errors import UnreadableInput

if TYPE_CHECKING:
    from pyarrow import RecordBatch
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
        from pyarrow import ArrowException, parquet
    except ImportError:
        yield source.failure(UnreadableInput("a Parquet file", remedy="pip install 'onrecord[batch]'", stage=_STAGE))
        return
    with seekable(stream) as file:
        try:
            table = parquet.ParquetFile(file, pre_buffer=False)
            names = table.schema_arrow.names
        except (ArrowException, OSError, *_CONTRADICTIONS) as error:
            yield source.failure(_broken(error))
            return
        yield from _arrivals(table, names, source)


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


def _arrivals(table: ParquetFile, seen: Sequence[str], source: Source) -> Iterator[Arrival]:
    """The rows of a table with columns of these names, or why there are none."""
    columns = [name for name in seen if name in FIELDS]
    if not any(body in columns for body in BODIES):
        what, remedy = f"no column text or html, but {', '.join(seen) or 'none'}", "name the column of the texts so"
        yield source.failure(UnreadableInput(what, remedy=remedy, stage=_STAGE))
    elif not table.metadata.num_rows:
        yield source.failure(UnreadableInput("a table without rows", remedy="give a row a report", stage="empty"))
    else:
        yield from _by_group(table, columns, source)


def _by_group(table: ParquetFile, columns: Sequence[str], source: Source) -> Iterator[Arrival]:
    """The rows of one group after the other; a group that can't be read is told, and the next one read."""
    from pyarrow import ArrowException

    before = 0
    for group in range(table.num_row_groups):
        row = before
        before += table.metadata.row_group(group).num_rows
        try:
            for batch in table.iter_batches(batch_size=_ROWS, row_groups=[group], columns=columns, use_threads=False):
                for fields in _rows(batch):
                    row += 1
                    yield _of_row(fields, source, f"row {row}")
        except (ArrowException, OSError, *_CONTRADICTIONS) as error:
            yield source.failure(_broken(error), f"rows {row + 1} to {before}")


def _rows(batch: RecordBatch) -> list[dict[str, object]]:
    """The rows of a batch; what a table counts in parts of a second finer than Python's is cut."""
    import pyarrow

    columns = []
    for column in batch.columns:
        kind = column.type
        if pyarrow.types.is_timestamp(kind) and kind.unit == "ns":
            column = column.cast(pyarrow.timestamp("us", kind.tz), safe=False)
        columns.append(column.to_pylist())
    return [dict(zip(batch.schema.names, values, strict=True)) for values in zip(*columns, strict=True)]


def _of_row(fields: dict[str, object], source: Source, part: str) -> Arrival:
    try:
        row = {name: _plain(value, name) for name, value in fields.items()}
    except UnreadableInput as error:
        return source.failure(error, part)
    return arrival_of_row(row, source, part, json_bytes(row))


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
