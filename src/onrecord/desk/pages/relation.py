"""What two sides did to each other over time."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open
from onrecord.queries.rows import EventRow, RelationRow


@dataclass(frozen=True, slots=True)
class RelationPage:
    """What the page of a relation shows."""

    rows: tuple[RelationRow, ...]
    events: tuple[EventRow, ...]


def relation(archive: Open, a: str = "", b: str = "") -> RelationPage:
    """A relation; without two sides, those there are to choose from."""
    if not (a and b):
        return RelationPage((), ())
    return RelationPage(tuple(archive.relations(a, b)), tuple(archive.relation_events(a, b)))
