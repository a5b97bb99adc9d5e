"""Two accounts of one call or meeting beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open
from onrecord.queries.compared import Compared


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What the page of two accounts shows."""

    compared: Compared | None


def compare(archive: Open, event: str = "", a: str = "", b: str = "", day: str = "") -> ComparePage:
    """Two accounts, by an event, or by two sides and a day; without them, the occasions there are."""
    if event:
        return ComparePage(archive.compare(event))
    return ComparePage(archive.compare_on(a, b, day) if a and b and day else None)
