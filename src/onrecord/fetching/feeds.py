"""Feeds, through feedparser: RSS and Atom bytes -> entries."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from onrecord.article.decode import marked_encoding
from onrecord.article.stamps import iso_stamp
from onrecord.errors import UnreadableInput
from onrecord.fetching.limits import STAGE
from onrecord.lexicon.article import CreditLexicon
from onrecord.records import Claim

if TYPE_CHECKING:
    from feedparser import FeedParserDict

_LOOKED_AT = 4096
_FEED = re.compile(
    r"\ufeff?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>\s*)*+<(?:\w+:)?(?:rss|feed|RDF)\b",
    re.DOTALL | re.IGNORECASE,
)
# What feedparser lets through of the ways in which a feed can break its own rules.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RuntimeError)
_TAG = re.compile(r"<[^<>]*>")
_MARKED_UP = "html"


@dataclass(frozen=True, slots=True)
class Entry:
    """One report that a feed tells of."""

    link: str | None
    """Its address, whole."""
    claims: tuple[Claim, ...]
    """What the feed says of it."""
    content: str | None
    """Its words, where the feed brings them."""
    marked_up: bool
    """Whether these are markup."""


def is_feed(raw: bytes) -> bool:
    """Whether bytes begin as a feed does.

    >>> is_feed(b"<?xml version='1.0'?><!-- ferries --><rss version='2.0'>"), is_feed(b"<html><p>rss and <feed>")
    (True, False)
    """
    start = raw[:_LOOKED_AT]
    return _FEED.match(start.decode(marked_encoding(start) or "utf-8", "replace")) is not None


def entries_of(raw: bytes, address: str) -> list[Entry]:
    """The entries of the feed that was found at an address. Raises UnreadableInput where it has none."""
    try:
        import feedparser  # noqa: F401
    except ImportError as error:
        raise UnreadableInput("a feed", remedy="pip install 'onrecord[feeds]'", stage=STAGE) from error
    try:
        feed = _parsed(raw, address)
        entries, why = feed.entries, str(feed.get("bozo_exception") or "")
    except _BROKEN as error:
        entries, why = [], str(error) or type(error).__name__
    if not entries:
        seen = f"a broken feed ({' '.join(why.split())})" if why else "a feed without entries"
        raise UnreadableInput(seen, remedy="check the address", stage=STAGE)
    return [_entry(entry, address) for entry in entries]


def _parsed(raw: bytes, address: str) -> FeedParserDict:
    """What feedparser makes of a feed; one whose bytes show a wide encoding is handed over as UTF-8."""
    import feedparser

    head = {"content-location": address, "content-type": "application/xml"}
    if encoding := marked_encoding(raw):
        raw = raw.decode(encoding, "replace").encode()
        head["content-type"] += "; charset=utf-8"
    return feedparser.parse(io.BytesIO(raw), response_headers=head)


def _entry(entry: FeedParserDict, address: str) -> Entry:
    link = entry.get("link")
    content, marked_up = _content(entry)
    return Entry(_joined(address, link) if link else None, tuple(_claims(entry)), content, marked_up)


def _content(entry: FeedParserDict) -> tuple[str | None, bool]:
    """The words of an entry, all of them before a summary, and whether they are markup."""
    bodies = [*entry.get("content", ()), *([entry.summary_detail] if "summary_detail" in entry else ())]
    body = next((body for body in bodies if body.get("value", "").strip()), None)
    if body is None:
        return None, False
    marked_up = _MARKED_UP in body.get("type", "")
    if marked_up and not _TAG.search(body.value):
        return html.unescape(body.value), False
    return body.value, marked_up


def _joined(address: str, link: str) -> str:
    try:
        return urljoin(address, link)
    except ValueError:
        return link  # it will be refused with its reason


def _claims(entry: FeedParserDict) -> Iterator[Claim]:
    title = entry.get("title", "")
    if _MARKED_UP in entry.get("title_detail", {}).get("type", ""):
        title = html.unescape(_TAG.sub("", title))
    if title := " ".join(title.split()):
        yield Claim("title", title, "feed")
    if "published" in entry and (stamp := _stamp(entry.published)):
        yield Claim("published", stamp, "feed")


def _stamp(published: str) -> str | None:
    """ISO 8601 of a date as Atom, RSS, or a feed of its own mind writes it; None where it is none."""
    for reading in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return reading(published.strip()).isoformat()
        except (ValueError, OverflowError):
            continue
    return iso_stamp(published, lexicon=CreditLexicon.load())
