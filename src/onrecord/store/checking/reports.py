"""Checks of reports and of the references within their versions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, select

from onrecord.store import tables as t
from onrecord.store.deciding.machine import found_heads, found_stamp
from onrecord.store.identities import rank, report_ref

from .kinds import Check, Found


def ids(connection: Connection) -> Found:
    """Reports whose id is not that of their key."""
    for key, ref in _stream(connection, select(t.report.c.key, t.report.c.ref)):
        if ref != report_ref(key):
            yield f"report {ref}", f"the id of its key is {report_ref(key)}"


def current(connection: Connection) -> Found:
    """Reports of which not the last version, by stamp, then fingerprint, and it alone is current."""
    v, r = t.version.c, t.report.c
    columns = r.id, r.ref, v.id.label("version"), v.published, v.fingerprint, v.is_current
    rows = _stream(connection, select(*columns).join(t.version, isouter=True).order_by(r.id))
    for (_, ref), several in groupby(rows, key=lambda row: (row[0], row[1])):
        versions = [row for row in several if row.version is not None]
        if not versions:
            yield f"report {ref}", "it has no version"
            continue
        heads = found_heads(connection, [row.version for row in versions])
        last = max(versions, key=lambda row: rank(found_stamp(heads, row.version, row.published), row.fingerprint))
        marked = [row.version for row in versions if row.is_current]
        if marked != [last.version]:
            yield f"report {ref}", f"the versions {marked} are current, and {last.version} is the last"


_WITHIN: tuple[tuple[Column[int], Table, Table], ...] = (
    (t.statement.c.speaker_id, t.statement, t.figure),
    (t.statement.c.via_id, t.statement, t.figure),
    (t.statement.c.parent_id, t.statement, t.statement),
    (t.statement_figure.c.figure_id, t.statement, t.figure),
    (t.answer.c.responds_to_id, t.statement, t.statement),
    (t.event.c.statement_id, t.event, t.statement),
    (t.event.c.mirror_of_id, t.event, t.event),
    (t.event_figure.c.figure_id, t.event, t.figure),
)
"""A column that refers, the table whose row it is or belongs to, and the table that it refers to."""


def within(connection: Connection) -> Found:
    """References from one version into another."""
    for column, owner, target in _WITHIN:
        other = target.alias("other")
        query = select(owner.c.ref, other.c.ref).select_from(owner)
        if column.table is not owner:
            query = query.join(column.table, column.table.c[f"{owner.name}_id"] == owner.c.id)
        query = query.join(other, column == other.c.id).where(other.c.version_id != owner.c.version_id)
        for mine, its in _stream(connection, query):
            yield f"{owner.name} {mine}", f"its {column.name} is {its}, of another version"


def _stream(connection: Connection, query: Select[Any]) -> Iterator[Any]:
    """The rows, some at a time."""
    return iter(connection.execution_options(yield_per=1000).execute(query))


REPORTS = (
    Check("report ids", "the id of a report is that of its key", ids),
    Check("current", "the last version of a report by stamp, then fingerprint, is current, and it alone", current),
    Check("references", "what a row of a version refers to is of the same version", within),
)
