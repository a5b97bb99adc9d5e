"""Checks of the registry: who is linked to whom, by the rule of `store.linking` told once more in another way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

from sqlalchemy import Connection, exists, select

from onrecord.registry.identity import Group, Who
from onrecord.registry.names import spelling
from onrecord.store import tables as t
from onrecord.store.deciding.registry import linked
from onrecord.store.linker import IMPORTED, OF_REPORTS, Known, Linker, Meant, actor_ref, key_of
from onrecord.store.linking import meant_by

from .kinds import Check, Found


def ids(connection: Connection) -> Found:
    """Actors whose id is not that of their key."""
    for key, ref in connection.execution_options(yield_per=1000).execute(select(t.actor.c.key, t.actor.c.ref)):
        if ref != actor_ref(key):
            yield f"actor {ref}", f"the id of its key is {actor_ref(key)}"


def used(connection: Connection) -> Found:
    """Actors that reports alone know, and none tells of."""
    a = t.actor.c
    unused = select(a.ref).where(a.known == OF_REPORTS, ~exists().where(linked() == a.id))
    for (ref,) in connection.execute(unused):
        yield f"actor {ref}", "no report tells of it"


def bears(connection: Connection) -> Found:
    """Actors of reports linked to one that does not bear their name."""
    f, n, a = t.figure.c, t.actor_name.c, t.actor.c
    borne = exists().where(n.actor_id == linked(), n.normal == f.normal)
    others = select(f.ref, f.name, a.ref).join(t.actor, a.id == linked()).where(~borne)
    for figure, name, actor in connection.execution_options(yield_per=1000).execute(others):
        yield f"actor {actor}", f"{name} ({figure}) is linked to it, and it is not called so"


def links(connection: Connection) -> Found:
    """Links other than the rule has them, name by name."""
    f, a, v = t.figure.c, t.actor.c, t.version.c
    columns = f.ref, f.normal, f.identified, f.name, f.kind, f.country, f.known_from, v.published, a.key
    named = select(*columns).join(t.version).join(t.actor, a.id == linked(), isouter=True)
    named = named.where(f.normal.is_not(None)).order_by(f.normal)
    rows = connection.execution_options(yield_per=1000).execute(named).mappings()
    for name, several in groupby(rows, key=lambda row: row["normal"]):
        told = _Told(connection, name)
        for row in several:
            told.take(meant_by(row, name), row["key"])
        yield from told.broken()


@dataclass(slots=True)
class _Told:
    """What reports tell of those who bear one name: each way of telling once."""

    connection: Connection
    name: str
    seen: dict[tuple[Who, str | None, str | None], Meant] = field(default_factory=dict)
    spelled: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The first name and kind, in the alphabet, of those linked to an actor."""

    def take(self, meant: Meant, key: str | None) -> None:
        self.seen[meant.who, meant.day, key] = meant
        if key is not None:
            name, kind = self.spelled.get(key, (meant.name, meant.kind))
            self.spelled[key] = min(name, meant.name, key=spelling), min(kind, meant.kind)

    def broken(self) -> Found:
        bearers = Linker(self.connection, {self.name}).known[self.name]
        imported = [one for one in bearers if one.known == IMPORTED]
        open_ = {}
        for (who, day, key), meant in self.seen.items():
            fitting = {one.key for one in imported if one.fits(who, day)}
            if not fitting:
                open_[who, day, key] = meant
            elif key != (fitting.pop() if len(fitting) == 1 else None):
                yield f"name {self.name}", f"{_words(who)} is linked to {key}, not to the import that bears the name"
        countries = {who.group: {w.country for w, *_ in open_ if w.group == who.group} - {None} for who, *_ in open_}
        for who, _, key in open_:
            if key != _wanted(who, countries[who.group]):
                yield (
                    f"name {self.name}",
                    f"{_words(who)} is linked to {key}, not to {_wanted(who, countries[who.group])}",
                )
        yield from self._misspelled({one.key: one for one in bearers if one.known == OF_REPORTS}, countries)

    def _misspelled(self, told: Mapping[str, Known], countries: Mapping[Group, set[str | None]]) -> Found:
        """Actors of whom the registry says other than what reports tell."""
        for key in sorted(self.spelled.keys() & told.keys()):
            one, (name, kind) = told[key], self.spelled[key]
            group = next(group for group in countries if key.startswith(f"{group}:"))
            said = countries[group]
            country = next(
                (c for c in sorted(filter(None, said)) if len(said) == 1 or key == self._key(group, c)), None
            )
            if (one.name, one.kind, one.country) != (name, kind, country):
                there, wanted = (
                    " ".join(map(str, three)) for three in ((one.name, one.kind, one.country), (name, kind, country))
                )
                yield f"actor {actor_ref(key)}", f"it is {there}, and reports say {wanted}"

    def _key(self, group: Group, country: str | None) -> str:
        return key_of(Who(group, self.name, country))


def _wanted(who: Who, countries: set[str | None]) -> str | None:
    """The key of the actor who should be meant: one for each country where a name is that of several."""
    if who.group == "office":
        return key_of(who)
    if len(countries) > 1:
        return key_of(who) if who.country else None
    return key_of(who._replace(country=None))


def _words(who: Who) -> str:
    return f"{who.group} of {who.country or 'no country'}"


ACTORS = (
    Check("actor ids", "the id of an actor is that of its key", ids),
    Check("used", "an actor that reports alone know is told of by one", used),
    Check("called", "an actor of a report is linked to one of its name", bears),
    Check("links", "who is linked to whom, and what the registry says of them, follows from what reports say", links),
)
