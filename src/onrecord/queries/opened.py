"""A report opened to be read: one of its versions whole, what else tells of the same, and one thing in it chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from onrecord.errors import NotFound
from onrecord.queries.answering import answered_by, answers_to, candidate_pairs, tellings_of
from onrecord.queries.filling import statement_rows
from onrecord.queries.further import FurtherRow, further
from onrecord.queries.history import HistoryRow, history
from onrecord.queries.rows import StatementRow
from onrecord.queries.showing import AROUND, IS_ID, event_shown, report_shown, statement_shown
from onrecord.queries.shown import EventShown, ReportShown, StatementShown
from onrecord.records import Record
from onrecord.store import tables as t
from onrecord.store.deciding.finding import missing
from onrecord.store.loading import load


@dataclass(frozen=True, slots=True)
class Chosen:
    """A statement or an event of the report, with all that hangs on it."""

    shown: StatementShown | EventShown
    perhaps_answers: tuple[StatementRow, ...]
    """What of other reports it perhaps answers."""
    perhaps_answered_by: tuple[StatementRow, ...]
    history: tuple[HistoryRow, ...]
    """What a machine found, and what people decided since."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A report as it is read."""

    shown: ReportShown
    record: Record
    """The record of the version that is shown, as it stands."""
    actors: dict[str, str]
    """Who of the record is who in the registry, by its id in the record."""
    further: tuple[FurtherRow, ...]
    chosen: Chosen | None


def opened(connection: Connection, ref: str, document: str | None = None, chosen: str | None = None) -> Opened:
    """A report by its id, or by that of a document of it: the current version, or the one with `document`.

    `chosen` is the id of a statement or event in it. Raises NotFound.
    """
    for one in filter(None, (ref, document, chosen)):
        if not IS_ID.match(one):
            raise NotFound(f"no id {one!r}", remedy="an id is twelve hexadecimal digits, as answers show it")
    version, report = _version(connection, ref, document)
    record = load(connection, version)
    return Opened(
        report_shown(connection, record, version, report),
        record,
        _actors(connection, version),
        tuple(further(connection, version)),
        _chosen(connection, version, chosen) if chosen else None,
    )


def _version(connection: Connection, ref: str, document: str | None) -> tuple[int, int]:
    """The keys of the version that is meant, and of its report."""
    v, r = t.version.c, t.report.c
    query = select(v.id, v.report_id, v.document_id, v.is_current).join(t.report)
    rows = connection.execute(query.where(or_(r.ref == ref, v.document_id == ref))).all()
    if not rows:
        raise missing(connection, ref)
    wanted = document or (ref if not any(row.is_current for row in rows) else None)
    for row in sorted(rows, key=lambda row: (not row.is_current, -row.id)):
        if row.document_id == wanted or (wanted is None and row.is_current):
            return row.id, row.report_id
    raise NotFound(f"no version {document} of the report {ref}", remedy="the page of the report lists its versions")


def _actors(connection: Connection, version: int) -> dict[str, str]:
    f, a = t.figure.c, t.actor.c
    known = select(f.ref, a.ref).join(t.actor, a.id == f.actor_id).where(f.version_id == version)
    return {row[0]: row[1] for row in connection.execute(known)}


def _chosen(connection: Connection, version: int, ref: str) -> Chosen:
    said, done = (_key(connection, table, version, ref) for table in (t.statement, t.event))
    if said is None and done is None:
        raise NotFound(
            f"no statement or event {ref} in this version", remedy="its own address leads to where it stands"
        )
    past = tuple(history(connection, ref))
    if said is None:
        return Chosen(event_shown(connection, done or 0, AROUND), (), (), past)
    told = tellings_of(connection, [said])
    perhaps = (side(connection, candidate_pairs(), told).get(said, {}) for side in (answered_by, answers_to))
    answers, answered = (tuple(statement_rows(connection, list(keys.values()))) for keys in perhaps)
    return Chosen(statement_shown(connection, said, AROUND), answers, answered, past)


def _key(connection: Connection, table: Table, version: int, ref: str) -> int | None:
    keys: Sequence[Any] = (
        connection.execute(select(table.c.id).where(table.c.ref == ref, table.c.version_id == version)).scalars().all()
    )
    return keys[0] if keys else None
