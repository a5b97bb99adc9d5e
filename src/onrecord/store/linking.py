"""The actors of a report and those of the registry: who is who.

An actor of a report is linked by what the report says of it alone: group, name, country. So any order of adding links
alike. What a user imported goes before what reports tell. A name that two countries share is two actors; where a report
does not say which of them it means, the link stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Text, cast, delete, exists, insert, or_, select, update

from onrecord.lexicon.actor_rows import within
from onrecord.records import ActorKind, Record
from onrecord.registry.identity import Who, group_of, identity_of
from onrecord.spans import identity
from onrecord.store import tables as t
from onrecord.store.flatten import Row as Values
from onrecord.store.keys import take_keys

OF_REPORTS, IMPORTED = "reports", "import"
_BY_CONTEXT = "country=context"


def actor_ref(key: str) -> str:
    """The id of the registry's actor with this key."""
    return identity("actor", key)


def link(connection: Connection, record: Record, figures: Sequence[Values]) -> None:
    """Fills in who the actors of a record are, in the rows for them; enters into the registry whom it lacks."""
    whos = [identity_of(actor) for actor in record.actors]
    day = record.document.published.value[:10] if record.document.published else None
    linker = Linker(connection, {who.normal for who in whos if who})
    for row, who, actor in zip(figures, whos, record.actors, strict=True):
        row["normal"], row["identified"] = (who.normal, who.group) if who else (None, None)
        row["actor_id"] = linker.actor_of(who, actor.name, actor.kind, day) if who else None


def relink(connection: Connection, names: Iterable[str]) -> int:
    """Links all figures of these names anew, after the registry has learnt of more who bear them; how many changed."""
    f, v = t.figure.c, t.version.c
    changed, left = 0, set()
    for name in names:
        linker = Linker(connection, {name})
        columns = f.id, f.actor_id, f.identified, f.name, f.kind, f.country, f.known_from, v.published
        named = select(*columns).join(t.version).where(f.normal == name).order_by(v.document_id, f.id)
        for row in connection.execute(named).all():
            country = None if ("country", "context") in row.known_from else row.country
            day = row.published[:10] if row.published else None
            actor = linker.actor_of(Who(row.identified, name, country), row.name, row.kind, day)
            if actor != row.actor_id:
                connection.execute(update(t.figure).where(f.id == row.id).values(actor_id=actor))
                changed += 1
                left.add(row.actor_id)
    unlink_unused(connection, left - {None})
    return changed


def unlink_unused(connection: Connection, actors: Iterable[int]) -> None:
    """Takes those of these actors out of the registry that reports alone knew, and none tells of any more."""
    used = exists().where(t.figure.c.actor_id == t.actor.c.id)
    mine = t.actor.c.id.in_(list(actors)) & (t.actor.c.known == OF_REPORTS)
    connection.execute(delete(t.actor).where(mine, ~used))


@dataclass(slots=True)
class _Known:
    """An actor of the registry that bears a name."""

    id: int
    key: str
    name: str
    kind: ActorKind | None
    country: str | None
    known: str
    since: str | None = None
    until: str | None = None

    def fits(self, who: Who, day: str | None) -> bool:
        """Whether it may be meant: of the group, the country, and called so on the day."""
        group = group_of(self.kind)
        alike = group in (None, who.group) or (group == "body" and who.group == "office")
        here = self.country is None or who.country is None or self.country == who.country
        called = day is None or within(day, self.since, self.until)
        return alike and here and called


class Linker:
    """The registry as far as some names go."""

    def __init__(self, connection: Connection, names: set[str]) -> None:
        self.connection = connection
        self.known: dict[str, list[_Known]] = defaultdict(list)
        a, n = t.actor.c, t.actor_name.c
        columns = n.normal, a.id, a.key, a.name, a.kind, a.country, a.known, n.since, n.until
        bearing = select(*columns).join(t.actor_name).where(n.normal.in_(sorted(names)))
        for normal, *rest in connection.execute(bearing):
            self.known[normal].append(_Known(*rest))

    def actor_of(self, who: Who, name: str, kind: ActorKind, day: str | None) -> int | None:
        """The registry's actor; None where several may be meant. `name` and `kind` are the report's, of that day."""
        imported = {k.id for k in self.known[who.normal] if k.known == IMPORTED and k.fits(who, day)}
        if imported:
            return imported.pop() if len(imported) == 1 else None
        found = self._told(who)
        if found is not None:
            self._settle_name(found, name, kind, who.normal)
        return found.id if found else None

    def _told(self, who: Who) -> _Known | None:
        """The actor whom reports alone know, entered where there is none; None where two countries share the name."""
        told = {k.key: k for k in self.known[who.normal] if k.known == OF_REPORTS}
        mine, whole = _key(who), _key(who._replace(country=None))
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

    def _placed(self, one: _Known, country: str | None) -> _Known:
        if one.country is None and country is not None:
            one.country = country
            self._update(one, country=country)
        return one

    def _split(self, one: _Known, who: Who) -> None:
        """One name, two countries: it is now that of one country alone; where nothing tells the country, it is open."""
        one.key = _key(who._replace(country=one.country))
        self._update(one, key=one.key, ref=actor_ref(one.key))
        f = t.figure.c
        unsaid = or_(f.country.is_(None), cast(f.known_from, Text).like(f"%{_BY_CONTEXT}%"))
        self.connection.execute(update(t.figure).where(f.actor_id == one.id, unsaid).values(actor_id=None))

    def _enter(self, who: Who, key: str) -> _Known:
        new = _Known(take_keys(self.connection, 1), key, "", None, who.country, OF_REPORTS)
        self.known[who.normal].append(new)
        return new

    def _settle_name(self, found: _Known, name: str, kind: ActorKind, normal: str) -> None:
        """Of all spellings and kinds that reports give the first in the alphabet, whatever came first in time."""
        name, kind = min(found.name or name, name), min(found.kind or kind, kind)
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

    def _update(self, one: _Known, **values: str | None) -> None:
        self.connection.execute(update(t.actor).where(t.actor.c.id == one.id).values(**values))


def _key(who: Who) -> str:
    return f"{who.group}:{who.normal}" + (f":{who.country}" if who.country else "")
