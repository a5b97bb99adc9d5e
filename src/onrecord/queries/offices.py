"""The offices of actors, each with how it is known: from a user's file, from the lexicon, from reports."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from sqlalchemy import Connection, select

from onrecord.lexicon.actors import ActorLexicon
from onrecord.queries.rows import OfficeRow
from onrecord.registry.names import normal
from onrecord.store import tables as t

Listing = dict[Any, tuple[Any, ...]]


def listed(pairs: Iterable[Any]) -> Listing:
    """Pairs of a key and a value -> all values of each key, none of any other."""
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return defaultdict(tuple, {key: tuple(values) for key, values in found.items()})


def imported_offices(connection: Connection, keys: list[int]) -> Listing:
    """The offices that users' files give these actors."""
    o = t.actor_office.c
    columns = o.actor_id, o.title, o.body, o.country, o.since, o.until
    mine = select(*columns).where(o.actor_id.in_(keys)).order_by(o.actor_id, o.nth)
    return listed((row[0], OfficeRow(*row[1:], known="import")) for row in connection.execute(mine))


def terms(name: str, kind: str | None, country: str | None) -> Iterator[OfficeRow]:
    """The offices that the lexicon knows of whoever bears a full name, unless of another country."""
    if kind != "person" or " " not in normal(name):
        return
    for term in ActorLexicon.load().holders(name):
        if country is None or term.country is None or term.country == country:
            body = _bodies().get(term.body, term.body) if term.body else None
            title = _nouns().get(term.office, term.office)
            yield OfficeRow(title, body, term.country, term.since, term.until, "lexicon")


@cache
def _nouns() -> dict[str, str]:
    return {row.id: row.singular[0] for row in ActorLexicon.load().nouns if row.singular}


@cache
def _bodies() -> dict[str, str]:
    return {row.id: row.name for row in ActorLexicon.load().organisations}


def described(titles: Counter[str]) -> Iterator[OfficeRow]:
    """Each office once, the one given most often first, in its most frequent spelling."""
    seen: set[str] = set()
    for title, _ in sorted(titles.items(), key=lambda found: (-found[1], found[0])):
        if title.casefold() not in seen:
            seen.add(title.casefold())
            yield OfficeRow(title, None, None, None, None, "reports")
