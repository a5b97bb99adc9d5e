"""Readings of times of day: "18:00 UTC", "5 p.m.", "noon", "Monday night", "this evening"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.reading.timex.absolute import day
from onrecord.reading.timex.meanings import Case, Meaning
from onrecord.reading.timex.periods import Period
from onrecord.reading.timex.relative import around_now, deictic, weekday

_DAYS = ("weekday", "deictic", "which", "day", "turn")
"""Parts of a pattern that tell which day it is."""


def clock(case: Case) -> Meaning | None:
    """A time by the clock, on the day that the story has reached."""
    time = _time_of(case)
    zone = case.value("zone", "ZONE") or ""
    told = case.anchors.told_as("day")
    if time is None:
        return None
    if told is not None and told.unit != "day":
        told = None
    return replace(at(told, f"T{time}{zone}"), placed=False)


def at(on: Period | None, time: str) -> Meaning:
    """This time on this day."""
    if on is None:
        return Meaning("TIME", f"XXXX-XX-XX{time}")
    if not time[1:2].isdigit():
        return Meaning("TIME", on.value + time, on.first.isoformat(), on.last.isoformat(), on)
    exact = on.shifted(1).value + "T00:00" + time[6:] if time.startswith("T24:00") else on.value + time
    return Meaning("TIME", on.value + time, exact, exact, on)


def _time_of(case: Case) -> str | None:
    named = case.value("moment", "MOMENT")
    if named:
        return named
    word = case.says("time")[0]
    if len(word) == 4 and word.isdecimal():
        word = f"{word[:2]}:{word[2:]}"
    hour, _, rest = word.replace(".", ":").partition(":")
    number = int(hour) if hour.isdecimal() else int(case.lexicon.values.get(("CARD", hour), 0))
    half = case.number("half", "HALFDAY")
    if half is not None and number <= 12:
        number = number % 12 + half
    return f"{number:02}:{rest or '00'}" if number <= 24 else None


def part_of_day(case: Case) -> Meaning | None:
    """This morning, last night, Monday evening, tomorrow afternoon, the morning (of the day last named)."""
    part = case.value("part", "DAYPART") or case.argument
    said = any(case.says(name) for name in _DAYS) or bool(case.argument)
    return replace(at(_day(case), f"T{part}"), placed=said)


def _day(case: Case) -> Period | None:
    if case.says("weekday"):
        found = weekday(case)
    elif case.says("deictic"):
        found = deictic(case)
    elif case.says("which"):
        found = around_now("day", case.number("which", "WHICH") or 0, case.anchors.now)
    elif case.says("day"):
        found = day(case)
    elif case.argument:
        found = around_now("day", 0, case.anchors.now)
    else:
        told = case.anchors.told_as("day")
        turn = case.number("turn", "TOLD", "TURN", "SAME") or 0
        return told.shifted(turn) if told and told.unit == "day" else None
    return found.period if found else None


def on_day(time: Meaning, date: Meaning) -> Meaning:
    """A time and the day that stands beside it, as one: "5 p.m. on Friday"."""
    clock_part = time.value[time.value.index("T") :]
    return at(date.period, clock_part) if date.period else replace(time, value=date.value + clock_part)
