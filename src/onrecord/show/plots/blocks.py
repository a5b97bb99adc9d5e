"""Rows of a relation as what is drawn: blocks that stand on zero and hang from it, the mean with its gaps, what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.queries.relations import Per
from onrecord.queries.rows import RelationRow
from onrecord.show.words import counted

COOPERATION = "verbal_cooperation", "material_cooperation"
CONFLICT = "verbal_conflict", "material_conflict"
COLOURS = {
    "verbal_cooperation": "#8fc1e3",
    "material_cooperation": "#1f5f99",
    "verbal_conflict": "#f5b46b",
    "material_conflict": "#b0470f",
}
"""Blue and orange, which all eyes tell apart; words light, deeds dark."""


@dataclass(frozen=True, slots=True)
class Block:
    """Events of one quad class of one side in one period."""

    side: str
    begins: str
    """ISO date."""
    ends: str
    """The day after the last one."""
    quad: str
    """As in QuadCounts."""
    events: int
    low: int
    """Where it begins and ends above zero, or below it for conflict."""
    high: int


def blocks(rows: Sequence[RelationRow], per: Per) -> list[Block]:
    """The blocks of all rows that have a period."""
    return [block for row in rows if row.period for block in _stacked(row, row.period, per)]


def _stacked(row: RelationRow, begins: str, per: Per) -> Iterator[Block]:
    for quads, sign in ((COOPERATION, 1), (CONFLICT, -1)):
        at = 0
        for quad in quads:
            events = getattr(row.by_quad, quad)
            if events:
                low, high = sorted((at, at + sign * events))
                yield Block(row.side, begins, following(begins, per), quad, events, low, high)
            at += sign * events


def following(begins: str, per: Per) -> str:
    """The first day of the next period.

    >>> following("2031-12-01", "month"), following("2031-12-29", "week"), following("2031-12-31", "day")
    ('2032-01-01', '2032-01-05', '2032-01-01')
    """
    day = date.fromisoformat(begins)
    if per == "month":
        return (day.replace(day=1) + timedelta(days=32)).replace(day=1).isoformat()
    return (day + timedelta(days=7 if per == "week" else 1)).isoformat()


def means(rows: Sequence[RelationRow], per: Per) -> list[tuple[str, float | None]]:
    """The mean of each period of these rows in the middle of it, and null once in each gap between two."""
    found: list[tuple[str, float | None]] = []
    expected = ""
    for row in (row for row in rows if row.period):
        begins = row.period or ""
        if found and begins != expected:
            found.append((expected, None))
        expected = following(begins, per)
        half = (date.fromisoformat(expected) - date.fromisoformat(begins)) / 2
        found.append(((date.fromisoformat(begins) + half).isoformat(), row.goldstein_mean))
    return found


def both(rows: Sequence[RelationRow]) -> list[RelationRow]:
    """The rows of both sides together."""
    return [row for row in rows if "→" not in row.side]


def directions(rows: Sequence[RelationRow]) -> list[str]:
    """The two directions, that of the first side first, also one in which nothing was done."""
    one, _, other = both(rows)[0].side.partition(" – ")
    made = [f"{one} → {other}", f"{other} → {one}"]
    told = dict.fromkeys(row.side for row in rows if "→" in row.side)
    return made if set(told) <= set(made) else list(told)


def left_out(rows: Sequence[RelationRow], per: Per) -> str:
    """How many events of both sides a picture can't place, in words; nothing where there are none.

    >>> from onrecord.queries.rows import QuadCounts, TypeCounts
    >>> left_out([RelationRow(None, "wider", "A – B", 2, None, QuadCounts(), TypeCounts())], "week")
    'Not drawn: 2 events whose date is wider than a week.'
    """
    wider, unknown = (sum(row.events for row in both(rows) if row.dated == dated) for dated in ("wider", "not told"))
    parts = [f"{counted(wider, 'event')} whose date is wider than a {per}"] if wider else []
    parts += [f"{counted(unknown, 'event')} of which no day is told"] if unknown else []
    return f"Not drawn: {', '.join(parts)}." if parts else ""
