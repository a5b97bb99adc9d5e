"""What is claimed of a document, by whom, and whether two claims agree: all are kept, the believed one first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta, timezone
from typing import get_args

from onrecord.lexicon.article import plain
from onrecord.records import Claim, ClaimedField

_FIELDS: tuple[ClaimedField, ...] = get_args(ClaimedField)
_SUFFIX = re.compile(r"(?<!\s)\s+(?:[|–—·:»-]|::)\s+(?P<outlet>[^|–—·]+)$")
_BAR = re.compile("[|–—·]")
_MOST_SUFFIX_WORDS = 6
_CUT_SHORT = re.compile(r"(?<!\s)\s*(?:…|\.\.\.)$")
_JOINED = re.compile(r"[,;&]|\band\b", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:https?:)?//(?:www\.)?|[?#].*$|/$")
_WEST, _EAST = timedelta(hours=-10), timedelta(hours=11)
"""Where nearly all reports are written."""


def settled(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The distinct claims, field by field, the believed one first: they come in with the better ones before the others.

    >>> says = [Claim("title", "Envoy leaves", "jsonld"), Claim("title", "Envoy leaves | Coast Courier", "meta")]
    >>> [claim.value for claim in settled([*says, Claim("title", "The envoy goes", "text")])]
    ['Envoy leaves', 'The envoy goes']
    """
    by_field: dict[ClaimedField, list[Claim]] = {name: [] for name in _FIELDS}
    for claim in claims:
        _settle(by_field[claim.field], claim)
    return tuple(claim for name in _FIELDS for claim in by_field[name])


def _settle(known: list[Claim], claim: Claim) -> None:
    """Adds a claim to those of its field, unless it says what another says; a fuller stamp takes that one's place."""
    for n, other in enumerate(known):
        if agree(claim.field, claim.value, other.value):
            if other.how != "given" and _fuller(claim, other):
                known[n] = claim
            return
    known.append(claim)


def believed(claims: Iterable[Claim], field: ClaimedField) -> Claim | None:
    """The first claim about a field."""
    return next((claim for claim in claims if claim.field == field), None)


def agree(field: ClaimedField, one: str, other: str) -> bool:
    """Whether two values of a field say the same.

    >>> agree("published", "2031-04-02", "2031-04-03T01:00:00+00:00"), agree("published", "2031-04-02", "2031-04-03")
    (True, False)
    >>> agree("byline", "Mira Holt and Jon Aker", "By Jon Aker, Mira Holt"), agree("publisher", "The Courier", "COURIER")
    (True, True)
    """
    return _AGREE.get(field, _same_words)(one, other)


def without_outlet(title: str) -> str:
    """A title without what may be the outlet's name behind it.

    >>> without_outlet("Envoy leaves - Coast Courier")
    'Envoy leaves'
    """
    last_bar = max((bar.start() for bar in _BAR.finditer(title)), default=0)
    match = _SUFFIX.search(title, len(title[:last_bar].rstrip()))
    return title[: match.start()] if match and len(match["outlet"].split()) <= _MOST_SUFFIX_WORDS else title


def _fuller(claim: Claim, than: Claim) -> bool:
    """Whether a claim tells what another leaves out: the time, the zone, the end of a headline that was cut short."""
    if claim.field == "published":
        return _precision(claim.value) > _precision(than.value) and claim.value[:10] == than.value[:10]
    return claim.field == "title" and bool(_CUT_SHORT.search(than.value)) and not _CUT_SHORT.search(claim.value)


def _precision(stamp: str) -> int:
    return ("T" in stamp) + (datetime.fromisoformat(stamp).tzinfo is not None)


def _same_words(one: str, other: str) -> bool:
    return plain(one) == plain(other)


def _same_title(one: str, other: str) -> bool:
    ours, theirs = ({plain(t), plain(without_outlet(t))} for t in (one, other))
    if plain(one) in theirs or plain(other) in ours:
        return True
    short, long = sorted((one, other), key=len)
    return _CUT_SHORT.search(short) is not None and plain(long).startswith(plain(_CUT_SHORT.sub("", short)))


def _same_people(one: str, other: str) -> bool:
    return _people(one) == _people(other)


def _people(byline: str) -> set[str]:
    return {plain(name).removeprefix("by ") for name in _JOINED.split(byline) if plain(name)}


def _same_outlet(one: str, other: str) -> bool:
    return plain(one).removeprefix("the ") == plain(other).removeprefix("the ")


def _same_address(one: str, other: str) -> bool:
    return _ADDRESS.sub("", one.strip()).rstrip("/") == _ADDRESS.sub("", other.strip()).rstrip("/")


def _same_day(one: str, other: str) -> bool:
    ours, theirs = datetime.fromisoformat(one), datetime.fromisoformat(other)
    if {ours.year, theirs.year} & {MINYEAR, MAXYEAR}:
        return one[:10] == other[:10]  # there is no day before or after in another zone
    if ours.tzinfo and theirs.tzinfo:
        return (
            ours.astimezone(theirs.tzinfo).date() == theirs.date()
            or ours.date() == theirs.astimezone(ours.tzinfo).date()
        )
    return not set(_days(ours)).isdisjoint(_days(theirs))


def _days(moment: datetime) -> list[date]:
    """The days that a moment may have had where it was written down."""
    if moment.tzinfo is None:
        return [moment.date()]
    everywhere = (moment.astimezone(timezone(shift)) for shift in (_WEST, timedelta(), _EAST))
    return [moment.date(), *(there.date() for there in everywhere)]


_AGREE: dict[ClaimedField, Callable[[str, str], bool]] = {
    "title": _same_title, "byline": _same_people, "publisher": _same_outlet, "source": _same_outlet,
    "url": _same_address, "published": _same_day,
}  # fmt: skip
