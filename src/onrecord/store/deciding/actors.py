"""Decisions about actors of the registry: their facts, two who are one, one who is two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from onrecord.errors import BadDecision
from onrecord.registry.countries import has_form_of_code
from onrecord.store import tables as t
from onrecord.store.deciding.fields import field_of, plain_value
from onrecord.store.deciding.finding import Found
from onrecord.store.deciding.kinds import Author
from onrecord.store.deciding.log import write
from onrecord.store.deciding.registry import pinned
from onrecord.store.joining import join_waiting, mark
from onrecord.store.linking import relink

_AT_ONCE = 100
"""Reports that are joined at once where it has changed who is who; `onrecord join` joins the others."""


def correct_actor(connection: Connection, thing: Found, typed: Mapping[str, str], author: Author) -> int:
    """Corrects facts of an actor; the key of the decision. Raises BadDecision."""
    values: dict[str, Any] = {}
    for name, value in typed.items():
        field = field_of("actor", name)
        values[field.name] = plain_value(field, value)
    if (country := values.get("country")) and not has_form_of_code(country):
        raise BadDecision(f"country: {country!r} is no code", remedy="give an ISO 3166 code of three letters, as NOR")
    a = t.actor.c
    row = connection.execute(select(a.name, a.kind, a.country).where(a.id == thing.key)).mappings().one()
    both = {name: (value, row.get(name)) for name, value in values.items()}
    key = write(connection, "correct", author, [pinned(connection, thing.key)], both)
    stand_actors(connection, names_of(connection, [thing.key]))
    return key


def merge_actors(connection: Connection, things: Sequence[Found], author: Author) -> int:
    """The first is also all the others: their figures are its own from now on. The key of the decision."""
    key = write(connection, "merge", author, [pinned(connection, thing.key) for thing in things])
    stand_actors(connection, names_of(connection, [thing.key for thing in things]))
    return key


def split_actor(connection: Connection, thing: Found, reports: Sequence[Found], author: Author) -> int:
    """Who bears the name in these reports is somebody else. The key of the decision. Raises BadDecision."""
    if not reports:
        raise BadDecision(f"{thing.ref} is an actor", remedy="say with --report in which reports it is somebody else")
    f, v = t.figure.c, t.version.c
    for report in reports:
        here = select(f.id).join(t.version).where(v.report_id == report.key, f.actor_id == thing.key)
        if connection.execute(here.limit(1)).scalar() is None:
            raise BadDecision(f"the report {report.ref} does not tell of {thing.ref}", remedy="name one that does")
    targets = [pinned(connection, thing.key), *(report.target() for report in reports)]
    key = write(connection, "split", author, targets)
    stand_actors(connection, names_of(connection, [thing.key]))
    return key


def names_of(connection: Connection, actors: Iterable[int]) -> list[str]:
    """The names of actors, as names are compared, and those of whom they were merged with."""
    n, f = t.actor_name.c, t.figure.c
    keys = list(actors)
    names = set(connection.execute(select(n.normal).where(n.actor_id.in_(keys))).scalars())
    moved = select(f.normal).where(f.actor_id.in_(keys), f.found_id.is_not(None)).distinct()
    return sorted(names | set(filter(None, connection.execute(moved).scalars())))


def stand_actors(connection: Connection, names: Iterable[str]) -> None:
    """Links all of these names as names alone say, and lays what people decided over it; what they say is joined anew."""
    names, f = sorted(set(names)), t.figure.c
    relink(connection, names)
    here = select(t.version.c.report_id).join(t.figure).where(f.normal.in_(names), f.is_current).distinct()
    mark(connection, connection.execute(here).scalars())
    join_waiting(connection, _AT_ONCE)
