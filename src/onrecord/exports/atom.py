"""Atom: a feed of statements and events, what was added last first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice
from xml.sax.saxutils import escape, quoteattr

from sqlalchemy import Connection

from onrecord.exports.plain import some, urn, web_address, xml_characters
from onrecord.exports.sentences import done, outlet, said, words
from onrecord.exports.told import Reported, told
from onrecord.queries.filters import Filter
from onrecord.records import Event, Statement
from onrecord.spans import identity

_NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries was updated."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")
Entry = tuple[Reported, Statement | Event]


def write(connection: Connection, wanted: Filter) -> Iterator[str]:
    """The feed; it was updated when the newest entry was added."""
    entries = some(_entries(connection, wanted), wanted)
    first = list(islice(entries, 1))
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield _element("id", urn("feed", identity(repr(wanted))))
    yield _element("title", "Who said and did what")
    yield _element("updated", first[0][0].added_at if first else _NEVER)
    yield _element("generator", "onrecord")
    for report, find in chain(first, entries):
        yield _entry(report, find)
    yield "</feed>\n"


def _entries(connection: Connection, wanted: Filter) -> Iterator[Entry]:
    for report in told(connection, wanted, newest=True):
        yield from ((report, find) for find in report.finds)


def _entry(report: Reported, find: Statement | Event) -> str:
    """An entry: who said or did what, its words, and the report that tells it as its author."""
    kind, title, text, terms = _told(report, find)
    head = report.report
    parts = [
        _element("id", urn(head.id, kind, find.id)),
        _element("title", title),
        _element("updated", report.added_at),
        _element("published", _moment(head.published)),
        f"<author>{_element('name', outlet(head)).strip()}</author>\n",
        *(f"<category term={_attribute(term)} />\n" for term in terms),
        f'<link rel="alternate" href={_attribute(address)} />\n' if (address := web_address(head.url)) else "",
        f'<content type="text">{_text(text)}</content>\n',
    ]
    return f"<entry>\n{''.join(parts)}</entry>\n"


def _told(report: Reported, find: Statement | Event) -> tuple[str, str, str, list[str]]:
    """Kind, title, words and what it is classed as."""
    if isinstance(find, Event):
        title = done(find, report.actors(find.actors), report.actors(find.recipients))
        return "event", title, words(find.evidence), [find.cameo, *([find.plover] if find.plover else [])]
    title = said(find, report.speaker(find), report.actors(find.addressees))
    return "statement", title, words(find.content), [find.act]


def _moment(published: str | None) -> str:
    """A stamp as Atom has it: a moment with its zone; nothing of what is told less exactly.

    >>> _moment("2031-05-08T09:20+02:00"), _moment("2031-05-08T09:20"), _moment(None)
    ('2031-05-08T09:20:00+02:00', '', '')
    """
    found = _MOMENT.fullmatch(published or "")
    if found is None or published is None:
        return ""
    return published if found[1] else f"{published[:16]}:00{published[16:]}"


def _element(name: str, text: str) -> str:
    """An element that holds a text; none where there is none."""
    return f"<{name}>{_text(text)}</{name}>\n" if text else ""


def _text(text: str) -> str:
    return escape(xml_characters(text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(xml_characters(text))
