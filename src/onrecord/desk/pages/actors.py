"""Who there is."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open, Wanted
from onrecord.queries.rows import ActorRow


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """What the list of actors shows."""

    rows: tuple[ActorRow, ...]


def actors(archive: Open, wanted: Wanted, name: str = "") -> ActorsPage:
    """The actors, those of whom most is told first."""
    return ActorsPage(tuple(archive.actors(name or None, wanted)))
