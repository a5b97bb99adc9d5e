"""What was removed, and is not taken in again by accident: hashes are kept, and no word."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from onrecord.records import Document
from onrecord.store import tables as t
from onrecord.store.deciding.kinds import Author
from onrecord.store.keys import now, take_keys


@dataclass(frozen=True, slots=True)
class Tomb:
    """A report that was removed."""

    report: str
    """The id that it had."""
    removed_at: str
    """UTC, ISO 8601."""
    removed_by: str
    why: str


def bury(connection: Connection, report: str, author: Author, hashes: Iterable[str]) -> None:
    """Keeps that a report was removed, and the hashes of what it was."""
    key = take_keys(connection, 1)
    row = {"id": key, "ref": report, "removed_at": now(), "removed_by": author.by, "why": author.why}
    connection.execute(insert(t.tombstone), row)
    connection.execute(insert(t.tombstone_hash), [{"tombstone_id": key, "sha256": one} for one in sorted(set(hashes))])


def tomb(connection: Connection, document: Document) -> Tomb | None:
    """Whether this text, or the bytes that it is from, was removed."""
    h, d = t.tombstone_hash.c, t.tombstone.c
    columns = d.ref, d.removed_at, d.removed_by, d.why
    query = select(*columns).join(t.tombstone_hash).where(h.sha256.in_(hashes_of(document.text, document.raw_sha256)))
    row = connection.execute(query.order_by(d.id.desc()).limit(1)).one_or_none()
    return Tomb(*row) if row else None


def let_in(connection: Connection, reports: Iterable[str]) -> None:
    """What was removed under these ids may be taken in again."""
    gone = select(t.tombstone.c.id).where(t.tombstone.c.ref.in_(list(reports)))
    connection.execute(delete(t.tombstone_hash).where(t.tombstone_hash.c.tombstone_id.in_(gone)))


def tombs(connection: Connection) -> list[Tomb]:
    """All that was removed, the latest first."""
    d = t.tombstone.c
    return [
        Tomb(*row) for row in connection.execute(select(d.ref, d.removed_at, d.removed_by, d.why).order_by(d.id.desc()))
    ]


def hashes_of(text: str, raw_sha256: str | None) -> set[str]:
    """The hashes by which a text is known again: its own, without space around it, and that of the bytes it came as."""
    own = hashlib.sha256(text.strip().encode("utf-8", "surrogatepass")).hexdigest()
    return {own, raw_sha256} if raw_sha256 else {own}
