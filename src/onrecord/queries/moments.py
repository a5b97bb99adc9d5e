"""Moments and spans of time as people write them: a date, a time, "24h" for so long ago."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from onrecord.errors import NotFound
from onrecord.store.days import days_of, iso

_SPAN = re.compile(r"(\d{1,6})\s*([smhd])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds_of(value: str) -> int | None:
    """The seconds of a span of time; None where it is none.

    >>> seconds_of("30s"), seconds_of("15m"), seconds_of("2h"), seconds_of("1d"), seconds_of("soon")
    (30, 900, 7200, 86400, None)
    """
    found = _SPAN.fullmatch(value.strip().lower())
    return int(found[1]) * _SECONDS[found[2]] if found else None


def moment_of(value: str, now: datetime) -> str:
    """A moment as the archive keeps them, in UTC to the second: of a date its beginning; of a span of time so long ago.

    A time without a zone is one of UTC. Raises NotFound where it is none of these.

    >>> moment_of("2031-05-02T09:00+02:00", datetime(2031, 5, 3, tzinfo=UTC)), moment_of("24h", datetime(2031, 5, 3, tzinfo=UTC))
    ('2031-05-02T07:00:00Z', '2031-05-02T00:00:00Z')
    >>> moment_of("2031-05", datetime(2031, 5, 3, tzinfo=UTC))
    '2031-05-01T00:00:00Z'
    """
    try:
        return written(_moment(value, now))
    except (ValueError, OverflowError) as error:
        remedy = "write it as 2031-04-02, 2031-04, 2031-04-02T15:40+00:00, or as so long ago: 24h"
        raise NotFound(f"the moment {value!r}", remedy=remedy) from error


def _moment(value: str, now: datetime) -> datetime:
    """Raises ValueError for what is no moment, OverflowError for one that lies before all years, or behind them."""
    if (seconds := seconds_of(value)) is not None:
        return now - timedelta(seconds=seconds)
    first, _ = days_of(value)
    found = datetime.fromisoformat(value if "T" in value or first is None else iso(first))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def written(moment: datetime) -> str:
    """A moment as the archive keeps it.

    >>> written(datetime(31, 5, 3, 9, 20, tzinfo=UTC))
    '0031-05-03T09:20:00Z'
    """
    return f"{moment.astimezone(UTC).replace(tzinfo=None, microsecond=0).isoformat()}Z"
