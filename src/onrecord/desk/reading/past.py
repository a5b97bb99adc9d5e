"""What became of a thing: what a machine found, then what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.queries.decided import DecisionRow
from onrecord.queries.history import FoundRow, HistoryRow
from onrecord.show.answers.history import decision_line
from onrecord.show.layout import flowing
from onrecord.show.words import day


@dataclass(frozen=True, slots=True)
class Past:
    """One line of a history."""

    on: str
    told: str
    why: str
    id: str
    """That of a decision; empty for what a machine found."""
    undone: bool


def past(history: Iterable[HistoryRow]) -> Iterator[Past]:
    """The lines of a history, in the order in which it came."""
    for row in history:
        yield from map(_found, row.found[::-1])
        yield from map(decided, row.decisions)


def _found(row: FoundRow) -> Past:
    version = "" if row.is_current else ", in an older version"
    stands = "It stands as it was found." if row.stands else "It stands otherwise now."
    by = f"onrecord {row.made_by.onrecord}" if row.made_by else "imports and reports"
    return Past(day((row.added_at or "")[:10]), f"Found by {by}{version}. {stands}", "", "", undone=False)


def decided(row: DecisionRow) -> Past:
    """The line of a decision."""
    told = decision_line(row).body.plain
    return Past(day(row.decided_at[:10]), told, flowing(row.why), row.id, undone=row.undone_by is not None)
