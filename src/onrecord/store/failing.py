"""What could not be read: kept with stage and reason until it can."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sqlalchemy import Connection, Select, delete, insert, select

from onrecord.spans import identity
from onrecord.store import tables as t
from onrecord.store.keys import now, take_keys

_ID = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Failed:
    """A report, or what should have been one, that was set aside."""

    path: str
    """The file or address; "-" for standard input."""
    part: str
    """The line or record in it; empty for the whole."""
    external_id: str | None
    stage: str
    reason: str
    collection: str | None = None
    """The collection it was to go into."""
    content: bytes | None = None
    """Its bytes, where they can't be had again."""
    failed_at: str = ""
    """UTC, ISO 8601."""

    @property
    def id(self) -> str:
        """The same for the same place."""
        return failure_ref(self.path, self.part)


def failure_ref(path: str, part: str) -> str:
    """The id of what failed at a place."""
    return identity("failure", path, part)


def set_aside(connection: Connection, failed: Failed) -> None:
    """Keeps what failed; of one place the last failure."""
    key = take_keys(connection, 1)
    settle(connection, failed.path, failed.part)
    row = {name: getattr(failed, name) for name in Failed.__slots__} | {"failed_at": now()}
    connection.execute(insert(t.failure).values(id=key, ref=failed.id, **row))


def settle(connection: Connection, path: str, part: str) -> None:
    """Takes away what failed at a place, now that it is read."""
    connection.execute(delete(t.failure).where(t.failure.c.ref == failure_ref(path, part)))


def failures(
    connection: Connection, *, contents: bool = False, stage: str | None = None, ref: str | None = None
) -> list[Failed]:
    """What is set aside, all or that of a stage, or with an id, by place; with what is kept of its bytes, or without."""
    f = t.failure.c
    if ref is not None and not _ID.fullmatch(ref):
        return []
    query = select(t.failure).order_by(f.path, f.part)
    query = query.where(f.stage == stage) if stage is not None else query
    query = query.where(f.ref == ref) if ref is not None else query
    rows = connection.execute(query).mappings()
    found = [Failed(**{name: row[name] for name in Failed.__slots__}) for row in rows]
    return found if contents else [replace(failed, content=None) for failed in found]


def is_set_aside(path: str, part: str) -> Select[tuple[int]]:
    """A query that finds something where this place failed."""
    return select(t.failure.c.id).where(t.failure.c.ref == failure_ref(path, part))
