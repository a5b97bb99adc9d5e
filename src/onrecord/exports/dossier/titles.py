"""A filter in words, and days as people write them."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.exports.plain import flowing
from onrecord.queries.filters import Filter
from onrecord.queries.rows import TimelineRow
from onrecord.wording import CHANNELS, day, listed

EVERYTHING = "All that the archive holds"
UNDATED = "Undated"


def in_words(wanted: Filter) -> str:
    """What a filter leaves.

    >>> in_words(Filter(actor=("Verania", "Kostria"), since="2031-03", until="2031-05-09", act=("deny",)))
    'Verania or Kostria, from Mar 2031 on, up to 9 May 2031, act deny'
    >>> in_words(Filter())
    'All that the archive holds'
    """
    return ", ".join(_parts(wanted)) or EVERYTHING


def _parts(wanted: Filter) -> Iterator[str]:
    alternatives = (
        ("", wanted.actor),
        ("said or done by ", wanted.speaker),
        ("country ", wanted.country),
        ("collection ", wanted.collection),
        ("as told by ", wanted.source),
        ("act ", wanted.act),
        ("channel ", tuple(CHANNELS.get(channel, channel) for channel in wanted.channel)),  # type: ignore[call-overload]
    )
    yield from (f"{lead}{_one_of(values)}" for lead, values in alternatives[:5] if values)
    if wanted.since:
        yield f"from {day(wanted.since)} on"
    if wanted.until:
        yield f"up to {day(wanted.until)}"
    yield from (f"{lead}{_one_of(values)}" for lead, values in alternatives[5:] if values)
    if wanted.text:
        yield f"with the words {flowing(wanted.text)}"
    if wanted.min_confidence > 0:
        yield f"nothing less sure than {wanted.min_confidence:g}"


def _one_of(values: tuple[str, ...]) -> str:
    return (
        listed([flowing(value) for value in values]).replace(" and ", " or ") if len(values) > 1 else flowing(values[0])
    )


def when(row: TimelineRow) -> str:
    """The day of a row, the month or the year where it tells no more, or the first and the last of some days.

    >>> when(TimelineRow("event", "2031-05-05", "2031-05-11", "told", "span", None, None))
    '5 May 2031 to 11 May 2031'
    >>> when(TimelineRow("event", "2031-05-01", "2031-05-31", "told", "month", None, None))
    'May 2031'
    """
    if row.first_day is None:
        return UNDATED
    if row.precision == "span":
        return f"{day(row.first_day)} to {day(row.last_day)}"
    ends: dict[str | None, int] = {"year": 4, "month": 7}
    told = row.first_day[: ends.get(row.precision)]
    return told if row.precision == "year" else day(told)
