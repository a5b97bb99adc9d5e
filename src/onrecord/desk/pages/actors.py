"""Who there is: those of whom most is told first, kind by kind where nobody asks for less."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, get_args

from fastapi import Query

from onrecord.desk.asked import Open, Wanted
from onrecord.queries.filters import Filter
from onrecord.queries.rows import ActorRow
from onrecord.records import ActorKind

KINDS: dict[str, str] = {
    "person": "People",
    "state": "States",
    "government": "Governments",
    "institution": "Institutions",
    "party": "Parties",
    "igo": "Organizations of states",
    "media": "Media",
    "group": "Groups",
    "unnamed": "Without a name",
}
"""Kinds of actors, as a page calls them, in its order."""


@dataclass(frozen=True, slots=True)
class ActorsPage:
    """What the list of actors shows."""

    rows: tuple[ActorRow, ...]
    name: str
    kind: str
    country: str
    kinds: dict[str, str]
    wanted: Filter


def actors(
    archive: Open,
    wanted: Wanted,
    name: Annotated[str, Query(max_length=200)] = "",
    kind: Annotated[str, Query(max_length=20)] = "",
) -> ActorsPage:
    """The actors, those of whom most is told first; `name`: a part of a name."""
    meant = next((one for one in get_args(ActorKind) if one == kind), None)
    name = name.strip()
    rows = archive.actors(name or None, wanted, kind=meant)
    return ActorsPage(tuple(rows), name, meant or "", next(iter(wanted.country), ""), KINDS, wanted)
