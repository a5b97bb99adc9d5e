"""A user's file of actors into the registry; the reports that name them are linked anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from onrecord.registry.facts import Import, RegistryActor
from onrecord.registry.names import normal
from onrecord.store import tables as t
from onrecord.store.deciding.registry import as_linked
from onrecord.store.keys import hold, now, take_keys
from onrecord.store.linker import IMPORTED, actor_ref
from onrecord.store.linking import relink

_FACTS = t.actor_name, t.actor_office, t.actor_code, t.actor_external_id


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file."""

    new: int = 0
    """Actors that the registry did not have."""
    replaced: int = 0
    """Actors whose facts now are those of this file."""
    linked: int = 0
    """Actors of reports that are linked otherwise than before."""
    known: bool = False
    """The very file was imported before: nothing changes."""


def import_actors(connection: Connection, found: Import) -> Imported:
    """Enters the actors of a file. One that has the key of an earlier import takes its place, facts and all."""
    hold(connection)
    there = select(t.import_file.c.id).where(t.import_file.c.sha256 == found.sha256)
    if connection.execute(there).scalar() is not None:
        return Imported(known=True)
    first = take_keys(connection, 1 + len(found.actors))
    row = {"file": found.file, "format": found.format, "sha256": found.sha256, "imported_at": now()}
    connection.execute(insert(t.import_file).values(id=first, **row))
    names: set[str] = set()
    new = 0
    with as_linked(connection, None):
        for key, actor in enumerate(found.actors, first + 1):
            new += _enter(connection, actor, key, first, names)
    _enter_agents(connection, found, first)
    return Imported(new, len(found.actors) - new, relink(connection, sorted(names)))


def _enter(connection: Connection, actor: RegistryActor, key: int, file: int, names: set[str]) -> bool:
    """Writes an actor and its facts; whether it is new. All names that it bears or bore go into `names`."""
    a = t.actor.c
    ours = f"import:{actor.key}"
    values = {
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "import_id": file,
        "line": actor.source.line,
    }
    known = connection.execute(select(a.id).where(a.key == ours)).scalar()
    if known is None:
        row = {"id": key, "key": ours, "ref": actor_ref(ours), "known": IMPORTED, **values}
        connection.execute(insert(t.actor).values(**row))
    else:
        key = known
        bore = select(t.actor_name.c.normal).where(t.actor_name.c.actor_id == key)
        names.update(connection.execute(bore).scalars())
        connection.execute(update(t.actor).where(a.id == key).values(**values))
        for table in _FACTS:
            connection.execute(delete(table).where(table.c.actor_id == key))
    for table, rows in _facts(actor).items():
        if rows:
            connection.execute(insert(table), [{"actor_id": key, "nth": n, **row} for n, row in enumerate(rows)])
    names.update(normal(name.name) for name in actor.names)
    return known is None


def _facts(actor: RegistryActor) -> dict[Table, list[dict[str, Any]]]:
    """The rows of the facts of an actor."""
    return {
        t.actor_name: [
            {"name": n.name, "normal": normal(n.name), "since": n.since, "until": n.until, "line": n.source.line}
            for n in actor.names
        ],
        t.actor_office: [
            {
                "title": o.title, "body": o.body, "country": o.country, "code": o.code, "since": o.since,
                "until": o.until, "line": o.source.line,
            }
            for o in actor.offices
        ],
        t.actor_code: [
            {"code": c.code, "since": c.since, "until": c.until, "line": c.source.line} for c in actor.codes
        ],
        t.actor_external_id: [{"scheme": x.scheme, "value": x.value} for x in actor.external_ids],
    }  # fmt: skip


def _enter_agents(connection: Connection, found: Import, file: int) -> None:
    rows = [
        {"import_id": file, "nth": n, "nouns": agent.nouns, "plurals": agent.plurals, "code": agent.code}
        for n, agent in enumerate(found.agents)
    ]
    if rows:
        connection.execute(insert(t.agent), rows)
