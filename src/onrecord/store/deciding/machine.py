"""What a machine found where a person's word now stands: kept as it was, and put back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select

from onrecord.records import Document, Event, Record, Stamp, Statement
from onrecord.store import tables as t
from onrecord.store.flatten import Keys

HEAD = "title", "byline", "publisher", "source", "url", "language", "published"
"""What of a document a person may correct."""
ADDED = "added"
_PARTS = t.figure, t.statement, t.event


@dataclass(frozen=True, slots=True)
class Kept:
    """What of a version is kept as it was found."""

    statements: dict[str, Statement] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    head: dict[str, Any] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    """Ids of actors whom a person named, and the machine did not find."""
    keys: dict[str, int] = field(default_factory=dict)
    """Id -> key of the row that it has, or had."""

    def machine(self, standing: Record, keys: Keys) -> tuple[Record, Keys]:
        """The record as it was found, and the keys of all its parts, from the record that stands and its keys."""
        whole = Keys(
            {ref: key for ref, key in keys.figures.items() if ref not in self.added},
            {**keys.statements, **{ref: self.keys[ref] for ref in self.statements}},
            {**keys.events, **{ref: self.keys[ref] for ref in self.events}},
        )
        record = replace(
            standing, document=with_head(standing.document, self.head),
            actors=tuple(actor for actor in standing.actors if actor.id not in self.added),
            statements=_in_order({s.id: s for s in standing.statements} | self.statements, whole.statements),
            events=_in_order({e.id: e for e in standing.events} | self.events, whole.events),
        )  # fmt: skip
        return record, whole


def kept(connection: Connection, version: int) -> Kept:
    """What of a version is kept."""
    m, found = t.machine_part.c, Kept()
    for row in connection.execute(select(t.machine_part).where(m.version_id == version)).mappings():
        ref = row["ref"]
        found.keys[ref] = row["key"]
        match row["kind"]:
            case "statement":
                found.statements[ref] = msgspec.json.decode(row["part"], type=Statement)
            case "event":
                found.events[ref] = msgspec.json.decode(row["part"], type=Event)
            case "report":
                found.head.update(msgspec.json.decode(row["part"]))
            case _:
                found.added.add(ref)
    return found


def keep(connection: Connection, version: int, machine: Record, standing: Record, keys: Keys) -> None:
    """Keeps what of a machine's record does not stand as it was found, and nothing else; `keys` are those of both."""
    connection.execute(delete(t.machine_part).where(t.machine_part.c.version_id == version))
    found = {actor.id for actor in machine.actors}
    rows = [
        *_changed("statement", machine.statements, standing.statements, keys.statements),
        *_changed("event", machine.events, standing.events, keys.events),
        *((ADDED, a.id, keys.figures[a.id], None) for a in standing.actors if a.id not in found),
        *_head_changed(machine.document, standing.document, version),
    ]
    if rows:
        connection.execute(
            insert(t.machine_part),
            [
                {
                    "kind": kind,
                    "ref": ref,
                    "version_id": version,
                    "key": key,
                    "part": msgspec.json.encode(part).decode(),
                }
                for kind, ref, key, part in rows
            ],
        )


def drop_parts(connection: Connection, version: int) -> None:
    """Keeps no longer what another reading takes the place of; the head of the document stays as it was found."""
    m = t.machine_part.c
    connection.execute(delete(t.machine_part).where(m.version_id == version, m.kind != "report"))


def with_head(document: Document, head: Mapping[str, Any]) -> Document:
    """The document with a head that was kept; nothing is another where nothing was kept."""
    plain = dict(head)
    if plain.get("published") is not None:
        plain["published"] = Stamp(**plain["published"])
    return replace(document, **plain)


def found_heads(connection: Connection, versions: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The heads of these versions as they were found, where a person's word stands in the archive."""
    m = t.machine_part.c
    query = select(m.version_id, m.part).where(m.kind == "report", m.version_id.in_(list(versions)))
    return {version: msgspec.json.decode(part) for version, part in connection.execute(query)}


def found_stamp(heads: Mapping[int, Mapping[str, Any]], version: int, stands: str | None) -> str | None:
    """The stamp of a version as it was found: by that its report's versions are ordered, whatever a person corrects."""
    if version not in heads:
        return stands
    published = heads[version]["published"]
    return published["value"] if published else None


def loaded_keys(connection: Connection, version: int) -> Keys:
    """The keys of what stands in a version."""
    figures, statements, events = ({row.ref: row.id for row in _keyed(connection, one, version)} for one in _PARTS)
    return Keys(figures, statements, events)


def _keyed(connection: Connection, table: Any, version: int) -> Any:
    return connection.execute(select(table.c.ref, table.c.id).where(table.c.version_id == version))


def _in_order(parts: Mapping[str, Any], keys: Mapping[str, int]) -> tuple[Any, ...]:
    return tuple(sorted(parts.values(), key=lambda part: keys[part.id]))


def _changed(
    kind: str, found: Iterable[Any], stands: Iterable[Any], keys: Mapping[str, int]
) -> Iterator[tuple[Any, ...]]:
    now = {part.id: part for part in stands}
    yield from ((kind, part.id, keys[part.id], part) for part in found if now.get(part.id) != part)


def _head_changed(found: Document, stands: Document, version: int) -> Iterator[tuple[Any, ...]]:
    """Whole, so that a later reading of its text by a corrected head is told from what was found."""
    if any(getattr(found, name) != getattr(stands, name) for name in HEAD):
        yield "report", found.id, version, {name: getattr(found, name) for name in HEAD}
