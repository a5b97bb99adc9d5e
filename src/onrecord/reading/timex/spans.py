"""Readings of durations ("approximately 25 minutes", "the past five years") and of sets ("every day", "weekly")."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil, floor

from onrecord.reading.timex.meanings import Case, Meaning
from onrecord.reading.timex.numbers import written
from onrecord.reading.timex.periods import Period
from onrecord.reading.timex.relative import unit_of

_CODE = {"second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "weekend": "P{}WE",
         "month": "P{}M", "quarter": "P{}Q", "year": "P{}Y", "decade": "P{}DE", "century": "P{}CE"}  # fmt: skip
_PER_DAY = {"second": 86_400, "minute": 1_440, "hour": 24}
_TIMES = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year")}


def lasting(number: Fraction | None, unit: str) -> str:
    """The TIMEX3 value of so many units.

    >>> lasting(Fraction(25), "minute"), lasting(Fraction(2), "decade"), lasting(None, "week")
    ('PT25M', 'P20Y', 'PXW')
    """
    if number is not None and unit in _TIMES:
        factor, unit = _TIMES[unit]
        number *= factor
    return _CODE.get(unit, "P{}W").format(written(number))


def duration(case: Case) -> Meaning | None:
    """So long: "two weeks", "a year and a half", "several days"."""
    number = None if case.argument == "vague" else case.quantity("n")
    if number is not None and case.says("half"):
        number += Fraction(1, 2)
    return Meaning("DURATION", lasting(number, unit_of(case)))


def open_ended(_case: Case) -> Meaning | None:
    """A while, a long time."""
    return Meaning("DURATION", "PXX")


def stretch(case: Case) -> Meaning | None:
    """So long, up to the stamp or from it: "the past five years", "the next two weeks"."""
    number, now = case.quantity("n"), case.anchors.now
    value = lasting(number, unit_of(case))
    turn = case.number("span", "SPAN") or 0
    if now is None or number is None or not turn:
        return Meaning("DURATION", value)
    other = _moved(now, number * turn, unit_of(case))
    first, last = sorted((now, other))
    return Meaning("DURATION", value, first.isoformat(), last.isoformat())


def _moved(day: date, by: Fraction, unit: str) -> date:
    if unit in _PER_DAY:
        unit, by = "day", by / _PER_DAY[unit]
    whole = floor(by) if by < 0 else ceil(by)
    return Period("day", day).moved(whole, unit).first


def recurring(case: Case) -> Meaning | None:
    """Every two years, weekly, 15 a year."""
    unit = case.value("unit", "RECURRING", "UNIT", "WEEKEND") or "day"
    return Meaning("SET", lasting(case.quantity("n"), unit))


def on_weekdays(case: Case) -> Meaning | None:
    """Every Thursday, on Mondays, Tuesday nights."""
    number = case.value("weekday", "WEEKDAY", "WEEKDAYS")
    part = case.value("part", "DAYPART", "DAYPARTS")
    week = f"XXXX-WXX-{number}" if number else "XXXX-XX-XX"
    return Meaning("SET", week + (f"T{part}" if part else ""))


def each_season(case: Case) -> Meaning | None:
    """Every summer, each May, on weekends."""
    month, season = case.number("month", "MONTH"), case.value("season", "SEASON")
    return Meaning("SET", f"XXXX-{month:02}" if month else f"XXXX-{season}" if season else "XXXX-WXX-WE")
