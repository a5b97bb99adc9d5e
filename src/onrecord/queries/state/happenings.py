"""What the two sides did to each other, and what third parties did to mediate; each happening once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, or_, select

from onrecord.queries.filters import Filter, of_events
from onrecord.queries.relations import DONE
from onrecord.queries.state.acts import MEDIATING, VERBAL
from onrecord.queries.state.judging import LAST, Telling, Thing
from onrecord.queries.state.putting import THIRD, Parties
from onrecord.queries.tellings import group_of
from onrecord.store import tables as t


class Happening(NamedTuple):
    """An event between the sides, as one report tells it."""

    key: int
    group: int
    """Tellings of one happening share it, from whichever side they tell it."""
    version: int
    day: int
    """LAST where nothing tells it."""
    side: int
    """Who did it."""
    cameo: str
    plover: str | None
    modality: str
    statement: int | None
    """The statement that vouches for it."""


def happenings(connection: Connection, wanted: Filter, parties: Parties) -> list[Happening]:
    """All events in which one side did something to the other, or a third party mediated, by their keys.

    Raises NotFound for names that nobody bears.
    """
    told = [_told(connection, wanted, parties, side) for side in (0, 1, THIRD)]
    found: dict[int, Happening] = {}
    for side, query in enumerate(told):
        for key, group, version, day, *rest in connection.execute(query):
            found[key] = Happening(key, group, version, LAST if day is None else day, side, *rest)
    return [found[key] for key in sorted(found)]


def deeds(found: Iterable[Happening], until: int | None = None) -> list[Thing]:
    """Of each PLOVER type the latest that was done by each side up to a day, the latest first."""
    latest: dict[tuple[str, int], tuple[int, int]] = {}
    groups: dict[int, list[Happening]] = {}
    for event in found:
        if event.plover and event.plover not in VERBAL and event.modality in DONE and _is_by(event.day, until):
            groups.setdefault(event.group, []).append(event)
    for group, told in groups.items():
        first = min(told)
        kind = str(first.plover), first.side
        day = min(event.day for event in told)
        latest[kind] = max(latest.get(kind, (0, 0)), (0 if day == LAST else day, group))
    return [_thing(groups[group]) for _, group in sorted(latest.values(), reverse=True)]


def _thing(told: list[Happening]) -> Thing:
    side = min(told).side
    toward = frozenset({0, 1} - {side})
    tellings = sorted(Telling(event.day, event.key, event.version) for event in told)
    return Thing("deed", side, told[0].group, toward, "event", tellings)


def _is_by(day: int, until: int | None) -> bool:
    return until is None or day <= until


def _told(connection: Connection, wanted: Filter, parties: Parties, side: int) -> Select[Any]:
    """The events that a side did to the other; of neither side's those that mediate between them."""
    one, other = parties
    e, did, met = t.event.c, t.event_figure.alias("did"), t.event_figure.alias("met")
    joined = t.event.join(t.version, t.version.c.id == e.version_id)
    joined = joined.join(did, did.c.event_id == e.id).join(met, met.c.event_id == e.id)
    group = group_of(t.event)
    columns = e.id, group, e.version_id, e.first_day, e.cameo, e.plover, e.modality, e.statement_id
    query = select(*columns).select_from(joined).where(
        did.c.role == "actor", met.c.role == "recipient", of_events(connection, wanted)
    ).distinct()  # fmt: skip
    mine, theirs = one.figures(other), other.figures(one)
    actor, recipient = did.c.figure_id, met.c.figure_id
    if side == THIRD:
        to_either = or_(recipient.in_(mine), recipient.in_(theirs))
        return query.where(e.cameo.in_(MEDIATING), actor.not_in(mine), actor.not_in(theirs), to_either)
    by, to = (mine, theirs) if side == 0 else (theirs, mine)
    return query.where(actor.in_(by), recipient.in_(to))
