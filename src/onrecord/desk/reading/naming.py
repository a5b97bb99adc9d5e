"""Words for the things found in a report, and for the links of its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from onrecord.desk.reading.items import Item
from onrecord.lexicon.events import event_names
from onrecord.records import Evidence
from onrecord.show.layout import flowing
from onrecord.show.statements import NOBODY
from onrecord.show.words import HOW, listed, verb

_MARKS = "“‘\"'«„「"
_SCHEMES = frozenset({"http", "https"})


def web(url: str | None) -> bool:
    """Whether an address leads into the web; a report may name any other.

    >>> web("https://herald.example/1"), web("javascript:alert(1)"), web(None), web("http://[")
    (True, False, False, False)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.netloc)


def who_does(item: Item) -> str:
    """Who says or does it."""
    if item.statement:
        return flowing(item.statement.speaker.name) if item.statement.speaker else NOBODY
    return listed([flowing(who.name) for who in item.event.actors]) or NOBODY if item.event else NOBODY


def does(item: Item) -> str:
    """What they did, with words or otherwise."""
    if item.statement:
        return verb(item.statement)
    return event_names().get(item.event.cameo, item.event.cameo).lower() if item.event else ""


def to_whom(item: Item) -> str:
    """To whom."""
    whos = item.statement.addressees if item.statement else item.event.recipients if item.event else ()
    return listed([flowing(who.name) for who in whos])


def named_so(item: Item) -> str:
    """The thing on one line."""
    return " ".join(filter(None, (who_does(item), does(item), to_whom(item))))


def in_marks(spans: Iterable[Evidence]) -> str:
    """Words in quotation marks; those that bring their own as they are.

    >>> in_marks([Evidence(0, 4, "soon")]), in_marks([Evidence(0, 7, "“Never,”"), Evidence(9, 15, "“never.”")])
    ('“soon”', '“Never,” … “never.”')
    """
    words = " … ".join(flowing(e.quote) for e in spans)
    return words if words[:1] in _MARKS else f"“{words}”"


NAMING: dict[str, Callable[..., Any] | dict[Any, Any]] = {
    "does": does, "how_known": HOW, "in_marks": in_marks, "named_so": named_so, "to_whom": to_whom, "web": web, "who_does": who_does,
}  # fmt: skip
"""What the templates of a report use beside the words of all pages."""
