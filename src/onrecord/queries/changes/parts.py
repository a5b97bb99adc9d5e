"""What versions of reports tell, and what of it others told before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, Table, select, true

from onrecord.queries.filling import event_rows, statement_rows
from onrecord.queries.rows import EventRow, StatementRow
from onrecord.queries.tellings import chunks, groups_of, tellings
from onrecord.store import tables as t

Keys = dict[int, list[int]]
"""By version the keys of what it tells, in the order of the text."""


@dataclass(slots=True)
class Parts:
    """What one report tells: what it tells first, and what others told before."""

    statements: list[StatementRow] = field(default_factory=list)
    events: list[EventRow] = field(default_factory=list)
    also_statements: list[StatementRow] = field(default_factory=list)
    also_events: list[EventRow] = field(default_factory=list)


def parts_of(
    connection: Connection,
    versions: Collection[int],
    of_statements: ColumnElement[bool],
    of_events: ColumnElement[bool],
) -> dict[int, Parts]:
    """What each of these versions tells that meets the conditions; of one thing that it tells twice the first telling."""
    said = told_in(connection, t.statement, versions, of_statements)
    done = told_in(connection, t.event, versions, of_events)
    found: dict[int, Parts] = defaultdict(Parts)
    for version, first, row in _statements(connection, said):
        (found[version].statements if first else found[version].also_statements).append(row)
    for version, first, happened in _events(connection, done):
        (found[version].events if first else found[version].also_events).append(happened)
    return found


def told_in(
    connection: Connection, table: Table, versions: Iterable[int], condition: ColumnElement[bool] | None = None
) -> Keys:
    """The statements or events of versions, but what is told within another, and the other sides of events."""
    c, within = table.c, "parent_id" if table.name == "statement" else "mirror_of_id"
    found: Keys = defaultdict(list)
    for some in chunks(versions):
        query = select(c.version_id, c.id).join(t.version, t.version.c.id == c.version_id)
        query = query.where(c.version_id.in_(some), c[within].is_(None), true() if condition is None else condition)
        for version, key in connection.execute(query.order_by(c.id)):
            found[version].append(key)
    return found


def _statements(connection: Connection, keys: Keys) -> Iterable[tuple[int, bool, StatementRow]]:
    told = _first(connection, t.statement, keys)
    return ((*which, row) for which, row in zip(told.values(), statement_rows(connection, list(told)), strict=True))


def _events(connection: Connection, keys: Keys) -> Iterable[tuple[int, bool, EventRow]]:
    told = _first(connection, t.event, keys)
    return ((*which, row) for which, row in zip(told.values(), event_rows(connection, list(told)), strict=True))


def _first(connection: Connection, table: Table, keys: Keys) -> dict[int, tuple[int, bool]]:
    """By key its version, and whether its report is the first that tells it; of one group and version the first key alone."""
    groups = groups_of(connection, table, [key for some in keys.values() for key in some])
    reports = {
        group: min(one.report for one in some) for group, some in tellings(connection, table, groups.values()).items()
    }
    mine = _reports(connection, keys)
    found: dict[int, tuple[int, bool]] = {}
    seen: set[tuple[int, int]] = set()
    for version, some in keys.items():
        for key in some:
            group = groups.get(key, key)
            if (version, group) not in seen:
                seen.add((version, group))
                found[key] = version, reports.get(group, mine[version]) == mine[version]
    return found


def _reports(connection: Connection, versions: Iterable[int]) -> dict[int, int]:
    v = t.version.c
    return {
        row[0]: row[1]
        for some in chunks(versions)
        for row in connection.execute(select(v.id, v.report_id).where(v.id.in_(some)))
    }
