"""`carriers`: which reports carry a statement, by outlets; and which quotations several reports carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, func, select

from onrecord.queries.counting import origins_of
from onrecord.queries.filling import report_rows, statement_rows
from onrecord.queries.filters import EVERYTHING, Filter, of_statements
from onrecord.queries.rows import ReportRow, StatementRow
from onrecord.queries.tellings import Telling, chunks, groups_of, tellings, through
from onrecord.store import tables as t


@dataclass(frozen=True, slots=True)
class CarrierRow:
    """A report that tells a statement."""

    report: ReportRow
    statement: str
    """The id of its telling."""
    origin: int
    """Carriers of one number go back to one origin; 1 is that of the one that was added first."""


def carriers(connection: Connection, statements: Iterable[str]) -> dict[str, tuple[CarrierRow, ...]]:
    """By the id of a statement the reports that tell it, in the order in which they were added.

    Only of those that several reports tell: of all others their own report is the one.
    """
    keys = _keys(connection, statements)
    groups = groups_of(connection, t.statement, keys)
    told = tellings(connection, t.statement, groups.values())
    outlets = through(connection, [one for some in told.values() for one in some])
    firsts = {group: _first_of_each(some) for group, some in told.items()}
    reports = report_rows(connection, {one.version for some in firsts.values() for one in some})
    found: dict[str, tuple[CarrierRow, ...]] = {}
    for key, group in groups.items():
        origins = _numbered(origins_of(told[group], outlets), firsts[group])
        rows = (CarrierRow(reports[one.version], one.ref, origins[one.report]) for one in firsts[group])
        if len(firsts[group]) > 1:
            found[keys[key]] = tuple(rows)
    return found


def repeated(connection: Connection, wanted: Filter = EVERYTHING) -> Iterator[StatementRow]:
    """Quotations in the speaker's words that more than one report carries, those of most reports first."""
    s, v = t.statement.c, t.version.c
    reports = func.count(s.version_id.distinct())
    quoted = replace(wanted, limit=None, offset=0)
    query = select(func.min(s.id)).join(t.version, v.id == s.version_id)
    query = query.where(s.same_id.is_not(None), s.mode == "direct", of_statements(connection, quoted))
    query = query.group_by(s.same_id).having(reports > 1).order_by(reports.desc(), func.min(s.id))
    keys = connection.execute(query.limit(wanted.limit).offset(wanted.offset)).scalars().all()
    return statement_rows(connection, keys)


def _keys(connection: Connection, statements: Iterable[str]) -> dict[int, str]:
    """The keys of the current statements with these ids, and the ids."""
    s, found = t.statement.c, dict[str, int]()
    whole = sorted(set(statements))
    for places in chunks(range(len(whole))):
        asked = select(s.ref, s.id).where(s.ref.in_([whole[n] for n in places]), s.is_current).order_by(s.id)
        for ref, key in connection.execute(asked):
            found.setdefault(ref, key)
    return {key: ref for ref, key in found.items()}


def _first_of_each(told: Iterable[Telling]) -> list[Telling]:
    """Of each report its first telling."""
    by_report: dict[int, Telling] = {}
    for one in told:
        by_report.setdefault(one.report, one)
    return list(by_report.values())


def _numbered(origins: Mapping[int, int], told: Iterable[Telling]) -> dict[int, int]:
    """By report the number of its origin, in the order of the reports."""
    numbers: dict[int, int] = defaultdict(lambda: len(numbers) + 1)
    return {one.report: numbers[origins[one.report]] for one in told}
