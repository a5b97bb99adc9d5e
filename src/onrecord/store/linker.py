"""Who of the registry is meant by somebody of whom a report tells; whom it lacks is entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from sqlalchemy import ColumnElement, Connection, Text, case, cast, func, insert, or_, select, update

from onrecord.lexicon.actor_rows import within
from onrecord.records import ActorKind
from onrecord.registry.identity import Who, group_of
from onrecord.registry.names import spelling
from onrecord.spans import identity
from onrecord.store import tables as t
from onrecord.store.deciding.registry import give_back
from onrecord.store.joining.waiting import mark
from onrecord.store.keys import take_keys

Key = TypeVar("Key", bound=Hashable)
OF_REPORTS, IMPORTED = "reports", "import"
_BY_CONTEXT = "country=context"


def actor_ref(key: str) -> str:
    """The id of the registry's actor with this key."""
    return identity("actor", key)


def key_of(who: Who) -> str:
    """The key of an actor that reports alone know."""
    return f"{who.group}:{who.normal}" + (f":{who.country}" if who.country else "")


def by_context() -> ColumnElement[bool]:
    """Whether the country of a figure is that of its report, and not told of it."""
    return func.coalesce(cast(t.figure.c.known_from, Text), "").like(f"%{_BY_CONTEXT}%")


class Meant(NamedTuple):
    """Somebody of whom a report tells."""

    who: Who
    name: str
    kind: ActorKind
    day: str | None
    """That of the report."""


@dataclass(slots=True)
class Known:
    """An actor of the registry that bears a name."""

    id: int
    key: str
    name: str
    kind: ActorKind | None
    country: str | None
    known: str
    since: str | None = None
    until: str | None = None
    here: set[tuple[str, ActorKind]] = field(default_factory=set)
    """What those who are linked now, and are not written yet, call it."""

    def fits(self, who: Who, day: str | None) -> bool:
        """Whether it may be meant: of the group, the country, and called so on the day."""
        group = group_of(self.kind)
        alike = group in (None, who.group) or (group == "body" and who.group == "office")
        here = self.country is None or who.country is None or self.country == who.country
        called = day is None or within(day, self.since, self.until)
        return alike and here and called


class Linker:
    """The registry as far as some names go, without what people decided about it."""

    def __init__(self, connection: Connection, names: set[str]) -> None:
        self.connection = connection
        self.known: dict[str, list[Known]] = defaultdict(list)
        a, n, m = t.actor.c, t.actor_name.c, t.machine_actor.c
        facts = (case((m.actor_id.is_not(None), m[name]), else_=a[name]) for name in ("name", "kind", "country"))
        columns = n.normal, a.id, a.key, *facts, a.known, n.since, n.until
        bearing = select(*columns).select_from(t.actor_name.join(t.actor).outerjoin(t.machine_actor))
        bearing = bearing.where(n.normal.in_(sorted(names)), n.nth >= 0)
        for normal, *rest in connection.execute(bearing):
            self.known[normal].append(Known(*rest))

    def links(self, meant: Mapping[Key, Meant]) -> dict[Key, int | None]:
        """The registry's actor for each; None where several may be meant.

        Those whose country is told come first: only then is it known whether a name is that of one country.
        """
        last = sorted(meant.items(), key=lambda one: one[1].who.country is None)
        return {key: self._actor_of(*one) for key, one in last}

    def _actor_of(self, who: Who, name: str, kind: ActorKind, day: str | None) -> int | None:
        imported = {k.id for k in self.known[who.normal] if k.known == IMPORTED and k.fits(who, day)}
        if imported:
            return imported.pop() if len(imported) == 1 else None
        found = self._told(who)
        if found is not None:
            self._settle_name(found, name, kind, who.normal)
        return found.id if found else None

    def _told(self, who: Who) -> Known | None:
        """The actor whom reports alone know, entered where there is none; None where two countries share the name."""
        told = {k.key: k for k in self.known[who.normal] if k.known == OF_REPORTS}
        mine, whole = key_of(who), key_of(who._replace(country=None))
        one = told.get(whole)
        if who.group == "office":
            return told.get(mine) or self._enter(who, mine)
        if one is None and not any(key.startswith(f"{whole}:") for key in told):
            return self._enter(who, whole)
        if one is not None and (None in (who.country, one.country) or who.country == one.country):
            return self._placed(one, who.country)
        if one is not None:
            self._split(one, who)
        return None if who.country is None else told.get(mine) or self._enter(who, mine)

    def _placed(self, one: Known, country: str | None) -> Known:
        if one.country is None and country is not None:
            one.country = country
            self._update(one, country=country)
        return one

    def _split(self, one: Known, who: Who) -> None:
        """One name, two countries: it is now that of one country alone; where nothing tells the country, it is open."""
        one.key = key_of(who._replace(country=one.country))
        f = t.figure.c
        give_back(self.connection, [one.id])
        unsaid = or_(f.country.is_(None), by_context())
        open_now = select(t.version.c.report_id).join(t.figure).where(f.actor_id == one.id, unsaid)
        mark(self.connection, self.connection.execute(open_now).scalars())
        self.connection.execute(update(t.figure).where(f.actor_id == one.id, unsaid).values(actor_id=None))
        left = self.connection.execute(select(f.name, f.kind).where(f.actor_id == one.id).distinct()).all()
        if spelled := [*map(tuple, left), *one.here]:
            one.name = min((name for name, _ in spelled), key=spelling)
            one.kind = min(kind for _, kind in spelled)
        self._update(one, key=one.key, ref=actor_ref(one.key), name=one.name, kind=one.kind)
        self.connection.execute(update(t.actor_name).where(t.actor_name.c.actor_id == one.id).values(name=one.name))

    def _enter(self, who: Who, key: str) -> Known:
        new = Known(take_keys(self.connection, 1), key, "", None, who.country, OF_REPORTS)
        self.known[who.normal].append(new)
        return new

    def _settle_name(self, found: Known, name: str, kind: ActorKind, normal: str) -> None:
        """Of all spellings that reports give the one to show, of all kinds the first in the alphabet, whatever came first."""
        found.here.add((name, kind))
        name, kind = min(found.name or name, name, key=spelling), min(found.kind or kind, kind)
        if (name, kind) == (found.name, found.kind):
            return
        named = t.actor_name.c.actor_id == found.id
        if found.name:
            self._update(found, name=name, kind=kind)
            self.connection.execute(update(t.actor_name).where(named).values(name=name))
        else:
            row = {"id": found.id, "key": found.key, "ref": actor_ref(found.key), "country": found.country}
            self.connection.execute(insert(t.actor).values(**row, name=name, kind=kind, known=OF_REPORTS))
            self.connection.execute(insert(t.actor_name).values(actor_id=found.id, nth=0, name=name, normal=normal))
        found.name, found.kind = name, kind

    def _update(self, one: Known, **values: str | None) -> None:
        self.connection.execute(update(t.actor).where(t.actor.c.id == one.id).values(**values))
