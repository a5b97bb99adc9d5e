"""Whom a name means: the registry's actors, and countries."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import cache

from sqlalchemy import ColumnElement, Connection, func, or_, select

from onrecord.errors import NotFound
from onrecord.lexicon.actors import ActorLexicon
from onrecord.registry.countries import Countries, has_form_of_code
from onrecord.registry.names import normal
from onrecord.store import tables as t
from onrecord.store.columns import number_of

_ID = re.compile(r"[0-9a-f]{12}$")
_NEAR = 2000


def actors_named(connection: Connection, names: Iterable[str]) -> list[int]:
    """The keys of the actors that bear these names, or have these ids; of a name that several bear, all of them.

    Raises NotFound, with names like it, where nobody bears one.
    """
    found: list[int] = []
    for name in names:
        mine = _named(connection, name)
        if not mine:
            like = _like(connection, name)
            remedy = f"names like it: {', '.join(like)}" if like else "`onrecord actors` lists whom there is"
            raise NotFound(f"no actor {name!r}", remedy=remedy)
        found += mine
    return sorted(set(found))


def _named(connection: Connection, name: str) -> list[int]:
    a, n, x = t.actor.c, t.actor_name.c, t.actor_external_id.c
    scheme, _, value = name.partition(":")
    conditions: list[ColumnElement[bool]] = [
        a.id.in_(select(n.actor_id).where(n.normal == normal(name))),
        a.id.in_(select(x.actor_id).where(x.scheme == scheme, x.value == value)),
    ]
    if _ID.match(name):
        number_of(name)
        conditions.append(a.ref == name)
    return list(connection.execute(select(func.coalesce(a.merged_id, a.id)).where(or_(*conditions))).scalars())


def _like(connection: Connection, name: str) -> list[str]:
    """A few names that resemble one: those that hold a word of it, else by their letters."""
    n = t.actor_name.c
    wanted = normal(name)
    words = [word for word in wanted.split() if len(word) > 2]
    holding = select(n.normal, n.name).where(or_(*(n.normal.like(f"%{w}%") for w in words or [wanted])))
    rows = {row.normal: row.name for row in connection.execute(holding.order_by(n.normal).limit(_NEAR))}
    if not rows:
        rows = {r.normal: r.name for r in connection.execute(select(n.normal, n.name).order_by(n.normal).limit(_NEAR))}
    return [rows[near] for near in difflib.get_close_matches(wanted, rows, n=3, cutoff=0.5)]


def of_country(codes: list[str]) -> ColumnElement[bool]:
    """What a figure of these countries meets: by what its report says, or by what the registry knows of its actor."""
    f, a = t.figure.c, t.actor.c
    return or_(f.country.in_(codes), f.actor_id.in_(select(a.id).where(a.country.in_(codes))))


def country_named(name: str) -> str:
    """The ISO 3166-1 alpha-3 code of a country that is given as that, as alpha-2, or by its name; three letters as they are.

    Raises NotFound where it is none.

    >>> [country_named(name) for name in ("jpn", "JP", "Japan", "OST")]
    ['JPN', 'JPN', 'JPN', 'OST']
    """
    if (code := _countries().of(name)) is not None:
        return code
    if has_form_of_code(name.upper()):
        return name.strip().upper()
    raise NotFound(f"no country {name!r}", remedy="give its name, or its ISO 3166 code of two or three letters")


@cache
def _countries() -> Countries:
    return Countries(ActorLexicon.load())
