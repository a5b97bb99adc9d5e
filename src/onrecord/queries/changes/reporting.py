"""Reports and versions that were added since a moment, with what they tell that is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.queries.changes.comparing import events_compared, statements_compared
from onrecord.queries.changes.parts import Parts, parts_of, told_in
from onrecord.queries.changes.rows import ChangeRow, EventRevised, StatementRevised
from onrecord.queries.filling import event_rows, report_rows, statement_rows
from onrecord.queries.filters import Filter, of_events, of_reports, of_statements
from onrecord.queries.rows import EventRow, StatementRow
from onrecord.store import tables as t


class _Version(NamedTuple):
    """A version that was added."""

    key: int
    at: str
    report: int
    ref: str
    document: str


def reports_within(connection: Connection, wanted: Filter) -> set[int]:
    """The keys of the reports whose current version meets a filter. Raises NotFound for names that nobody bears."""
    query = select(t.version.c.report_id).where(of_reports(connection, wanted))
    return set(connection.execute(query).scalars())


def added(connection: Connection, since: str, wanted: Filter) -> Iterator[tuple[int, ChangeRow]]:
    """The new reports as they stand now, each with its key: what they tell first, and what others told before."""
    r, v = t.report.c, t.version.c
    query = select(v.id, r.added_at, r.id, r.ref, v.document_id).join(t.report)
    query = query.where(r.added_at >= since, of_reports(connection, wanted)).order_by(r.added_at, r.id)
    found = [_Version(*row) for row in connection.execute(query)]
    finds = replace(wanted, text=None)
    conditions = of_statements(connection, finds), of_events(connection, finds)
    parts = parts_of(connection, [version.key for version in found], *conditions)
    reports = report_rows(connection, [version.key for version in found])
    for version in found:
        told = parts.get(version.key, Parts())
        yield version.report, ChangeRow(
            version.at, "added", version.ref, reports[version.key], tuple(told.statements), tuple(told.events),
            tuple(told.also_statements), tuple(told.also_events),
        )  # fmt: skip


def changed(connection: Connection, since: str, wanted: ColumnElement[bool]) -> Iterator[tuple[int, ChangeRow]]:
    """The new versions of reports that were there, each with its key, compared with the version added before it."""
    v, before = t.version.c, t.version.alias("before").c
    earlier = select(func.max(before.id)).where(before.report_id == v.report_id, before.id < v.id).scalar_subquery()
    query = select(v.id, v.added_at, v.report_id, t.report.c.ref, v.document_id, earlier).join(t.report)
    query = query.where(v.added_at >= since, earlier.is_not(None), wanted).order_by(v.id)
    for *row, previous in connection.execute(query).all():
        version = _Version(*row)
        yield version.key, _compared(connection, version, previous)


def _compared(connection: Connection, version: _Version, previous: int) -> ChangeRow:
    """What came, went and changed between two versions, however sure."""
    said = statements_compared(*(_said(connection, key) for key in (previous, version.key)))
    done = events_compared(*(_done(connection, key) for key in (previous, version.key)))
    report = report_rows(connection, [version.key])[version.key]
    return ChangeRow(
        version.at, "changed", version.document, report, statements=said.came, events=done.came,
        revised_statements=tuple(StatementRevised(*pair) for pair in said.revised),
        revised_events=tuple(EventRevised(*pair) for pair in done.revised),
        gone_statements=said.went, gone_events=done.went,
    )  # fmt: skip


def _said(connection: Connection, version: int) -> Sequence[StatementRow]:
    return list(statement_rows(connection, told_in(connection, t.statement, [version])[version]))


def _done(connection: Connection, version: int) -> Sequence[EventRow]:
    return list(event_rows(connection, told_in(connection, t.event, [version])[version]))
