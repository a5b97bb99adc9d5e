"""Dates that can't all be right: told as past what the stamp has yet to reach, a weekday that the day is not, two stamps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from onrecord.records import Flag, TimeExpression

from .facts import Facts

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_PAST = ("happened", "ongoing", "background")


def date_flags(facts: Facts) -> Iterator[Flag]:
    """The flags on dates; one that nothing anchors counts too."""
    yield from _ahead_of_stamp(facts)
    yield from _wrong_weekdays(facts)
    if facts.document.published is None and any("X" in time.value for time in facts.times):
        yield facts.flag(
            "undated", (), "No date of publication is known, so relative dates such as weekdays stay open."
        )


_WHOLE = len("2031-05-06")


def _ahead_of_stamp(facts: Facts) -> Iterator[Flag]:
    """What was said or done, as the report tells it, on a day after its stamp."""
    published = facts.document.published
    if published is None:
        return
    stamp = published.value[:10]
    told = {s.said_at[:10] for s in facts.statements if s.said_at}
    told |= {e.when[:10] for e in facts.events if e.when and len(e.when) >= _WHOLE and e.modality in _PAST}
    late = sorted(day for day in told if day > stamp)
    if late:
        places = [t for t in facts.times if t.value[:10] in late]
        days = ", ".join(map(_day, late))
        note = (
            f"The report is stamped {_day(stamp)}{_clock(published.value)}, yet tells as past what happened on {days}."
        )
        yield facts.flag("date_conflict", places, note)


def _wrong_weekdays(facts: Facts) -> Iterator[Flag]:
    for time in facts.times:
        named = next((day for day in _WEEKDAYS if day in time.quote.lower()), None)
        found = _date(time)
        if named is None or found is None or not any(char.isdigit() for char in time.quote):
            continue
        right = _WEEKDAYS[found.weekday()]
        if right != named:
            note = f"{' '.join(time.quote.split())}: {_day(time.value[:10])} is a {right.capitalize()}."
            yield facts.flag("date_conflict", (time,), note)


def _date(time: TimeExpression) -> date | None:
    try:
        return date.fromisoformat(time.value[:10])
    except ValueError:
        return None


def _day(value: str) -> str:
    """An ISO day in words.

    >>> _day("2026-05-07")
    '7 May 2026'
    """
    found = date.fromisoformat(value)
    return f"{found.day} {found:%B %Y}"


def _clock(value: str) -> str:
    return f", {value[11:16]}" if len(value) > 11 else ""
