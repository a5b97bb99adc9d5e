"""A feed as Atom has it (RFC 4287), made of entries: whatever they tell of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from xml.sax.saxutils import escape, quoteattr

from onrecord.exports.plain import xml_characters

_NEVER = "1970-01-01T00:00:00Z"
"""When a feed without entries was updated."""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")
Links = tuple[tuple[str, str], ...]
"""What each leads to, as "alternate", "self", "next"; and where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a feed says of itself."""

    id: str
    title: str
    links: Links = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry of a feed."""

    id: str
    title: str
    updated: str
    """ISO 8601, UTC."""
    author: str
    text: str
    published: str | None = None
    """A stamp; only one that tells moment and zone is shown."""
    terms: tuple[str, ...] = ()
    """What it is classed as."""
    links: Links = ()


def feed(head: Head, items: Iterable[Item]) -> Iterator[str]:
    """The feed piece by piece; it was updated when its first entry was."""
    coming = iter(items)
    first = list(islice(coming, 1))
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield _element("id", head.id)
    yield _element("title", head.title)
    yield _element("updated", first[0].updated if first else _NEVER)
    yield _element("generator", "onrecord")
    yield from map(_link, head.links)
    for item in chain(first, coming):
        yield _entry(item)
    yield "</feed>\n"


def _entry(item: Item) -> str:
    parts = [
        _element("id", item.id),
        _element("title", item.title),
        _element("updated", item.updated),
        _element("published", moment(item.published)),
        f"<author>{_element('name', item.author).strip()}</author>\n",
        *(f"<category term={_attribute(term)} />\n" for term in item.terms),
        *map(_link, item.links),
        f'<content type="text">{_text(item.text)}</content>\n',
    ]
    return f"<entry>\n{''.join(parts)}</entry>\n"


def moment(published: str | None) -> str:
    """A stamp as Atom has it: a moment with its zone; nothing of what is told less exactly.

    >>> moment("2031-05-08T09:20+02:00"), moment("2031-05-08T09:20"), moment(None)
    ('2031-05-08T09:20:00+02:00', '', '')
    """
    found = _MOMENT.fullmatch(published or "")
    if found is None or published is None:
        return ""
    return published if found[1] else f"{published[:16]}:00{published[16:]}"


def _link(link: tuple[str, str]) -> str:
    return f'<link rel="{link[0]}" href={_attribute(link[1])} />\n'


def _element(name: str, text: str) -> str:
    """An element that holds a text; none where there is none."""
    return f"<{name}>{_text(text)}</{name}>\n" if text else ""


def _text(text: str) -> str:
    return escape(xml_characters(text), {"\r": "&#13;"})


def _attribute(text: str) -> str:
    return quoteattr(xml_characters(text))
