"""What is counted of events between two sides: quad classes, types, Goldstein's scale, who tells them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Literal, NamedTuple

from sqlalchemy import Connection

from onrecord.queries.counting import independent
from onrecord.queries.rows import QuadCounts, RelationRow, TypeCounts
from onrecord.queries.tellings import Outlets, Telling, tellings, through
from onrecord.store import tables as t

Dated = Literal["within", "wider", "not told"]
QUADS = tuple(f.name for f in fields(QuadCounts))
"""The quad classes, from words in agreement to deeds against each other."""
_LAST_ROOTS = 5, 9, 14, 20
"""The last root of each."""


def quad_of(root: int) -> str:
    """The quad class of a root of CAMEO.

    >>> quad_of(4), quad_of(7), quad_of(13), quad_of(19)
    ('verbal_cooperation', 'material_cooperation', 'verbal_conflict', 'material_conflict')
    """
    return next(quad for quad, last in zip(QUADS, _LAST_ROOTS, strict=True) if root <= last)


class Counted(NamedTuple):
    """An event, as it is counted."""

    first_day: int | None
    last_day: int | None
    cameo: str
    plover: str | None
    there: int
    """1 where the one did it to the other."""
    back: int
    """1 where the other did it to the one."""
    goldstein: float | None
    group: int | None
    """The key of its group; null where it is told once."""
    report: int
    origin: int
    """The first of the reports that copy one text."""


@dataclass(frozen=True, slots=True)
class Tellings:
    """Who tells events that are told more than once."""

    groups: Mapping[int, Sequence[Telling]]
    outlets: Outlets

    @classmethod
    def of(cls, connection: Connection, events: Iterable[Counted]) -> Tellings:
        """Those of these events."""
        groups = tellings(connection, t.event, {event.group for event in events if event.group is not None})
        return cls(groups, through(connection, [one for some in groups.values() for one in some]))


@dataclass(slots=True)
class Sum:
    """What is counted of one side in one period."""

    events: int = 0
    goldstein: float = 0.0
    valued: int = 0
    quads: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    alone: dict[int, int] = field(default_factory=dict)
    """Reports that alone tell one of the events, and their origins."""
    groups: list[int] = field(default_factory=list)

    def add(self, event: Counted) -> None:
        """Adds an event."""
        self.events += 1
        if event.goldstein is not None:
            self.goldstein += event.goldstein
            self.valued += 1
        self.quads[quad_of(int(event.cameo[:2]))] += 1
        self.types[(event.plover or "none").lower()] += 1
        if event.group is None:
            self.alone[event.report] = event.origin
        else:
            self.groups.append(event.group)

    def row(self, period: str | None, dated: Dated, side: str, told: Tellings) -> RelationRow:
        """The row for a period, or for events that lie within none."""
        mean = round(self.goldstein / self.valued, 2) if self.valued else None
        several = [one for group in self.groups for one in told.groups[group]]
        alone = [Telling(0, 0, 0, report, origin, None, "", None) for report, origin in self.alone.items()]
        reports = len({one.report for one in (*several, *alone)})
        origins = independent([*several, *alone], told.outlets)
        counts = QuadCounts(**self.quads), TypeCounts(**self.types)
        return RelationRow(period, dated, side, self.events, mean, *counts, reports, origins)
