"""What two sides did to each other: a table for each direction and for both, or the events themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.queries.relations import Per
from onrecord.queries.rows import EventRow, QuadCounts, RelationRow, TypeCounts
from onrecord.show.answers.lines import DAY_WIDTH, event_line
from onrecord.show.layout import Hanging
from onrecord.show.words import ASIDE, DATE, SPEAKER, day

QUAD_NAMES = {field.name: field.name.replace("_", " ") for field in fields(QuadCounts)}
NO_PERIOD = {"wider": "wider than one", "not told": "no day told"}


def relation_page(rows: Sequence[RelationRow], per: Per = "month") -> RenderableType:
    """A table a side: a line for each period in which there was something, then what lies within none.

    Behind the number of events stands how many reports tell them, and of how many independent origins.
    """
    sections: list[RenderableType] = []
    for side in dict.fromkeys(row.side for row in sorted(rows, key=lambda row: "–" in row.side)):
        sections += [Text("")] if sections else []
        sections += [Text(side, style=SPEAKER), _table([row for row in rows if row.side == side], per)]
    return Group(*sections)


def _table(rows: Sequence[RelationRow], per: Per) -> Table:
    table = Table(box=None, padding=(0, 1, 0, 0), header_style=ASIDE)
    table.add_column(per, style=DATE, no_wrap=True)
    table.add_column("events", justify="right")
    table.add_column("reports/ origins", justify="right", width=8)
    for name in (*QUAD_NAMES.values(), "Goldstein"):
        table.add_column(name, justify="right", max_width=11)
    table.add_column("types")
    for row in rows:
        counts = (getattr(row.by_quad, name) for name in QUAD_NAMES)
        mean = "" if row.goldstein_mean is None else f"{row.goldstein_mean:+.1f}"
        period = _called(row.period, per) if row.period else NO_PERIOD[row.dated]
        told = f"{row.reports}/{row.origins}"
        table.add_row(period, str(row.events), told, *(str(count or "") for count in counts), mean, _types(row.by_type))
    return table


def _called(period: str, per: Per) -> str:
    """A period for a person, by its first day.

    >>> [_called("2026-03-02", per) for per in ("day", "week", "month")]
    ['2 Mar 2026', 'from 2 Mar 2026', 'Mar 2026']
    """
    month = period[: len("2026-03")]
    return {"day": day(period), "week": f"from {day(period)}", "month": day(month)}[per]


def _types(counts: TypeCounts) -> str:
    """The types that there are, the most frequent first."""
    there = [(getattr(counts, field.name), field.name) for field in fields(counts)]
    return ", ".join(f"{name} {count}" for count, name in sorted(there, key=lambda pair: -pair[0]) if count)


def event_page(rows: Sequence[EventRow]) -> RenderableType:
    """A line an event: who did what to whom, the words that tell of it, where they stand."""
    return Group(*_events(rows))


def _events(rows: Sequence[EventRow]) -> Iterator[Hanging]:
    last = ""
    for row in rows:
        date = day(row.when) or "no day told"
        yield event_line(row, lead="" if date == last else date.rjust(DAY_WIDTH + 1))
        last = date
