"""Days as numbers, 20260318, so that both databases compare and index them alike."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[int | None, int | None]
UNKNOWN: Days = (None, None)
_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T|$)")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"(\d{4})$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)$")


def days_of(value: str | None) -> Days:
    """The first and last day that an ISO date, a time, a week, a month or a year may mean; nothing of anything else.

    >>> days_of("2026-03-18T09:20+02:00"), days_of("2026-02"), days_of("2026-W12"), days_of("XXXX-03-18")
    ((20260318, 20260318), (20260201, 20260228), (20260316, 20260322), (None, None))
    """
    if not value:
        return UNKNOWN
    try:
        return _days(value)
    except ValueError:
        return UNKNOWN


def _days(value: str) -> Days:
    if found := _FULL.match(value):
        day = number(date(*map(int, found.groups())))
        return day, day
    if found := _MONTH.match(value):
        year, month = map(int, found.groups())
        return number(date(year, month, 1)), number(date(year, month, monthrange(year, month)[1]))
    if found := _YEAR.match(value):
        return number(date(int(value), 1, 1)), number(date(int(value), 12, 31))
    if found := _WEEK.match(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return number(monday), number(monday + timedelta(days=6))
    return UNKNOWN


def number(day: date) -> int:
    """A day as a number.

    >>> number(date(2026, 3, 18))
    20260318
    """
    return day.year * 10000 + day.month * 100 + day.day


def iso(day: int) -> str:
    """The ISO date of such a number.

    >>> iso(20260318)
    '2026-03-18'
    """
    digits = f"{day:08}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
