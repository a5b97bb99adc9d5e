"""What the axis of a timeline says: hours, days, months or years, by how much time it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from onrecord.desk.lanes.spans import Span
from onrecord.show.words import day

Unit = Literal["hour", "day", "month", "year"]
STEPS: tuple[tuple[Unit, int], ...] = (
    ("hour", 1), ("hour", 3), ("hour", 6), ("hour", 12), ("day", 1), ("day", 2), ("day", 7), ("day", 14), ("month", 1),
    ("month", 3), ("month", 6), ("year", 1), ("year", 2), ("year", 5), ("year", 10), ("year", 50), ("year", 100),
    ("year", 1000),
)  # fmt: skip
"""From fine to coarse; the script that zooms has the same."""
MOST = 10
"""Ticks at most."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A moment on the axis, and what stands beside it."""

    at: datetime
    words: str


def ticks(shown: Span, most: int = MOST) -> list[Tick]:
    """The ticks of the finest step that makes no more than so many; the first one tells the year, and each new one.

    >>> [tick.words for tick in ticks(Span(datetime(2031, 12, 20), datetime(2032, 1, 10)))]
    ['22 Dec 2031', '29 Dec', '5 Jan 2032']
    """
    for unit, step in STEPS:
        found = _moments(shown, unit, step, most)
        if len(found) <= most:
            return list(_worded(found, unit))
    return []


def _moments(shown: Span, unit: Unit, step: int, most: int) -> list[datetime]:
    """The moments of a step within a span; one more than so many at most."""
    found: list[datetime] = []
    at = _first(shown.start, unit, step)
    while at is not None and at < shown.end and len(found) <= most:
        if at >= shown.start:
            found.append(at)
        at = _next(at, unit, step)
    return found


def _first(start: datetime, unit: Unit, step: int) -> datetime | None:
    """The last moment of a step that is not behind a moment."""
    midnight = datetime(start.year, start.month, start.day)
    if unit == "hour":
        return midnight + timedelta(hours=start.hour // step * step)
    if unit == "day":
        return midnight - timedelta(days=min(midnight.weekday() if step > 2 else 0, midnight.toordinal() - 1))
    if unit == "month":
        return datetime(start.year, (start.month - 1) // step * step + 1, 1)
    return datetime(max(1, start.year // step * step), 1, 1)


def _next(at: datetime, unit: Unit, step: int) -> datetime | None:
    try:
        if unit == "hour":
            return at + timedelta(hours=step)
        if unit == "day":
            return at + timedelta(days=step)
        if unit == "month":
            months = at.month - 1 + step
            return datetime(at.year + months // 12, months % 12 + 1, 1)
        return datetime(at.year // step * step + step, 1, 1)
    except (OverflowError, ValueError):
        return None


def _worded(found: list[datetime], unit: Unit) -> Iterator[Tick]:
    year: int | None = None
    for nth, at in enumerate(found):
        yield Tick(at, _words(at, unit, nth == 0, at.year != year))
        year = at.year


def _words(at: datetime, unit: Unit, first: bool, new: bool) -> str:
    """What stands beside a tick.

    >>> _words(datetime(2031, 3, 4, 6), "hour", False, False), _words(datetime(2031, 3, 1), "month", True, True)
    ('06:00', 'Mar 2031')
    """
    if unit == "year":
        return str(at.year)
    month, _, year = day(at.isoformat()[:7]).partition(" ")
    if unit == "month":
        return f"{month} {year}" if new else month
    date = f"{at.day} {month}" + (f" {year}" if new else "")
    if unit == "day" or not at.hour:
        return date
    return f"{date}, {at:%H:%M}" if first else f"{at:%H:%M}"
