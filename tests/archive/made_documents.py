"""Strategies for documents and for words of them: any characters, every field now and then there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from onrecord.records import (
    Claim,
    ClaimedField,
    Document,
    DocumentKind,
    Evidence,
    Failure,
    How,
    ResidueKind,
    SetAside,
    Stamp,
)
from onrecord.spans import identity

AWKWARD = (
    "\x00", "\r\n", "\r", "\n\n", "\t", "\x1b[0m", "\u200b", "\u2028", "\ufeff", "\u202e", "\u2066", "\xa0", "🚢", "👩\u200d🚀",
    "e\u0301", "ﬀ", "İ", "“", "»", "'", '"', "\\", "%s", "%", "_", ":x", "{}", "--", ";", "\U0010ffff", "\uffff", "NULL",
)  # fmt: skip
"""Characters at which databases, terminals, pages and counts of characters stumble."""
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2040, 12, 31), timezones=st.none()).map(
    lambda at: at.replace(second=0, microsecond=0)
)
ZONES = st.integers(-48, 56).map(lambda quarters: timezone(timedelta(minutes=15 * quarters))) | st.just(UTC)


def texts(*, least: int = 1, most: int = 12) -> st.SearchStrategy[str]:
    """Texts of `least` to `most` pieces: words of any characters but lone surrogates, between them what is awkward."""
    piece = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8) | st.sampled_from(AWKWARD)
    return st.lists(piece, min_size=least, max_size=most).map("".join)


NAMES = texts(most=3)
DATES = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: str(day)[:7]),
    DAYS.map(lambda day: str(day)[:4]),
    MOMENTS.map(datetime.isoformat),
)
"""ISO dates and times as far as they are known: a year, a month, a day, a minute without a zone."""
ZONED = st.builds(lambda at, zone: at.replace(tzinfo=zone).isoformat(timespec="minutes"), MOMENTS, ZONES)
STAMPS = st.builds(Stamp, DATES | ZONED, st.sampled_from(get_args(How)))
CLAIMS = st.builds(Claim, st.sampled_from(get_args(ClaimedField)), NAMES, st.sampled_from(get_args(How)))
FAILURES = st.builds(Failure, st.sampled_from(["input", "decode", "empty", "language"]), NAMES)


def some(values: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """A few of them in any order, none twice."""
    return st.lists(values, max_size=most, unique=True).map(tuple)


def spans(document: Document) -> st.SearchStrategy[Evidence]:
    """Any words of a document that has some."""
    size = len(document.text)
    ends = st.integers(0, size - 1).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, size)))
    return ends.map(lambda span: document.evidence(*span))


def ordered(document: Document, *, least: int = 0, most: int = 3) -> st.SearchStrategy[tuple[Evidence, ...]]:
    """A few spans of a document in the order of its text, none twice."""
    found = st.lists(spans(document), min_size=least, max_size=most, unique=True)
    return found.map(lambda some: tuple(sorted(some, key=lambda e: (e.start, e.end))))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document that was read, or one with its failure; only the latter may have no text, and sets nothing aside."""
    failure = draw(st.none() | st.none() | st.none() | FAILURES)
    text = draw(texts(least=0 if failure else 1))
    external, publisher, url = (draw(st.none() | NAMES) for _ in range(3))
    document = Document(
        identity("document", external or "", url or "", publisher or "", text),
        text,
        external_id=external,
        kind=draw(st.sampled_from(get_args(DocumentKind))),
        title=draw(st.none() | NAMES),
        byline=draw(st.none() | NAMES),
        publisher=publisher,
        source=draw(st.none() | NAMES),
        url=url,
        language=draw(st.none() | st.sampled_from(["en", "fr"])),
        published=draw(st.none() | STAMPS),
        issuer=draw(st.none() | NAMES),
        claims=tuple(draw(st.lists(CLAIMS, max_size=3))),
        raw_sha256=draw(st.none() | st.binary(min_size=32, max_size=32).map(bytes.hex)),
        failure=failure,
    )
    return document if failure else replace(document, set_aside=draw(_residue(document)))


def _residue(document: Document) -> st.SearchStrategy[tuple[SetAside, ...]]:
    kinds = st.lists(st.sampled_from(get_args(ResidueKind)), min_size=3, max_size=3)
    return st.builds(
        lambda found, kinds: tuple(SetAside(e.start, e.end, e.quote, k) for e, k in zip(found, kinds, strict=False)),
        ordered(document),
        kinds,
    )
