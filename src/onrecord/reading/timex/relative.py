"""Readings of dates that are counted from another: from the stamp ("last week") or from the story ("a day earlier")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from onrecord.reading.timex.meanings import SLACK, Case, Meaning
from onrecord.reading.timex.periods import Period, days_from
from onrecord.reading.timex.tense import Tense

_WEEK = 7
_FINER = {
    "week": ("day", 7), "month": ("day", 30), "quarter": ("month", 3), "year": ("month", 12), "decade": ("year", 10),
    "century": ("year", 100),
}  # fmt: skip
"""In what a fraction of a unit is counted, and how many of them a unit has."""
_FINE = ("second", "minute", "hour")


def around_now(unit: str, by: int, now: date | None) -> Meaning:
    """The period of this unit so many before or after the one in which we are."""
    return Meaning.of(Period.around(now, unit).shifted(by)) if now else Meaning.undefined(unit)


def deictic(case: Case) -> Meaning | None:
    """Today, yesterday, tomorrow; the argument counts further days."""
    by = int(case.argument or 0) + (case.number("deictic", "DEICTIC") or 0)
    return around_now("day", by, case.anchors.now)


def which_unit(case: Case) -> Meaning | None:
    """This week, last month, next year, the current quarter."""
    by = case.number("which", "WHICH", "LATEST")
    return around_now(case.argument or unit_of(case), by or 0, case.anchors.now)


def weekend(case: Case) -> Meaning | None:
    """The weekend: the last that has begun, or the coming one where the clause looks ahead."""
    now = case.anchors.now
    if now is None:
        return Meaning.undefined("weekend")
    this = Period.around(now, "weekend")
    return Meaning.of(this if this.first <= now or case.tense == "future" else this.shifted(-1))


def told_unit(case: Case) -> Meaning | None:
    """The previous day, the following year, the same month, that week, counted from the last date named."""
    unit = case.argument or unit_of(case)
    told = case.anchors.told_as(unit)
    by = case.number("turn", "TOLD", "TURN", "SAME", "SIDE") or 0
    if told is None:
        return Meaning.undefined(unit)
    if case.says("weekday"):
        return Meaning.of(Period("day", _weekday_beside(told.first, case.number("weekday", "WEEKDAY") or 1, by)))
    if by == 0 and told.unit == unit:
        return Meaning.of(told)
    start = told.last if by > 0 and told.unit != unit else told.first
    return Meaning.of(Period.around(start, unit).shifted(by))


def latest_unit(case: Case) -> Meaning | None:
    """The latest quarter: the one last named, or the last that is over."""
    unit = unit_of(case)
    if unit == "quarter" and case.quarter:
        return Meaning.of(case.quarter)
    return around_now(unit, -1, case.anchors.now)


def same_before(case: Case) -> Meaning | None:
    """The same month a year ago, the year-ago quarter: the period last named, a year before. Nothing is counted from it."""
    unit, told = case.value("unit", "UNIT"), case.anchors.told
    base = told if unit and unit != "quarter" else case.quarter or told
    if base is None:
        return Meaning.undefined(unit or "year")
    if unit and base.unit != unit:
        base = Period.around(base.first, unit)
    return replace(Meaning.of(base.moved(-1, "year")), period=None)


def weekday(case: Case) -> Meaning | None:
    """A bare weekday: the one that the report has dated, else the nearest on the side to which the clause looks."""
    number = case.number("weekday", "WEEKDAY") or 1
    now = case.anchors.now
    if now is None:
        told = case.anchors.weekdays.get(number)
        return Meaning.of(Period("day", told)) if told else Meaning("DATE", f"XXXX-WXX-{number}")
    turn = case.number("which", "WHICH")
    if turn:
        return Meaning.of(Period("day", _weekday_beside(now, number, turn)))
    known, tense = case.anchors.weekdays.get(number), case.tense
    if known and _fits((known - now).days, tense):
        return Meaning.of(Period("day", known))
    back = (now.isoweekday() - number) % 7
    ahead = back and (turn == 0 or tense == "future")
    return Meaning.of(Period("day", days_from(now, 7 - back if ahead else -back)))


def _fits(ahead: int, tense: Tense) -> bool:
    """Whether a weekday so many days ahead of the stamp may be meant; a report may run a little ahead of its own stamp."""
    return (tense == "future" or ahead <= SLACK) and (tense != "future" or ahead >= 0) and abs(ahead) <= _WEEK


def weekday_of_week(case: Case) -> Meaning | None:
    """Friday next week."""
    number, turn = case.number("weekday", "WEEKDAY") or 1, case.number("which", "WHICH") or 0
    if case.anchors.now is None:
        return Meaning("DATE", f"XXXX-WXX-{number}")
    week = Period.around(case.anchors.now, "week").shifted(turn)
    return Meaning.of(Period("day", days_from(week.first, number - 1)))


def _weekday_beside(day: date, number: int, turn: int) -> date:
    """The last such weekday before the day, or the next one after it."""
    back = (day.isoweekday() - number) % 7
    if turn < 0:
        return days_from(day, -(back or 7))
    return days_from(day, (7 - back) if back else 7 * bool(turn))


def distance(case: Case) -> Meaning | None:
    """Two years ago, a day earlier, three weeks later: the argument tells from where and which way."""
    origin, _, way = case.argument.partition(" ")
    unit, number, sign = unit_of(case), case.quantity("n"), 1 if way == "+" else -1
    if number is None:
        return vague_distance(case)
    if case.says("half"):
        number += Fraction(1, 2)
    if sign < 0 and unit == "year" and number == 1 and case.quarter:
        return replace(Meaning.of(case.quarter.moved(-1, "year")), period=None)
    coarse = "day" if unit in _FINE else unit
    base = case.anchors.told_as(coarse) if origin == "told" else case.anchors.today
    return Meaning.of(_counted(base, unit, sign * number)) if base else Meaning.undefined(coarse)


def vague_distance(case: Case) -> Meaning | None:
    """Years ago, weeks later: in the past or the future of the stamp; in the story, some date."""
    origin, _, way = case.argument.partition(" ")
    if origin == "told":
        return Meaning.undefined(unit_of(case))
    return Meaning("DATE", "FUTURE_REF" if way == "+" else "PAST_REF")


def _counted(base: Period, unit: str, number: Fraction) -> Period:
    """So many units from the base, as exact as the unit; a year from a month is a month."""
    if unit in _FINE:
        return Period.around(base.first, "day")
    if unit == "fortnight":
        unit, number = "week", number * 2
    if number.denominator != 1:
        finer, many = _FINER.get(unit, ("day", 1))
        exact = _counted(base, finer, Fraction(int(number * many)))
        return Period.around(exact.first, "month") if unit == "month" else exact
    whole = int(number)
    if unit == "year" and base.unit == "month":
        return base.moved(whole, "year")
    if unit == "week" and abs(whole) == 1:
        return Period.around(base.first, "day").moved(whole, "week")
    return Period.around(base.first, unit).shifted(whole)


def unit_of(case: Case) -> str:
    """The unit that the expression names."""
    return case.value("unit", "UNIT", "WEEKEND") or "day"


def reference(case: Case) -> Meaning | None:
    """Now, recently, soon: the argument, or the word, says present, past or future."""
    value = case.argument or case.value("ref", "REF", "REFADJ") or "PRESENT_REF"
    return Meaning("DATE", value)


def block(_case: Case) -> Meaning | None:
    """Nothing: the rule is there to keep shorter ones from matching."""
    return None
