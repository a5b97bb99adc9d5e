"""Which row of which table a rule of a record names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .rows import Place
from .shapes import TABLE_OF, TABLES

_EVENT_RULES = {
    "verb": "events_verbs",
    "composed": "events_verbs",
    "noun": "events_nouns",
    "frame": "events_frames",
}
_SPEECH = tuple(table for table in TABLES if table.startswith("speech_"))


def places_of_rule(rule: str) -> Iterator[Place]:
    """The places in which the row may stand that a rule names.

    >>> list(places_of_rule("composed:demand"))[0], ("speech_verbs", "deny") in places_of_rule("ccomp:deny")
    (('events_verbs', 'demand'), True)
    """
    how, _, row_id = rule.partition(":")
    if how in _EVENT_RULES:
        yield _EVENT_RULES[how], row_id
    elif row_id:
        yield from ((table, row_id) for table in _SPEECH)


def place_of(row: Any) -> Place:
    """The place of a row."""
    return TABLE_OF[type(row)], row.id
