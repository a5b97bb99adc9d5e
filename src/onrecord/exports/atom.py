"""Atom: a feed of statements and events, what was added last first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from sqlalchemy import Connection

from onrecord.exports.feed import Head, Item, Links, feed
from onrecord.exports.plain import some, urn, web_address
from onrecord.exports.sentences import done, outlet, said, words
from onrecord.exports.told import Reported, told
from onrecord.queries.filters import Filter
from onrecord.records import Event, Statement
from onrecord.spans import identity

What = Literal["both", "events", "statements"]


def write(connection: Connection, wanted: Filter) -> Iterator[str]:
    """The feed; it was updated when the newest entry was added."""
    head = Head(id=urn("feed", identity(repr(wanted))), title="Who said and did what")
    return feed(head, items(connection, wanted))


def items(connection: Connection, wanted: Filter, what: What = "both", desk: str | None = None) -> Iterator[Item]:
    """The entries; they lead to the report, or to a desk, given by its address."""
    found = (
        _item(report, find, desk) for report in told(connection, wanted, newest=True) for find in _finds(report, what)
    )
    return some(found, wanted)


def _finds(report: Reported, what: What) -> tuple[Statement | Event, ...]:
    return {"both": report.finds, "events": report.events, "statements": report.statements}[what]


def _item(report: Reported, find: Statement | Event, desk: str | None) -> Item:
    """An entry: who said or did what, its words, and the report that tells it as its author."""
    kind, title, text, terms = _told(report, find)
    head = report.report
    return Item(
        id=urn(head.id, kind, find.id),
        title=title,
        updated=report.added_at,
        published=head.published,
        author=outlet(head),
        terms=terms,
        links=_links(web_address(head.url), desk and f"{desk}/{kind}/{find.id}"),
        text=text,
    )


def _links(report: str | None, desk: str | None) -> Links:
    """To the thing at the desk, and from it to the report; else to the report."""
    places = (("alternate", desk), ("via", report)) if desk else (("alternate", report),)
    return tuple((kind, address) for kind, address in places if address)


def _told(report: Reported, find: Statement | Event) -> tuple[str, str, str, tuple[str, ...]]:
    """Kind, title, words and what it is classed as."""
    if isinstance(find, Event):
        title = done(find, report.actors(find.actors), report.actors(find.recipients))
        return "event", title, words(find.evidence), (find.cameo, *([find.plover] if find.plover else []))
    title = said(find, report.speaker(find), report.actors(find.addressees))
    return "statement", title, words(find.content), (find.act,)
