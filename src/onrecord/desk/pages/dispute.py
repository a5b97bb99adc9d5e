"""How a dispute between two sides stands on a day, and what changed."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open
from onrecord.queries.state import State


@dataclass(frozen=True, slots=True)
class DisputePage:
    """What the page of a dispute shows."""

    state: State | None


def dispute(archive: Open, a: str = "", b: str = "", on: str = "", since: str = "") -> DisputePage:
    """The state of a dispute; without two sides, those there are to choose from."""
    return DisputePage(archive.state(a, b, on=on or None, since=since or None) if a and b else None)
