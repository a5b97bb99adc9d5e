"""The shapes of marks, and the line that tells one in short. A shape says what a colour says."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.lexicon.events import event_names
from onrecord.queries.rows import EventRow, StatementRow, TimelineRow, WhoRow
from onrecord.show.answers.lines import words
from onrecord.show.answers.timeline import head_of
from onrecord.show.layout import flowing
from onrecord.show.statements import NOBODY
from onrecord.show.words import listed, verb

SHAPES = {
    "plain": "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0 -11 0z",
    "denied": "M-6 -3.2L-3.2 -6L0 -2.8L3.2 -6L6 -3.2L2.8 0L6 3.2L3.2 6L0 2.8L-3.2 6L-6 3.2L-2.8 0z",
    "pressed": "M0 -6.2L6.2 5H-6.2z",
    "withheld": "M-5 -5H5V5H-5z",
    "event": "M0 -6.8L6.8 0L0 6.8L-6.8 0z",
}
"""Outlines around a mark's middle: circle, cross, triangle, square, diamond."""
_LONG = 160


def told_shortly(row: TimelineRow) -> str:
    """A row as one short line: when, who, what, to whom, and its words."""
    parts, quote = _of_event(row.event) if row.event else _of_statement(row.statement)
    return f"{head_of(row)}: {parts}" + (f" “{_short(quote)}”" if quote else "")


def _of_event(event: EventRow) -> tuple[str, str]:
    to = f" → {_names(event.recipients)}" if event.recipients else ""
    deed = event_names().get(event.cameo, event.cameo).lower()
    return f"{_names(event.actors) or NOBODY}{to}: {deed}", words(event.evidence)


def _of_statement(said: StatementRow | None) -> tuple[str, str]:
    assert said is not None
    who = flowing(said.speaker.name) if said.speaker else NOBODY
    return " ".join(filter(None, (who, verb(said), _names(said.addressees)))), words(said.content)


def _names(whos: Iterable[WhoRow]) -> str:
    return listed([flowing(who.name) for who in whos])


def _short(quote: str) -> str:
    """As many whole words of a quote as there is room for.

    >>> _short("no " * 100)[-5:]
    ' no …'
    """
    if len(quote) <= _LONG:
        return quote
    return quote[:_LONG].rpartition(" ")[0] + " …"
