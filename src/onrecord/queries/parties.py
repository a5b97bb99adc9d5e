"""The two sides of a relation: actors by name or id, or countries with all who belong to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, not_, or_, select

from onrecord.errors import NotFound
from onrecord.lexicon.actors import ActorLexicon, country_names
from onrecord.queries.who import actors_named, of_country
from onrecord.registry.names import normal
from onrecord.store import tables as t

_CODE = 3


@dataclass(frozen=True, slots=True)
class Party:
    """One side: the keys of its actors in the registry; of a state also its country, and so all that are of it."""

    name: str
    actors: tuple[int, ...]
    country: str | None = None
    """ISO 3166-1 alpha-3."""

    def figures(self, other: Party) -> Select[Any]:
        """The keys of the figures that are of this side; of a state those that are not the other side, its own minister, say."""
        f = t.figure.c
        mine: list[ColumnElement[bool]] = [f.actor_id.in_(self.actors)] if self.actors else []
        mine += [of_country([self.country])] if self.country else []
        found = select(f.id).where(or_(*mine))
        if self.country and not other.country:
            return found.where(or_(f.actor_id.is_(None), not_(f.actor_id.in_(other.actors))))
        return found


def parties_named(connection: Connection, a: str, b: str) -> tuple[Party, Party]:
    """The two sides that are meant. Raises NotFound where nobody bears a name, and where both are one."""
    one, other = party_named(connection, a), party_named(connection, b)
    same_country = one.country is not None and one.country == other.country
    if same_country or (not (one.country or other.country) and set(one.actors) & set(other.actors)):
        raise NotFound(f"nothing between {a!r} and {b!r}: they are the same", remedy="name two sides")
    return one, other


def party_named(connection: Connection, name: str) -> Party:
    """Whom a name, an id or a country's ISO code means. Raises NotFound, with names like it, where it means nobody.

    A state's name or code takes in all who are of that country, its government and its ministers.
    """
    if code := _code(connection, name):
        return Party(country_called(connection, code), (), code)
    hits = ActorLexicon.load().state_of(name.strip())
    try:
        actors = _actors(connection, actors_named(connection, [name]))
    except NotFound:
        if not hits:
            raise
        actors = []
    named = {hit.row.id for hit in hits if hit.form == "name" or not actors}
    states = named or {a["country"] for a in actors if a["kind"] == "state" and a["country"]}
    country = states.pop() if len(states) == 1 else None
    called = country_called(connection, country) if named and country else _written(name, actors)
    return Party(called, tuple(a["id"] for a in actors), country)


def _written(name: str, actors: Sequence[RowMapping]) -> str:
    """How an actor is called: as it was asked for, unless that was an id."""
    asked = name.strip()
    return asked if normal(asked) in {normal(a["name"]) for a in actors} or not actors else str(actors[0]["name"])


def _code(connection: Connection, name: str) -> str | None:
    """The alpha-3 code that a name is, of a country that there is or that the archive tells of."""
    code = name.strip().upper()
    if len(code) != _CODE:
        return None
    f = t.figure.c
    told = code in country_names() or connection.execute(select(f.id).where(of_country([code])).limit(1)).first()
    return code if told else None


def country_called(connection: Connection, code: str) -> str:
    """A country's name: the lexicon's, else that of the state in the registry, else the code."""
    a = t.actor.c
    state = select(a.name).where(a.country == code, a.kind == "state").order_by(a.name).limit(1)
    return country_names().get(code) or connection.execute(state).scalar() or code


def _actors(connection: Connection, keys: Sequence[int]) -> list[RowMapping]:
    a = t.actor.c
    found = select(a.id, a.name, a.kind, a.country).where(a.id.in_(keys)).order_by(a.id)
    return list(connection.execute(found).mappings())
