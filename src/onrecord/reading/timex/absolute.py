"""Readings of dates that name themselves: days, months, years, quarters, seasons, decades, centuries, feasts.

What they leave out (the year, the month) is taken from the stamp or from the story.
"""

from __future__ import annotations

from onrecord.reading.timex.meanings import SLACK, Case, Meaning
from onrecord.reading.timex.nearest import nearest
from onrecord.reading.timex.numbers import ordinal
from onrecord.reading.timex.periods import Period, day_of, days_from

_PIVOT = 50
_FRESH = 10
"""Days around the stamp in which a date that can be read two ways most likely lies."""


def iso(case: Case) -> Meaning | None:
    """2025-11-24, with or without a time."""
    text = case.says("iso")[0].upper()
    year, month, day = (int(part) for part in text[:10].split("-"))
    first = day_of(year, month, day)
    if first is None:
        return None
    if len(text) > 10:
        return Meaning("TIME", text, text, text, Period("day", first))
    return Meaning.of(Period("day", first))


def year_first(case: Case) -> Meaning | None:
    """2025/11/24 and 2025.11.24."""
    word = case.says("date")[0].replace(".", "/")
    year, month, day = (int(part) for part in word.split("/"))
    found = day_of(year, month, day)
    return Meaning.of(Period("day", found)) if found else None


def slashed(case: Case) -> Meaning | None:
    """7/8/07 and 24.11.2025: with dots the day stands first, with strokes the month, unless only the other is near the stamp."""
    word = case.says("slashed")[0]
    first, second, year = (int(part) for part in word.replace(".", "/").split("/"))
    year = _full(year, case)
    by_day, by_month = day_of(year, second, first), day_of(year, first, second)
    usual, other = (by_day, by_month) if "." in word else (by_month, by_day)
    now = case.anchors.now
    if usual and other and now and abs((other - now).days) <= _FRESH < abs((usual - now).days):
        usual = other
    found = usual or other
    return Meaning.of(Period("day", found)) if found else None


def day(case: Case) -> Meaning | None:
    """A day with its month, with or without weekday and year."""
    month, number = case.number("month", "MONTH"), ordinal(case.says("day"), case.lexicon.values)
    year = stated_year(case)
    if month is None and year is None:
        return day_of_month(case)
    weekday = case.number("weekday", "WEEKDAY", "WEEKDAYSHORT")
    found = day_of(year, month or 1, number) if year else nearest(case, "day", month=month, day=number, weekday=weekday)
    if found is None:
        return _unplaced(month, number)
    if weekday == found.isoweekday():
        case.anchors.weekdays[weekday] = found
    return Meaning.of(Period("day", found))


def _unplaced(month: int | None, number: int) -> Meaning | None:
    known = day_of(2000, month or 1, number)
    return Meaning("DATE", f"XXXX-{month:02}-{number:02}" if month else f"XXXX-XX-{number:02}") if known else None


def day_of_month(case: Case) -> Meaning | None:
    """A day without its month: "the 24th", "the 21st of this month", "Tuesday (the 25th)"."""
    number = ordinal(case.says("day"), case.lexicon.values)
    month = _stated_month(case) if case.says("which") else _told_month(case, number)
    if month is None:
        return _unplaced(None, number)
    found = day_of(month.first.year, month.first.month, number)
    weekday = case.number("weekday", "WEEKDAY")
    if found and weekday == found.isoweekday():
        case.anchors.weekdays[weekday] = found
    return Meaning.of(Period("day", found)) if found else None


def _stated_month(case: Case) -> Period | None:
    """This month and last month, counted from the stamp; the same month and the previous one, from the story."""
    turn, anchors = case.number("which", "WHICH"), case.anchors
    base = anchors.now if turn is not None else anchors.told.first if anchors.told else None
    turn = turn if turn is not None else case.number("which", "TOLD", "SAME") or 0
    return Period.around(base, "month").shifted(turn) if base else None


def _told_month(case: Case, number: int) -> Period | None:
    """The month that the story has reached, else the stamp's: there the tense may want the month before or after."""
    told, now = case.anchors.told, case.anchors.now
    base = told.first if told and told.unit in ("day", "month", "week", "weekend") else case.anchors.nearby
    if base is None:
        return None
    month = Period.around(base, "month")
    found = day_of(base.year, base.month, number)
    if now is None or found is None:
        return month
    ahead, tense = (found - now).days, case.tense
    if tense == "future" and ahead < 0:
        month = Period.around(now, "month")
        return month.shifted(int(number < now.day))
    here = month == Period.around(now, "month")
    return month.shifted(-1) if here and ahead > SLACK and tense == "past" else month


def month(case: Case) -> Meaning | None:
    """A month, with its year or the nearest one."""
    number = case.number("month", "MONTH") or 1
    year = stated_year(case)
    found = day_of(year, number, 1) if year else nearest(case, "month", month=number, turn=_turn(case))
    return Meaning.of(Period("month", found)) if found else Meaning("DATE", f"XXXX-{number:02}")


def _turn(case: Case) -> int | None:
    return case.number("which", "WHICH")


def year(case: Case) -> Meaning | None:
    """A year: "2008", "'82", "fiscal 2026", "nineteen ninety-six"."""
    found = stated_year(case)
    first = day_of(found, 1, 1) if found else None
    return Meaning.of(Period(case.argument or "year", first)) if first else None


def before_christ(case: Case) -> Meaning | None:
    """430 BC; the calendar has no such days, so it stays without bounds."""
    return Meaning("DATE", f"BC{ordinal(case.says('year'), case.lexicon.values):04}")


def early_year(case: Case) -> Meaning | None:
    """AD 430, 900 CE: a year that needs its era to be one."""
    words = case.words.lowers[case.found.start : case.found.end]
    first = day_of(next((int(word) for word in words if word.isdecimal()), 0), 1, 1)
    return Meaning.of(Period("year", first)) if first else None


def week_of_month(case: Case) -> Meaning | None:
    """The first week of October; a month's first week holds its fourth day, its last its sixth day from the end."""
    whole = month(case)
    if whole is None or whole.period is None:
        return whole
    number = ordinal(case.says("number"), case.lexicon.values)
    days = days_from(whole.period.first, 7 * number - 4), days_from(whole.period.last, -6)
    return Meaning.of(Period.around(days[0] if number else days[1], "week"))


def stated_year(case: Case) -> int | None:
    """The year that the expression names, or points to: "of last year"."""
    if case.says("year"):
        return _spelled(case.says("year"), case)
    if not case.says("of"):
        return None
    told, turn = case.number("of", "TOLD"), case.number("of", "WHICH") or 0
    if told is not None and case.anchors.told:
        return case.anchors.told.first.year + told
    return case.anchors.published.year + turn if case.anchors.published else None


def _spelled(words: list[str], case: Case) -> int | None:
    digits = "".join(filter(str.isdecimal, words[-1]))
    if digits:
        return _full(int(digits), case)
    numbers = [int(case.lexicon.values.get(("CARD", word), 0)) for word in words]
    hundreds = numbers[0] * (1000 if "thousand" in words else 100)
    return hundreds + sum(n for n in numbers[1:] if n < 100)


def _full(year: int, case: Case) -> int:
    """A year of four digits out of one of two: the nearest that is not far ahead."""
    if year > 99:
        return year
    now = case.anchors.nearby.year if case.anchors.nearby else 2000 + _PIVOT - 10
    century = now // 100 * 100
    return century + year if century + year <= now + 10 else century - 100 + year


def decade(case: Case) -> Meaning | None:
    """The 1990s, the '80s, the nineties."""
    named = case.value("decade", "DECADENAME")
    digits = named or "".join(filter(str.isdecimal, case.says("decade")[0]))
    first = day_of(_full(int(digits), case), 1, 1)
    return Meaning.of(Period.around(first, "decade")) if first else None


def century(case: Case) -> Meaning | None:
    """The 19th century is the years that begin with 18."""
    number = ordinal(case.says("number"), case.lexicon.values)
    first = day_of((number - 1) * 100 or 1, 1, 1) if 0 < number < 100 else None
    return Meaning.of(Period("century", first)) if first else None


def part_of_year(case: Case) -> Meaning | None:
    """A quarter or a half of a year: "the third quarter of 2025", "Q3", "the first half of next year"."""
    unit = case.argument
    months, count = (3, 4) if unit == "quarter" else (6, 2)
    number = ordinal(case.says("number"), case.lexicon.values) or int("last" in case.says("number")) * count
    if not 0 < number <= count:
        return None
    year = stated_year(case)
    found = (
        day_of(year, number * months - months + 1, 1)
        if year
        else nearest(case, unit, month=number * months - months + 1)
    )
    return Meaning.of(Period(unit, found)) if found else Meaning("DATE", f"XXXX-{unit[0].upper()}{number}")


def season(case: Case) -> Meaning | None:
    """A season, with its year or the nearest one."""
    name = case.value("season", "SEASON") or "SP"
    year = stated_year(case)
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[name]
    found = day_of(year, month, 1) if year else nearest(case, name, month=month, turn=_turn(case))
    return Meaning.of(Period(name, found)) if found else Meaning("DATE", f"XXXX-{name}")


def feast(case: Case) -> Meaning | None:
    """A named day: the argument, or the word itself, gives month and day, after the year where it is that year's alone."""
    *years, month, number = map(int, (case.argument or case.value("feast", "FEAST") or "").split("-"))
    year = years[0] if years else stated_year(case)
    found = day_of(year, month, number) if year else nearest(case, "day", month=month, day=number, turn=_turn(case))
    return Meaning.of(Period("day", found)) if found else Meaning("DATE", f"XXXX-{month:02}-{number:02}")
