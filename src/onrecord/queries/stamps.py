"""Stamps of reports in the order of time."""

from __future__ import annotations

from datetime import UTC, datetime

Moment = tuple[bool, str, str]
"""Whether there is none; the moment in UTC, as far as the stamp tells; the stamp."""


def moment(published: str | None) -> Moment:
    """By this reports are ordered, the earliest first, those without a date last.

    A day without a time counts as its beginning; a time without a zone as if it were UTC.

    >>> sorted(["2031-05-09T01:00+03:00", "2031-05-09", "2031-05-08T23:00Z", "2031-05"], key=moment)
    ['2031-05', '2031-05-09T01:00+03:00', '2031-05-08T23:00Z', '2031-05-09']
    """
    if not published:
        return True, "", ""
    try:
        found = datetime.fromisoformat(published)
        found = found.astimezone(UTC) if found.tzinfo else found
    except (ValueError, OverflowError):
        return False, published, published
    return False, found.replace(tzinfo=None).isoformat(), published
