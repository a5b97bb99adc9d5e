"""Full dates with their times of day in one line, as ISO 8601: what a publication stamp is made of.

Only dates that are sure: 04/02/2031 stays unread, since nobody can tell April from February.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from onrecord.lexicon.article import CreditLexicon

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = re.compile(r"\d{4}")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<![\d.:/-])(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/-]|\.\d)",
        r"(?<!\d)(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日",
        rf"\b{_WEEKDAY}(?P<month>{_MONTH})\s*(?P<day>{_DAY}),?\s+(?P<year>\d{{4}})\b",
        rf"(?<![\d.:/-]){_WEEKDAY}(?P<day>{_DAY})(?:\s+of)?[\s-]*(?P<month>{_MONTH}),?[\s-]*(?P<year>\d{{4}})\b",
        r"(?<![\d.:/-])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})(?![\d.:])",
        r"(?<![\d.:/-])(?P<one>\d{1,2})/(?P<other>\d{1,2})/(?P<year>\d{4})(?![\d/])",
    )
)
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:\.\d+)?)?)?\s{0,4}(?P<half>[ap]\.?m\b\.?)?"
    r"(?:\s{0,4}\(?(?P<zone>(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?(?!\d)|[A-Za-z]{1,5}\b)\)?)?"
)
_TIME_AFTER = re.compile(
    rf"(?:T|\s{{0,4}}[,|/]?\s{{0,4}}(?:at\s{{1,4}})?[-–—]?\s{{0,4}})(?P<all>{_CLOCK})", re.IGNORECASE
)
_TIME_BEFORE = re.compile(rf"(?<!\d)(?P<all>{_CLOCK})\s{{0,4}}(?:,|\bon)?\s{{0,4}}$", re.IGNORECASE)
_LONGEST_STAMP = 400
_OFFSET = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundStamp:
    """A date at characters start up to end of a line; `value` is ISO 8601, with time and zone where they are told."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class _Clock:
    start: int
    end: int
    value: str


def find_stamps(line: str, *, lexicon: CreditLexicon) -> tuple[FoundStamp, ...]:
    """The dates of a line in order.

    >>> lexicon = CreditLexicon.load()
    >>> lines = "2031-04-02 15:40", "Wed, April 2, 2031 at 3:40 p.m. EDT", "15:40 GMT, 2 Apr 2031", "04/02/2031"
    >>> [[s.value for s in find_stamps(line, lexicon=lexicon)] for line in lines]
    [['2031-04-02T15:40'], ['2031-04-02T15:40-04:00'], ['2031-04-02T15:40+00:00'], []]
    """
    if _YEAR.search(line) is None:
        return ()
    found: list[FoundStamp] = []
    for start, end, day in sorted(_days(line)):
        before_end = found[-1].end if found else 0
        if start < before_end:
            continue
        clock = _clock_after(line, end, lexicon) or _clock_before(line, before_end, start, lexicon)
        value = f"{day.isoformat()}T{clock.value}" if clock else day.isoformat()
        found.append(
            FoundStamp(min(start, clock.start), max(end, clock.end), value) if clock else FoundStamp(start, end, value)
        )
    return tuple(found)


def iso_stamp(given: str, *, lexicon: CreditLexicon) -> str | None:
    """What was given as a date, in ISO 8601 (a full ISO date stays as it is); None where no single date can be read.

    >>> iso_stamp("2031-04-02T15:40:00Z", lexicon=CreditLexicon.load()), iso_stamp("soon", lexicon=CreditLexicon.load())
    ('2031-04-02T15:40:00Z', None)
    """
    given = given.strip()
    if (exact := _exact_iso(given)) is not None:
        return exact
    found = find_stamps(given, lexicon=lexicon) if len(given) <= _LONGEST_STAMP else ()
    return found[0].value if len(found) == 1 else None


def _exact_iso(given: str) -> str | None:
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        return None
    if re.match(r"\d{4}-\d\d-\d\d(?:$|T)", given):
        return given
    return moment.date().isoformat() if len(given) <= len("20310402") else moment.isoformat()


def _days(line: str) -> Iterator[tuple[int, int, date]]:
    for pattern in _DATES:
        for match in pattern.finditer(line):
            if (day := _day(match.groupdict())) is not None:
                yield match.start(), match.end(), day


def _day(parts: dict[str, str | None]) -> date | None:
    if (one := parts.get("one")) is not None:
        parts = parts | _day_and_month(int(one), int(parts["other"] or 0))
    month, day = parts.get("month") or "0", re.sub(r"\D", "", parts.get("day") or "0")
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(parts["year"] or 0), number, int(day))
    except ValueError:
        return None


def _day_and_month(one: int, other: int) -> dict[str, str | None]:
    """Which is which, where only one reading is a date; else the thirteenth month, which is none."""
    if one == other or other > 12:
        return {"month": str(one), "day": str(other)}
    return {"month": str(other if one > 12 else 13), "day": str(one)}


def _clock_after(line: str, end: int, lexicon: CreditLexicon) -> _Clock | None:
    match = _TIME_AFTER.match(line, end)
    return _clock(match, lexicon) if match else None


def _clock_before(line: str, floor: int, start: int, lexicon: CreditLexicon) -> _Clock | None:
    match = _TIME_BEFORE.search(line, floor, start)
    return _clock(match, lexicon) if match else None


def _clock(match: re.Match[str], lexicon: CreditLexicon) -> _Clock | None:
    """The time of day of a match; a number alone is none, nor is 25:70."""
    hour, minute, second, half, zone = match.group("hour", "minute", "second", "half", "zone")
    if not (minute or half):
        return None
    number = int(hour) % 12 + (12 if half[0] in "pP" else 0) if half else int(hour)
    if number > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
        return None
    value = f"{number:02d}:{int(minute or 0):02d}" + (f":{int(second):02d}" if second else "")
    offset = _offset(zone, lexicon) if zone else ""
    end = match.end("all") if offset is not None else match.start("zone")
    return _Clock(match.start("all"), end, value + (offset or ""))


def _offset(zone: str, lexicon: CreditLexicon) -> str | None:
    """+02:00 for a zone, nothing for one that means several, None for a word that is no zone."""
    if match := _OFFSET.match(zone):
        hours, minutes = int(match[2]), int(match[3] or 0)
        return f"{match[1]}{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else None
    known = zone.lower() in lexicon.offsets
    return (lexicon.offsets[zone.lower()] or "") if known and (zone.isupper() or len(zone) > 1) else None
