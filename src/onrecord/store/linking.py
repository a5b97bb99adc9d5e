"""The actors of a report and those of the registry: who is who.

An actor of a report is linked by what the report says of it alone: group, name, country. So any order of adding links
alike. What a user imported goes before what reports tell. A name that two countries share is two actors; where a report
does not say which of them it means, the link stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, RowMapping, and_, bindparam, delete, exists, or_, select, update

from onrecord.records import Record
from onrecord.registry.identity import Who, identity_of
from onrecord.store import tables as t
from onrecord.store.deciding.registry import as_linked
from onrecord.store.flatten import Row as Values
from onrecord.store.joining.waiting import mark
from onrecord.store.linker import OF_REPORTS, Linker, Meant, by_context


def link(connection: Connection, record: Record, figures: Sequence[Values]) -> None:
    """Fills in who the actors of a record are, in the rows for them; enters into the registry whom it lacks."""
    whos = [identity_of(actor) for actor in record.actors]
    day = _day(record.document.published.value if record.document.published else None)
    linker = Linker(connection, {who.normal for who in whos if who})
    meant = {
        actor.id: Meant(who, actor.name, actor.kind, day)
        for who, actor in zip(whos, record.actors, strict=True)
        if who is not None
    }
    links = linker.links(meant)
    for row, who, actor in zip(figures, whos, record.actors, strict=True):
        row["normal"], row["identified"] = (who.normal, who.group) if who else (None, None)
        row["actor_id"] = links.get(actor.id)


def relink(connection: Connection, names: Iterable[str]) -> int:
    """Links all figures of these names as if they were added only now; how many have another actor than before.

    Whoever writes this way holds the counter (`take_keys`).
    """
    names = list(names)
    with as_linked(connection, names, figures=True):
        return sum(_relink(connection, name) for name in names)


def _relink(connection: Connection, name: str) -> int:
    f, v, a = t.figure.c, t.version.c, t.actor.c
    columns = f.id, a.key, f.identified, f.name, f.kind, f.country, f.known_from, v.published, v.report_id
    named = select(*columns).join(t.version).join(t.actor, a.id == f.actor_id, isouter=True).where(f.normal == name)
    rows = connection.execute(named).mappings().all()
    connection.execute(update(t.figure).where(f.normal == name).values(actor_id=None))
    bearers = select(t.actor_name.c.actor_id).where(t.actor_name.c.normal == name)
    connection.execute(delete(t.actor).where(a.known == OF_REPORTS, a.id.in_(bearers)))
    linker = Linker(connection, {name})
    links = linker.links({row["id"]: meant_by(row, name) for row in rows})
    if found := [{"figure": figure, "actor": actor} for figure, actor in links.items() if actor is not None]:
        linked = update(t.figure).where(f.id == bindparam("figure")).values(actor_id=bindparam("actor"))
        connection.execute(linked, found)
    keys: dict[int | None, str] = {known.id: known.key for known in linker.known[name]}
    changed = [row["report_id"] for row in rows if row["key"] != keys.get(links[row["id"]])]
    mark(connection, changed)
    return len(changed)


def forget(connection: Connection, actors: Iterable[int]) -> None:
    """Some reports tell of these actors no more: what the registry has from reports alone is what they still tell."""
    a, n, keys = t.actor.c, t.actor_name.c, sorted(actors)
    mine = select(a.id, a.name, a.kind, a.country, n.normal).join(t.actor_name)
    names = connection.execute(select(n.normal).where(n.actor_id.in_(keys))).scalars().all()
    with as_linked(connection, names):
        rows = connection.execute(mine.where(a.id.in_(keys), a.known == OF_REPORTS)).mappings().all()
    relink(connection, sorted({row["normal"] for row in rows if not _is_told(connection, row)}))


def _is_told(connection: Connection, actor: RowMapping) -> bool:
    """Whether figures still give the name, kind and country that the registry has for an actor."""
    f = t.figure.c
    told = [f.name == actor["name"], f.kind == actor["kind"]]
    if actor["country"] is not None:
        told.append((f.country == actor["country"]) & ~by_context())
    meant = or_(and_(f.actor_id == actor["id"], f.found_id.is_(None)), f.found_id == actor["id"])
    mine = (exists().where(meant, one) for one in told)
    return bool(connection.execute(select(and_(*mine))).scalar())


def meant_by(row: RowMapping, name: str) -> Meant:
    """Whom a row of `figure`, joined with when its report was published, means by a name."""
    country = None if ("country", "context") in row["known_from"] else row["country"]
    return Meant(Who(row["identified"], name, country), row["name"], row["kind"], _day(row["published"]))


def _day(published: str | None) -> str | None:
    return published[:10] if published else None
