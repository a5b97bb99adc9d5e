"""`history`: what a machine found of one thing, and what people decided about it since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Table, or_, select

from onrecord.errors import NotFound
from onrecord.queries.decided import DecisionRow, decision_rows, decisions_about
from onrecord.records import Event, MadeBy, Record, Statement
from onrecord.store import tables as t
from onrecord.store.deciding.kinds import ThingKind
from onrecord.store.deciding.log import decisions
from onrecord.store.deciding.machine import HEAD, kept, loaded_keys, with_head
from onrecord.store.loading import load

_ID = re.compile(r"[0-9a-f]{12}$")
_PARTS: tuple[tuple[ThingKind, Table], ...] = (("statement", t.statement), ("event", t.event))


@dataclass(frozen=True, slots=True)
class FoundRow:
    """What a machine found, as it was found."""

    report: str | None
    """The id of the report; null for actors."""
    document: str | None
    """The id of the version's document."""
    is_current: bool
    added_at: str | None
    """When the version was added: UTC, ISO 8601."""
    made_by: MadeBy | None
    found: Statement | Event | dict[str, Any]
    """The part of the record; of a report what is known of it, of an actor what reports and imports say."""
    stands: bool
    """Whether it stands as it was found."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """What a machine found of one thing, and what people decided about it."""

    kind: ThingKind | Literal["decision"]
    id: str
    found: tuple[FoundRow, ...]
    """In each version in which it is, the current one first; none where no reading finds it any more."""
    decisions: tuple[DecisionRow, ...]
    """In the order in which they were taken."""


def history(connection: Connection, ref: str) -> list[HistoryRow]:
    """All that became of what an id means: a statement, an event, a report, an actor, a decision. Raises NotFound."""
    if not _ID.match(ref):
        raise NotFound(f"no id {ref!r}", remedy="an id is twelve hexadecimal digits, as answers show it")
    rows = [
        *_parts(connection, ref),
        *_reports(connection, ref),
        *_actors(connection, ref),
        *_decisions(connection, ref),
    ]
    if not rows:
        raise NotFound(f"nothing has the id {ref}", remedy="answers show the ids of what there is")
    return rows


def _parts(connection: Connection, ref: str) -> Iterator[HistoryRow]:
    for kind, table in _PARTS:
        m, target = t.machine_part.c, t.decision_target.c
        there = set(connection.execute(select(table.c.version_id).where(table.c.ref == ref)).scalars())
        there |= set(connection.execute(select(m.version_id).where(m.kind == kind, m.ref == ref)).scalars())
        decided = select(target.decision_id).where(target.kind == kind, target.ref == ref).limit(1)
        if not there and connection.execute(decided).first() is None:
            continue
        found, keys = [], []
        for version in _current_first(connection, there):
            part, key, stands = _part(connection, version, kind, ref)
            found.append(FoundRow(*_version(connection, version), part, stands))
            keys.append(key)
        yield HistoryRow(kind, ref, tuple(found), tuple(decisions_about(connection, kind, ref, keys)))


def _part(connection: Connection, version: int, kind: ThingKind, ref: str) -> tuple[Statement | Event, int, bool]:
    """A part as it was found, its key, and whether it stands so."""
    standing, there = load(connection, version), kept(connection, version)
    machine, keys = there.machine(standing, loaded_keys(connection, version))
    (part,) = (one for one in _of(machine, kind) if one.id == ref)
    key = (keys.statements if kind == "statement" else keys.events)[ref]
    return part, key, part in _of(standing, kind)


def _of(record: Record, kind: ThingKind) -> tuple[Statement, ...] | tuple[Event, ...]:
    return record.statements if kind == "statement" else record.events


def _reports(connection: Connection, ref: str) -> Iterator[HistoryRow]:
    v, r = t.version.c, t.report.c
    meant = select(r.id, r.ref).join(t.version).where(or_(r.ref == ref, v.document_id == ref)).distinct()
    for key, own in connection.execute(meant).all():
        versions = set(connection.execute(select(v.id).where(v.report_id == key)).scalars())
        found = tuple(_head(connection, version) for version in _current_first(connection, versions))
        yield HistoryRow("report", own, found, tuple(decisions_about(connection, "report", own, [key])))


def _head(connection: Connection, version: int) -> FoundRow:
    document = load(connection, version).document
    head = kept(connection, version).head
    given = with_head(document, head)
    return FoundRow(*_version(connection, version), {name: getattr(given, name) for name in HEAD}, not head)


def _actors(connection: Connection, ref: str) -> Iterator[HistoryRow]:
    a, m = t.actor.c, t.machine_actor.c
    for row in connection.execute(select(a.id, a.name, a.kind, a.country).where(a.ref == ref)).all():
        was = connection.execute(select(m.name, m.kind, m.country).where(m.actor_id == row.id)).one_or_none()
        facts = {name: getattr(was or row, name) for name in ("name", "kind", "country")}
        found = FoundRow(None, None, True, None, None, facts, was is None)
        yield HistoryRow("actor", ref, (found,), tuple(decisions_about(connection, "actor", ref, [row.id])))


def _decisions(connection: Connection, ref: str) -> Iterator[HistoryRow]:
    chain = decisions(connection, t.decision.c.ref == ref)
    while chain and (undoing := decisions(connection, t.decision.c.undoes_id == chain[-1].key)):
        chain += undoing[-1:]
    if chain:
        yield HistoryRow("decision", ref, (), tuple(decision_rows(connection, chain)))


def _current_first(connection: Connection, versions: set[int]) -> list[int]:
    v = t.version.c
    query = select(v.id).where(v.id.in_(versions)).order_by(v.is_current.desc(), v.id.desc())
    return list(connection.execute(query).scalars())


def _version(connection: Connection, version: int) -> tuple[str, str, bool, str, MadeBy]:
    v, m = t.version.c, t.made_by.c
    columns = t.report.c.ref, v.document_id, v.is_current, v.added_at, m.onrecord, m.model, m.lexicon
    query = select(*columns).join(t.report, t.report.c.id == v.report_id).join(t.made_by).where(v.id == version)
    row = connection.execute(query).one()
    return row[0], row[1], row[2], row[3], MadeBy(*row[4:])
