"""An address -> what arrives from it: the page that is there, or the pages that its feed tells of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Protocol

from onrecord.article.arrivals import Arrival
from onrecord.article.documents import Given, Taken
from onrecord.article.formats import taken_from, taken_from_markup
from onrecord.article.source import Source
from onrecord.errors import UnreadableInput
from onrecord.fetching.feeds import Entry, entries_of, is_feed
from onrecord.fetching.getting import Got, get
from onrecord.fetching.guard import is_private, refuses_nothing
from onrecord.fetching.limits import STAGE, USUAL, Limits
from onrecord.records import Claim, DocumentKind

_PAGES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain", "application/pdf"})
_AROUND = "<html><body><article>{}</article></body></html>"


class _Get(Protocol):
    def __call__(self, address: str, /) -> Got: ...


def fetched(
    address: str,
    *,
    published: str | None = None,
    kind: DocumentKind | None = None,
    allow_private: bool = False,
    limits: Limits = USUAL,
) -> Iterator[Arrival]:
    """What arrives from an address of http or https: the page, or for a feed the page of each entry.

    Whether it is a feed its bytes tell. What can't be fetched arrives with a failure of stage "fetch", and the rest goes
    on. Addresses of this machine and of private networks are refused unless `allow_private`.
    """
    guard = refuses_nothing if allow_private else is_private
    getting = partial(get, refuses=guard, limits=limits)
    source = Source(name=address, path=address, published=published, kind=kind)
    try:
        got = getting(address)
        entries = entries_of(got.body, got.address) if is_feed(got.body) else None
    except UnreadableInput as error:
        yield source.failure(error)
        return
    if entries is None:
        yield _page(got, source)
    else:
        yield from _of_feed(entries, source, getting, limits)


def _of_feed(entries: list[Entry], source: Source, getting: _Get, limits: Limits) -> Iterator[Arrival]:
    """What arrives of each entry: its page, or where it has no link its content; a link met again is passed over."""
    met: set[str] = set()
    for number, entry in enumerate(entries[: limits.entries], 1):
        part = f"entry {number}"
        if entry.link is None:
            yield _of_content(entry, source, part)
        elif entry.link not in met:
            met.add(entry.link)
            yield _of_link(entry.link, entry.claims, source, getting)
    if (beyond := len(entries) - limits.entries) > 0:
        seen = f"{beyond} entries more than the {limits.entries} that are read of one feed"
        yield source.failure(UnreadableInput(seen, remedy="raise the limit", stage=STAGE))


def _of_link(link: str, claims: tuple[Claim, ...], feed: Source, getting: _Get) -> Arrival:
    source = replace(feed, name=link, path=link)
    try:
        return _page(getting(link), source, claims)
    except UnreadableInput as error:
        return source.failure(error)


def _page(got: Got, source: Source, claims: tuple[Claim, ...] = ()) -> Arrival:
    """The page that an address answered with; `claims`: what the feed says of it, believed after the page itself."""
    what = "a feed" if is_feed(got.body) else got.mime
    if what not in _PAGES:
        seen, remedy = f"no page but {what} at {got.address}", "give the address of a page or of a feed"
        return source.failure(UnreadableInput(seen, remedy=remedy, stage=STAGE))
    try:
        taken = taken_from(got.body)
    except UnreadableInput as error:
        return source.failure(error, content=got.body)
    return _report(taken, claims, source, "", got.address, got.body)


def _of_content(entry: Entry, source: Source, part: str) -> Arrival:
    if entry.content is None:
        remedy = "ask whoever publishes the feed"
        return source.failure(UnreadableInput("neither a link nor a text", remedy=remedy, stage=STAGE), part)
    raw = entry.content.encode("utf-8", "replace")
    try:
        taken = _taken(entry.content) if entry.marked_up else Taken(text=entry.content)
    except UnreadableInput as error:
        return source.failure(error, part, raw)
    return _report(taken, entry.claims, source, part, None, raw)


def _taken(markup: str) -> Taken:
    """What a piece of a page holds; the hash of bytes that nobody sent is left out."""
    return replace(taken_from_markup(_AROUND.format(markup)), raw_sha256=None)


def _report(taken: Taken, claims: tuple[Claim, ...], source: Source, part: str, url: str | None, raw: bytes) -> Arrival:
    told = replace(taken, claims=(*taken.claims, *claims))
    return source.report(told, Given(published=source.stamp(told), url=url), part, raw)
