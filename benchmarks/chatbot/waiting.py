"""How long to wait before asking again: as the server says, or twice as long each time."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
"""Statuses after which the same question may be answered."""
LONGEST = 120.0
"""Seconds that a server may ask us to wait; beyond them the report is set aside."""


def pause(attempt: int, retry_after: str | None, now: datetime) -> float:
    """Seconds to wait after this attempt, the first being 1.

    >>> now = datetime(2031, 5, 3, 12, tzinfo=UTC)
    >>> pause(1, None, now), pause(3, None, now), pause(1, "7", now), pause(1, "Sat, 03 May 2031 12:00:30 GMT", now)
    (1.0, 4.0, 7.0, 30.0)
    """
    told = _told(retry_after, now) if retry_after else None
    return told if told is not None else min(2.0 ** (attempt - 1), LONGEST)


def _told(retry_after: str, now: datetime) -> float | None:
    """The seconds of a Retry-After, which is a number or a date; null where it is neither."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        until = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max(0.0, ((until if until.tzinfo else until.replace(tzinfo=UTC)) - now).total_seconds())
