"""Periods of the calendar, from a day to a century: their TIMEX3 values, their bounds, and how to move from one to another."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

UNDEFINED = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "year": "XXXX", "fiscal": "FYXXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
"""The value of a period of this unit when nothing tells which."""

SEASONS = ("SP", "SU", "FA", "WI")
"""Each lasts three months; spring begins in March, and winter runs into the next year."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: its unit and its first day.

    >>> Period.around(date(2025, 11, 24), "quarter").shifted(1)
    Period(unit='quarter', first=datetime.date(2026, 1, 1))
    """

    unit: str
    first: date

    @classmethod
    def around(cls, day: date, unit: str) -> Period:
        """The period of this unit in which the day lies."""
        return cls(unit, _FIRST[unit](day))

    @property
    def last(self) -> date:
        """Its last day."""
        if self.unit == "weekend":
            return days_from(self.first, 1)
        following = _months(self.first, 3) if self.unit in SEASONS else self.shifted(1).first
        return date(MAXYEAR, 12, 31) if following <= self.first else following - timedelta(days=1)

    @property
    def value(self) -> str:
        """Its TIMEX3 value.

        >>> day = date(2025, 11, 24)
        >>> [Period.around(day, u).value for u in ("day", "week", "weekend", "month", "quarter", "decade", "SP")]
        ['2025-11-24', '2025-W48', '2025-W48-WE', '2025-11', '2025-Q4', '202', '2025-SP']
        """
        return _VALUE.get(self.unit, _season_value)(self)

    def shifted(self, by: int) -> Period:
        """The period of the same unit so many further on, or back; stays inside the calendar."""
        days = {"day": 1, "week": 7, "weekend": 7}.get(self.unit)
        if days:
            return Period(self.unit, days_from(self.first, by * days))
        return Period(self.unit, _months(self.first, by * MONTHS.get(self.unit, 12)))

    def moved(self, by: int, unit: str) -> Period:
        """The period as long as this one that lies so many units further on: the same quarter a year before.

        >>> Period.around(date(2025, 8, 1), "quarter").moved(-1, "year").value
        '2024-Q3'
        """
        if unit in MONTHS:
            return Period.around(_months(self.first, by * MONTHS[unit]), self.unit)
        return Period.around(days_from(self.first, by * {"week": 7, "weekend": 7}.get(unit, 1)), self.unit)


MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal": 12, "decade": 120, "century": 1200}


def days_from(day: date, by: int) -> date:
    """The day so many days later, or earlier; the day itself where the calendar ends before."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return day


def _months(day: date, by: int) -> date:
    months = day.year * 12 + day.month - 1 + by
    year, month = divmod(months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return day
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _weekend(day: date) -> date:
    return days_from(day, 5 - day.weekday())


def _season(name: str) -> Callable[[date], date]:
    return lambda day: date(day.year, SEASONS.index(name) * 3 + 3, 1)


_FIRST: dict[str, Callable[[date], date]] = {
    "day": lambda d: d,
    "week": lambda d: days_from(d, -d.weekday()),
    "weekend": _weekend,
    "month": lambda d: d.replace(day=1),
    "quarter": lambda d: date(d.year, (d.month - 1) // 3 * 3 + 1, 1),
    "half": lambda d: date(d.year, 1 if d.month < 7 else 7, 1),
    "year": lambda d: date(d.year, 1, 1),
    "fiscal": lambda d: date(d.year, 1, 1),
    "decade": lambda d: date(max(MINYEAR, d.year // 10 * 10), 1, 1),
    "century": lambda d: date(max(MINYEAR, d.year // 100 * 100), 1, 1),
    **{name: _season(name) for name in SEASONS},
}


def _week_value(period: Period) -> str:
    year, week, _ = period.first.isocalendar()
    return f"{year:04}-W{week:02}" + ("-WE" if period.unit == "weekend" else "")


def _season_value(period: Period) -> str:
    return f"{period.first.year:04}-{period.unit}"


_VALUE: dict[str, Callable[[Period], str]] = {
    "day": lambda p: p.first.isoformat(),
    "week": _week_value,
    "weekend": _week_value,
    "month": lambda p: p.first.isoformat()[:7],
    "quarter": lambda p: f"{p.first.year:04}-Q{p.first.month // 3 + 1}",
    "half": lambda p: f"{p.first.year:04}-H{p.first.month // 6 + 1}",
    "year": lambda p: f"{p.first.year:04}",
    "fiscal": lambda p: f"FY{p.first.year:04}",
    "decade": lambda p: f"{p.first.year // 10:03}",
    "century": lambda p: f"{p.first.year // 100:02}",
}


def day_of(year: int, month: int, day: int) -> date | None:
    """The day of the calendar with these numbers, None where there is none.

    >>> day_of(2025, 2, 30) is None
    True
    """
    try:
        return date(year, month, day)
    except ValueError:
        return None
