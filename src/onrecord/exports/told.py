"""Report by report, what of it passes a filter: for formats that tell more of it than rows do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from onrecord.queries.counting import told as counted
from onrecord.queries.filling import keys_of, report_rows
from onrecord.queries.filters import EVERYTHING, Filter, of_events, of_reports, of_statements
from onrecord.queries.rows import ReportRow, Told
from onrecord.records import Actor, Event, Record, Statement
from onrecord.store import tables as t
from onrecord.store.days import UNKNOWN, Days, days_of
from onrecord.store.loading import load

_AT_ONCE = 200
Refs = dict[int, dict[str, int]]
"""By version: the ids of finds, and their keys."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A report, and what of it passes a filter."""

    report: ReportRow
    added_at: str
    """When its current version was added: ISO 8601, UTC."""
    record: Record
    statements: tuple[Statement, ...]
    """In the order of the record, as the next."""
    events: tuple[Event, ...]
    keys: dict[str, int]
    """Ids of what passes -> their keys."""
    counts: dict[str, Told]
    """How often each of them is told."""
    registry: dict[str, str]
    """Ids of actors of the record -> theirs in the registry, of those of whom it is settled who they are."""

    @property
    def finds(self) -> tuple[Statement | Event, ...]:
        """What passes, statements first."""
        return (*self.statements, *self.events)

    def actors(self, ids: Sequence[str]) -> list[Actor]:
        """The actors with these ids."""
        return [actor for known in ids for actor in self.record.actors if actor.id == known]

    def speaker(self, statement: Statement) -> Actor | None:
        """Who says it."""
        return next(iter(self.actors([statement.speaker] if statement.speaker else [])), None)

    def days(self, told: str | None) -> Days:
        """The first and last day that may be meant; those of publication where nothing is told."""
        days = days_of(told)
        return days_of(self.report.published) if days == UNKNOWN else days


def told(connection: Connection, wanted: Filter, *, newest: bool = False, mirrors: bool = False) -> Iterator[Reported]:
    """The reports that hold something that passes, by day and document; all of them where a filter looks at reports alone.

    `newest`: those added last come first. A happening told from two sides comes once, or with `mirrors` from each.
    It passes over limit and offset. Raises NotFound for names that nobody bears.
    """
    said, done = of_statements(connection, wanted), of_events(connection, wanted)
    versions = keys_of(connection, _versions(connection, wanted, said, done, newest))
    for at in range(0, len(versions), _AT_ONCE):
        some = versions[at : at + _AT_ONCE]
        statements, events = (_refs(connection, *which, some) for which in ((t.statement, said), (t.event, done)))
        counts = _counts(connection, t.statement, statements) | _counts(connection, t.event, events)
        reports, added = report_rows(connection, some), _added(connection, some)
        for key in some:
            record = load(connection, key)
            yield Reported(
                report=reports[key],
                added_at=added[key],
                record=record,
                statements=tuple(s for s in record.statements if s.id in statements[key]),
                events=tuple(_passing(record, events[key], mirrors=mirrors)),
                keys=statements[key] | events[key],
                counts={ref: counts[of] for ref, of in (statements[key] | events[key]).items()},
                registry=_registry(connection, key),
            )


def current(connection: Connection, wanted: Filter) -> Iterator[Record]:
    """The whole records of these reports, as many as a filter asks for. Raises NotFound likewise."""
    said, done = of_statements(connection, wanted), of_events(connection, wanted)
    query = _versions(connection, wanted, said, done, newest=False)
    for key in keys_of(connection, query.limit(wanted.limit).offset(wanted.offset)):
        yield load(connection, key)


def _by_day() -> tuple[Any, ...]:
    v = t.version.c
    return v.published_day.asc().nulls_last(), v.document_id, v.id


def _versions(connection: Connection, wanted: Filter, said: Any, done: Any, newest: bool) -> Any:
    """The keys of the current versions that hold something that passes."""
    v = t.version.c
    if replace(EVERYTHING, source=wanted.source, collection=wanted.collection) == _unlimited(wanted):
        condition = of_reports(connection, wanted)
    else:
        holding = (
            select(table.c.version_id).join(t.version, v.id == table.c.version_id).where(passes).correlate(None)
            for table, passes in ((t.statement, said), (t.event, done))
        )
        condition = or_(*(v.id.in_(versions) for versions in holding))
    order = (v.added_at.desc(), v.id.desc()) if newest else _by_day()
    return select(v.id).where(condition).order_by(*order)


def _unlimited(wanted: Filter) -> Filter:
    return replace(wanted, limit=EVERYTHING.limit, offset=EVERYTHING.offset)


def _refs(connection: Connection, table: Table, passes: Any, versions: Sequence[int]) -> Refs:
    found: Refs = defaultdict(dict)
    query = select(table.c.version_id, table.c.ref, table.c.id).join(t.version, t.version.c.id == table.c.version_id)
    for version, ref, key in connection.execute(query.where(passes, table.c.version_id.in_(versions))):
        found[version][ref] = key
    return found


def _counts(connection: Connection, table: Table, refs: Refs) -> dict[int, Told]:
    return counted(connection, table, (key for some in refs.values() for key in some.values()))


def _passing(record: Record, refs: Collection[str], *, mirrors: bool) -> Iterator[Event]:
    """The events with these ids; of two sides of one happening the first, unless both are asked for."""
    for event in record.events:
        if event.id in refs and (mirrors or event.mirror_of not in refs):
            yield event


def _added(connection: Connection, versions: Sequence[int]) -> dict[int, str]:
    v = t.version.c
    return {row.id: row.added_at for row in connection.execute(select(v.id, v.added_at).where(v.id.in_(versions)))}


def _registry(connection: Connection, version: int) -> dict[str, str]:
    f = t.figure.c
    query = select(f.ref, t.actor.c.ref.label("actor")).join(t.actor).where(f.version_id == version)
    return {row.ref: row.actor for row in connection.execute(query)}
