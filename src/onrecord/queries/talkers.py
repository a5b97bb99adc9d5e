"""The two sides of a talk: of its event, and with all who are of their countries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, RowMapping, func, select

from onrecord.queries.parties import Party
from onrecord.store import tables as t


def sides_of(connection: Connection, rows: Sequence[RowMapping]) -> tuple[Party, Party] | None:
    """The two sides of an event: who did it, and with or to whom, whichever way round its reports tell it."""
    p, f, a = t.event_figure.c, t.figure.c, t.actor.c
    country = func.coalesce(f.country, a.country).label("country")
    query = select(p.event_id, p.role, f.actor_id, f.name, f.kind, country).join(t.figure, f.id == p.figure_id)
    query = query.join(t.actor, a.id == f.actor_id, isouter=True)
    parts = (
        connection.execute(query.where(p.event_id.in_([row["id"] for row in rows])).order_by(p.nth)).mappings().all()
    )
    order = {row["id"]: n for n, row in enumerate(rows)}
    found: tuple[Party, Party] | None = None
    for event in sorted(order, key=order.__getitem__):
        mine = [part for part in parts if part["event_id"] == event]
        both = [_party([m for m in mine if m["role"] == role]) for role in ("actor", "recipient")]
        if both[0] and both[1] and not _one(both[0], both[1]):
            found = (both[0], both[1]) if found is None else _with(found, (both[0], both[1]))
    return found and (_called(connection, found[0]), _called(connection, found[1]))


def _party(parts: Sequence[RowMapping]) -> Party | None:
    """A side of these figures: their country where they have one, else they themselves."""
    countries = {part["country"] for part in parts if part["country"]}
    actors = tuple(part["actor_id"] for part in parts if part["actor_id"] is not None)
    if not parts or not (countries or actors) or len(countries) > 1:
        return None
    return Party(parts[0]["name"], actors, next(iter(countries), None))


def _one(a: Party, b: Party) -> bool:
    return (a.country is not None and a.country == b.country) or bool(set(a.actors) & set(b.actors))


def _with(found: tuple[Party, Party], more: tuple[Party, Party]) -> tuple[Party, Party]:
    """The sides with what another telling knows of them, turned round where it tells it the other way."""
    if not (_one(found[0], more[0]) or _one(found[1], more[1])):
        more = more[::-1]
    if not (_one(found[0], more[0]) or _one(found[1], more[1])):
        return found
    a, b = (
        replace(old, actors=tuple(dict.fromkeys((*old.actors, *new.actors))), country=old.country or new.country)
        for old, new in zip(found, more, strict=True)
    )
    return found if _one(a, b) else (a, b)


def _called(connection: Connection, side: Party) -> Party:
    """The side by the name of its state, where it has one."""
    if side.country is None:
        return side
    a = t.actor.c
    state = select(a.name).where(a.country == side.country, a.kind == "state").order_by(a.name).limit(1)
    return replace(side, name=connection.execute(state).scalar() or side.name)


def widened(connection: Connection, a: Party, b: Party) -> tuple[Party, Party]:
    """Sides with all who are of their countries: whoever asks for two ministers' call asks what their capitals say of it."""
    c = t.actor.c
    countries = []
    for side in (a, b):
        known = select(c.country).where(c.id.in_(side.actors), c.country.is_not(None)).distinct()
        theirs = set(connection.execute(known).scalars())
        countries.append(side.country or (theirs.pop() if len(theirs) == 1 else None))
    if countries[0] == countries[1]:
        return a, b
    return replace(a, country=countries[0]), replace(b, country=countries[1])
