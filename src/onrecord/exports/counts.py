"""What several reports tell: handed on once in a file that goes report by report, where it stood first, where else it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, select

from onrecord.exports.told import Reported
from onrecord.queries.filling import keys_of, report_rows
from onrecord.queries.rows import EventRow, ReportRow, StatementRow
from onrecord.queries.tellings import groups_of
from onrecord.records import Event
from onrecord.store import tables as t


def each_once(found: Iterable[tuple[Reported, Event]]) -> Iterator[tuple[Reported, Event]]:
    """The events as the first report that comes tells them: of one happening all that it tells, and of others nothing."""
    telling: dict[str, str] = {}
    for report, event in found:
        group = report.counts[event.id].first
        if group is None or telling.setdefault(group, report.report.id) == report.report.id:
            yield report, event


def others(connection: Connection, find: StatementRow | EventRow) -> tuple[ReportRow, ...]:
    """The other reports that tell the same, by when they were published."""
    if find.told.reports < 2:
        return ()
    table = t.event if isinstance(find, EventRow) else t.statement
    first, v = table.alias("first"), t.version.c
    query = (
        select(table.c.version_id)
        .join(first, first.c.same_id == table.c.same_id)
        .join(t.version, v.id == table.c.version_id)
    )
    query = query.where(first.c.ref == find.told.first, first.c.is_current, table.c.is_current)
    versions = dict.fromkeys(
        keys_of(connection, query.order_by(v.published_day.asc().nulls_last(), v.document_id, v.id))
    )
    reports = report_rows(connection, versions)
    return tuple(reports[version] for version in versions if reports[version].id != find.report.id)


def first_reports(connection: Connection, report: Reported) -> dict[str, str]:
    """By id of its statements that are told in other reports, too: the report of them that was published first."""
    keys = {report.keys[statement.id]: statement.id for statement in report.statements}
    groups = groups_of(connection, t.statement, keys)
    s, v, r = t.statement.c, t.version.c, t.report.c
    query = select(s.same_id, r.ref).join(t.version, v.id == s.version_id).join(t.report, r.id == v.report_id)
    query = query.where(s.same_id.in_(set(groups.values())), s.is_current)
    firsts: dict[int, str] = {}
    for group, ref in connection.execute(query.order_by(v.published_day.asc().nulls_last(), v.published, r.ref)):
        firsts.setdefault(group, ref)
    return {keys[key]: firsts[group] for key, group in groups.items()}
