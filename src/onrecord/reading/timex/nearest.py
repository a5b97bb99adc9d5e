"""The year that a date leaves out: the one nearest the stamp, on the side to which the clause looks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from onrecord.reading.timex.meanings import Case
from onrecord.reading.timex.periods import Period, day_of

_NEAR = 45
"""Days within which a date is taken on either side, whatever the tense."""
_AHEAD = 90
"""Days ahead within which a date is taken where the tense is open."""


def nearest(
    case: Case, unit: str, *, month: int | None, day: int = 1, weekday: int | None = None, turn: int | None = None
) -> date | None:
    """The first day of the period of this unit that begins in this month (on this day): which year, the case tells.

    None without anything to be near to, and where no year has such a day.
    """
    near = case.anchors.nearby
    if near is None or month is None:
        return None
    days = [found for year in range(near.year - 4, near.year + 5) if (found := day_of(year, month, day))]
    if weekday:
        days = [d for d in days if d.isoweekday() == weekday] or days
    if turn:
        here = Period.around(near, unit) if unit in ("day", "month", "quarter", "half") else Period("day", near)
        return _turned(days, here.first, turn)
    if turn == 0 or case.anchors.published is None:
        return next((d for d in days if d.year == near.year), None)
    return _placed(days, near, case, unit)


def _turned(days: list[date], near: date, turn: int) -> date | None:
    """The latest before ("last May"), or the first after."""
    return (
        max((d for d in days if d < near), default=None)
        if turn < 0
        else min((d for d in days if d > near), default=None)
    )


def _placed(days: Iterable[date], near: date, case: Case, unit: str) -> date | None:
    by_distance = sorted(days, key=lambda d: _distance(d, near, unit))
    best = by_distance[0] if by_distance else None
    if best is None or (_distance(best, near, unit) <= _NEAR and (unit != "month" or case.tense != "past")):
        return best
    here = Period.around(near, unit).first if unit in ("month", "quarter", "half") else near
    tense = case.tense
    if tense == "future":
        return min((d for d in by_distance if d >= here), default=best)
    if tense == "past":
        return max((d for d in by_distance if d <= here), default=best)
    return max((d for d in by_distance if (d - near).days <= _AHEAD), default=best)


def _distance(first: date, near: date, unit: str) -> int:
    """Days from the stamp to the nearest day of the period."""
    if first > near:
        return (first - near).days
    return max(0, (near - Period(unit, first).last).days)
