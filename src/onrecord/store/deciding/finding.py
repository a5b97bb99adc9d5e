"""What an id means to whoever decides: a report, a statement, an event, an actor; pinned by its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, func, or_, select

from onrecord.errors import NotFound
from onrecord.records import Record
from onrecord.store import tables as t
from onrecord.store.deciding.kinds import Target, ThingKind
from onrecord.store.deciding.matching import Part, pieces_of
from onrecord.store.loading import load

_ID = re.compile(r"[0-9a-f]{12}$")
_PARTS: tuple[tuple[ThingKind, Table], ...] = (("statement", t.statement), ("event", t.event))


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that an archive holds."""

    kind: ThingKind
    ref: str
    key: int
    """Of its row: of reports that of the report."""
    version: int | None = None
    """The version in which it stands; of reports the current one; null for actors."""
    report: int | None = None
    record: Record | None = None
    """That of the version, as it stands."""

    @property
    def part(self) -> Part:
        """The statement or event."""
        assert self.record is not None
        parts = self.record.statements if self.kind == "statement" else self.record.events
        return next(part for part in parts if part.id == self.ref)

    def target(self) -> Target:
        """It as what a decision is about."""
        if self.record is None:
            return Target(self.kind, self.ref, key=self.key)
        pieces = pieces_of(self.part, self.record) if self.kind in ("statement", "event") else ()
        return Target(self.kind, self.ref, self.report, self.record.document.id, pieces, self.key)


def found(connection: Connection, ref: str) -> Found:
    """What an id means. Raises NotFound where it means nothing, or what it meant was retracted."""
    if not _ID.match(ref):
        raise NotFound(f"no id {ref!r}", remedy="an id is twelve hexadecimal digits, as answers show it")
    for kind, table in _PARTS:
        for key, version, report in connection.execute(_part(table, ref).limit(1)):
            return Found(kind, ref, key, version, report, load(connection, version))
    v, r = t.version.c, t.report.c
    whole = select(r.id, v.id, r.ref).join(t.version).where(v.is_current)
    own = select(v.report_id).where(v.document_id == ref)
    for key, version, its in connection.execute(whole.where(or_(r.ref == ref, r.id.in_(own))).limit(1)):
        return Found("report", its, key, version, key, load(connection, version))
    a, one = t.actor.c, t.actor.alias("one").c
    merged = select(a.id, a.ref).where(a.id.in_(select(func.coalesce(one.merged_id, one.id)).where(one.ref == ref)))
    for key, its in connection.execute(merged.limit(1)):
        return Found("actor", its, key)
    raise missing(connection, ref)


def _part(table: Table, ref: str) -> Select[Any]:
    """Key, version and report of the rows with an id, that of the current version first."""
    v = t.version.c
    query = select(table.c.id, v.id, v.report_id).join(t.version, v.id == table.c.version_id)
    return query.where(table.c.ref == ref).order_by(v.is_current.desc(), table.c.id.desc())


def missing(connection: Connection, ref: str) -> NotFound:
    """What to say of an id that means nothing, or nothing any more."""
    kind = connection.execute(select(t.machine_part.c.kind).where(t.machine_part.c.ref == ref)).scalar()
    if kind in ("statement", "event"):
        return NotFound(f"the {kind} {ref} was retracted", remedy=f"`onrecord history {ref}` shows by which decision")
    return NotFound(f"nothing has the id {ref}", remedy="answers show the ids of what there is")
