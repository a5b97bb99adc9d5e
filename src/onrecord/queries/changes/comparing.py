"""Two versions of a report beside each other: which statements and events came, went or are told otherwise."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from onrecord.queries.rows import EventRow, StatementRow
from onrecord.records import Evidence

_ALIKE = 0.6
"""So much of their words two tellings share at least that are of one thing."""
Row = TypeVar("Row", bound=StatementRow | EventRow)


@dataclass(frozen=True, slots=True)
class Compared(Generic[Row]):
    """What became of the rows of one version in the next."""

    came: tuple[Row, ...]
    revised: tuple[tuple[Row, Row], ...]
    """As it was, and as it is."""
    went: tuple[Row, ...]


def statements_compared(before: Sequence[StatementRow], now: Sequence[StatementRow]) -> Compared[StatementRow]:
    """The statements of two versions: the same where all that is told of them is, else by their words."""
    return _compared(before, now, _said, lambda row: _quotes(row.content), _name)


def events_compared(before: Sequence[EventRow], now: Sequence[EventRow]) -> Compared[EventRow]:
    """The events of two versions, likewise."""
    return _compared(before, now, _done, lambda row: _quotes(row.evidence), lambda row: row.cameo[:2])


def _compared(
    before: Sequence[Row],
    now: Sequence[Row],
    told: Callable[[Row], Hashable],
    words: Callable[[Row], str],
    kind: Callable[[Row], str],
) -> Compared[Row]:
    """First what has one id, then what is the same in all, then what has the same words, then what is of one kind and has
    words alike.
    """
    known: Compared[Row] = _paired(before, now, lambda a, b: a.id == b.id)
    same: Compared[Row] = _paired(known.went, known.came, lambda a, b: told(a) == told(b))
    by_words: Compared[Row] = _paired(same.went, same.came, lambda a, b: words(a) == words(b))
    alike: Compared[Row] = _paired(
        by_words.went, by_words.came, lambda a, b: kind(a) == kind(b) and _alike(words(a), words(b))
    )
    otherwise = (pair for pair in known.revised if told(pair[0]) != told(pair[1]))
    return Compared(alike.came, (*otherwise, *by_words.revised, *alike.revised), alike.went)


def _paired(before: Iterable[Row], now: Iterable[Row], one: Callable[[Row, Row], bool]) -> Compared[Row]:
    """The pairs that are one, each row in one at most; what is left of both."""
    left, pairs, went = list[Row](now), list[tuple[Row, Row]](), list[Row]()
    for row in before:
        found = next((number for number, other in enumerate(left) if one(row, other)), None)
        if found is None:
            went.append(row)
        else:
            pairs.append((row, left.pop(found)))
    return Compared(tuple(left), tuple(pairs), tuple(went))


def _alike(a: str, b: str) -> bool:
    """Whether two wordings have most of their words in common, in the same order.

    >>> _alike("the crew had been held for six days", "the crew had been held for nine days"), _alike("no ship left", "none came")
    (True, False)
    """
    return SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio() >= _ALIKE


def _said(row: StatementRow) -> Hashable:
    addressees = tuple(who.name for who in row.addressees)
    return _name(row), addressees, row.act, row.polarity, row.channel, row.said_at, _quotes(row.content)


def _done(row: EventRow) -> Hashable:
    sides = tuple(tuple(who.name for who in side) for side in (row.actors, row.recipients))
    return row.cameo, sides, row.when, row.modality, _quotes(row.evidence)


def _name(row: StatementRow) -> str:
    return row.speaker.name if row.speaker else ""


def _quotes(spans: Iterable[Evidence]) -> str:
    return " ".join(word for span in spans for word in span.quote.split())
