"""What two sides did to each other over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Annotated

from fastapi import Query

from onrecord.archive import Archive
from onrecord.desk.asked import Open
from onrecord.desk.chart import can_draw, script
from onrecord.queries import DyadRow
from onrecord.queries.relations import SURE, Per
from onrecord.queries.rows import EventRow, RelationRow
from onrecord.show.plots.blocks import both, directions, following, left_out
from onrecord.show.plots.chart import drawable
from onrecord.show.words import day

MOST = 200
"""Events that are listed at most."""
CHOICES = 24
"""Pairs to choose from."""
_FITTING: tuple[tuple[int, Per], ...] = (31, "day"), (400, "week")
"""Days between the first of the first month and that of the last one at most, and what fits them."""
Words = Annotated[str, Query(max_length=200)]
Day = Annotated[str, Query(max_length=40)]


@dataclass(frozen=True, slots=True)
class Period:
    """One period: what each side did in it, and how it is asked for."""

    name: str
    since: str
    until: str
    """Its last day."""
    there: RelationRow | None
    back: RelationRow | None
    together: RelationRow | None


@dataclass(frozen=True, slots=True)
class RelationPage:
    """What the page of a relation shows."""

    a: str
    """The sides as they were asked for."""
    b: str
    per: Per
    since: str
    until: str
    rows: tuple[RelationRow, ...]
    """All that there is, whatever the days of the events below."""
    events: tuple[EventRow, ...]
    """The latest first."""
    dyads: tuple[DyadRow, ...]
    """Where no sides were asked for: those there are to choose from."""

    @property
    def sides(self) -> tuple[str, str]:
        """What the two sides are called."""
        one, found, other = both(self.rows)[0].side.partition(" – ") if self.rows else (self.a, "", self.b)
        return (one, other) if found else (self.a, self.b)

    @property
    def drawn(self) -> str | None:
        """The address of what draws the picture; none where there is nothing to draw, or with which to draw."""
        return script() if drawable(self.rows) and can_draw() else None

    @property
    def aside(self) -> str:
        """What the picture leaves out."""
        return left_out(self.rows, self.per) if self.rows else ""

    def periods(self) -> Iterator[Period]:
        """The periods in which there was something, the first one first."""
        there, back = (*directions(self.rows), "", "")[:2] if self.rows else ("", "")
        found: dict[str, dict[str, RelationRow]] = {}
        for row in self.rows:
            if row.period:
                found.setdefault(row.period, {})[row.side] = row
        for begins, of_side in found.items():
            last = date.fromisoformat(following(begins, self.per)) - timedelta(days=1)
            together = next((row for side, row in of_side.items() if "→" not in side), None)
            yield Period(
                period_name(begins, self.per), begins, last.isoformat(), of_side.get(there), of_side.get(back), together
            )


def relation(
    archive: Open, a: Words = "", b: Words = "", per: Per | None = None, since: Day = "", until: Day = ""
) -> RelationPage:
    """A relation; without two sides, those there are to choose from."""
    if not (a and b):
        return RelationPage(a, b, per or "month", since, until, (), (), _choices(archive))
    shown = replace(SURE, since=since or None, until=until or None, limit=MOST)
    whole = replace(SURE, limit=None)
    rows, events = archive.relations(a, b, whole, per=per or "month"), archive.relation_events(a, b, shown)
    fitting = per or fitting_per([row.period for row in rows if row.period])
    if fitting != (per or "month"):
        rows = archive.relations(a, b, whole, per=fitting)
    return RelationPage(a, b, fitting, since, until, tuple(rows), tuple(events), ())


def _choices(archive: Archive) -> tuple[DyadRow, ...]:
    """The pairs between which most is told, of those between which something was done."""
    return tuple(row for row in archive.dyads(replace(SURE, limit=CHOICES)) if row.events)


def fitting_per(months: Sequence[str]) -> Per:
    """The periods that show as much time as these months best.

    >>> fitting_per(["2031-03-01"]), fitting_per(["2031-03-01", "2031-08-01"]), fitting_per(["2029-03-01", "2031-08-01"])
    ('day', 'week', 'month')
    """
    if not months:
        return "month"
    days = (date.fromisoformat(max(months)) - date.fromisoformat(min(months))).days
    return next((per for most, per in _FITTING if days <= most), "month")


def period_name(begins: str, per: Per) -> str:
    """A period by its first day.

    >>> [period_name("2031-03-03", per) for per in ("day", "week", "month")]
    ['3 Mar 2031', 'week of 3 Mar 2031', 'Mar 2031']
    """
    return day(begins[:7]) if per == "month" else f"week of {day(begins)}" if per == "week" else day(begins)
