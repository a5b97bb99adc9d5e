"""CSV: one line a statement or event, the same columns for both."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from onrecord.exports.columns import COLUMNS, Column, rows
from onrecord.exports.plain import UNKEPT
from onrecord.queries.filters import Filter

BETWEEN_QUOTES, BETWEEN_NAMES = " … ", "; "


def write(connection: Connection, wanted: Filter) -> Iterator[str]:
    """The head, then a line a row."""
    yield _line([column.name for column in COLUMNS])
    for row in rows(connection, wanted):
        yield _line([_written(column, column.cell(row)) for column in COLUMNS])


def _line(cells: list[Any]) -> str:
    r"""A line as RFC 4180 has it; NUL, at which readers of CSV stop, is replaced.

    >>> _line(["a\0b", "one, two", None, 0.5])
    'a�b,"one, two",,0.5\r\n'
    """
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue().replace("\0", UNKEPT)


def _written(column: Column, cell: Any) -> Any:
    """A cell as one string: words as they stand, with an ellipsis between their spans."""
    if not isinstance(cell, tuple):
        return cell
    if column.kind == "quotes":
        return BETWEEN_QUOTES.join(cell)
    if column.kind == "places":
        return " ".join(f"{start}-{end}" for start, end in cell)
    return BETWEEN_NAMES.join("" if part is None else part for part in cell)
