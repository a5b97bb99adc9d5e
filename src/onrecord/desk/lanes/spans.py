"""The span of time that a row of a timeline may mean, as wide as it is told."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from onrecord.queries.rows import TimelineRow

_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)(?::(\d\d))?")
_PART = re.compile(r"(\d{4}-\d\d-\d\d)T([A-Z]{2})")
_PARTS = {"MO": (6, 12), "MI": (11, 14), "AF": (12, 18), "EV": (18, 23), "NI": (20, 24), "DT": (6, 20)}
"""Parts of a day by their TIMEX3 names, as hours."""
_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)


class Span(NamedTuple):
    """From a moment to one that is not in it any more; both by the clock of the place that the report tells of."""

    start: datetime
    end: datetime


def span_of(row: TimelineRow) -> Span | None:
    """The span of a row: some hours, a day, a week, a month, a year; None where nothing dates it.

    >>> row = TimelineRow("event", "2031-04-01", "2031-04-30", "told", "month", None, None)
    >>> [str(at) for at in span_of(row)]
    ['2031-04-01 00:00:00', '2031-05-01 00:00:00']
    """
    if row.first_day is None or row.last_day is None:
        return None
    told = (row.event.when if row.event else row.statement.said_at if row.statement else None) or ""
    if row.dated == "told" and told.startswith(row.first_day) and (hours := hours_of(told)):
        return hours
    return Span(_midnight(row.first_day, 0), _midnight(row.last_day, 1))


def hours_of(told: str) -> Span | None:
    """The span of a time of day, as narrow as it is told.

    >>> [at.hour for at in hours_of("2031-03-04TAF")], hours_of("2031-03-04T15:40")[0].minute, hours_of("2031-03-04")
    ([12, 18], 40, None)
    """
    if found := _TIME.match(told):
        hour, minute = int(found[2]), int(found[3] or 0)
        if hour > 23 or minute > 59:
            return None
        start = _midnight(found[1], 0) + timedelta(hours=hour, minutes=minute)
        return Span(start, start + (_MINUTE if found[3] else _HOUR))
    if (found := _PART.match(told)) and found[2] in _PARTS:
        first, last = _PARTS[found[2]]
        return Span(_midnight(found[1], 0) + first * _HOUR, _midnight(found[1], 0) + last * _HOUR)
    return None


def _midnight(day: str, later: int) -> datetime:
    """The beginning of a day, or of one so many days later; the end of all days where there is none."""
    found = date.fromisoformat(day)
    if date.max - found <= timedelta(days=later):
        return datetime.max if later else datetime(found.year, found.month, found.day)
    return datetime(found.year, found.month, found.day) + timedelta(days=later)
