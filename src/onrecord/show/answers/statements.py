"""Statements, day by day."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType

from onrecord.queries.rows import StatementRow
from onrecord.show.answers.lines import DAY_WIDTH, date_of, statement_line


def statement_page(rows: Sequence[StatementRow]) -> RenderableType:
    """A line a statement, each day's date once."""
    lines, last = [], ""
    for row in rows:
        date = date_of(row)
        lines.append(statement_line(row, lead="" if date == last else date.rjust(DAY_WIDTH + 1)))
        last = date
    return Group(*lines)
