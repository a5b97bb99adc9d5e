"""An actor: who it is, what it said and did, and to whom."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open, Wanted
from onrecord.errors import NotFound
from onrecord.queries.shown import ActorShown


@dataclass(frozen=True, slots=True)
class ActorPage:
    """What the page of an actor shows."""

    shown: ActorShown


def actor(archive: Open, ref: str, wanted: Wanted) -> ActorPage:
    """An actor, by its id."""
    shown = archive.show(ref)[0]
    if not isinstance(shown, ActorShown):
        raise NotFound(f"no actor {ref}")
    return ActorPage(shown)
