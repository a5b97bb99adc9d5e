"""Which other reports tell of the same as a report: those of one text as one, its first with its copies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from onrecord.queries.filling import report_rows
from onrecord.queries.rows import ReportRow
from onrecord.queries.tellings import chunks
from onrecord.store import tables as t

_LAST = 99999999


@dataclass(frozen=True, slots=True)
class FurtherRow:
    """A report that tells some of the same, with all that copy its text."""

    report: ReportRow
    """Of those of one text the one that was published first."""
    copies: tuple[ReportRow, ...]
    """The others, the earliest first."""
    statements: int
    """How many statements they share with the report that is asked for."""
    events: int
    """How many events."""


def further(connection: Connection, version: int) -> Iterator[FurtherRow]:
    """The other reports of what a version tells, those that share most first; copies of its own text are left out."""
    own = _origin_of(connection, version)
    shared = {table.name: _shared(connection, table, version) for table in (t.statement, t.event)}
    origins = {origin for counts in shared.values() for origin in counts} - {own}
    families = _families(connection, origins)
    reports = report_rows(connection, [key for keys in families.values() for key in keys])

    def told(origin: int) -> int:
        return -sum(counts[origin] for counts in shared.values())

    for origin in sorted(families, key=told):
        first, *copies = (reports[key] for key in families[origin])
        yield FurtherRow(first, tuple(copies), shared["statement"][origin], shared["event"][origin])


def _origin_of(connection: Connection, version: int) -> int:
    r = t.report.c
    query = select(func.coalesce(r.origin_id, r.id)).join(t.version).where(t.version.c.id == version)
    found: int = connection.execute(query).scalar_one()
    return found


def _shared(connection: Connection, table: Table, version: int) -> Counter[int]:
    """By origin, how many of a version's statements or events its reports tell, too."""
    c, r, v = table.c, t.report.c, t.version.c
    mine = select(c.same_id).where(c.version_id == version, c.same_id.is_not(None)).distinct()
    groups: Sequence[int] = connection.execute(mine).scalars().all()
    found = Counter[int]()
    for some in chunks(groups):
        query = select(func.coalesce(r.origin_id, r.id), c.same_id).select_from(table).distinct()
        query = query.join(t.version, v.id == c.version_id).join(t.report, r.id == v.report_id)
        found.update(origin for origin, _ in connection.execute(query.where(c.same_id.in_(some), c.is_current)))
    return found


def _families(connection: Connection, origins: Iterable[int]) -> dict[int, list[int]]:
    """The current versions of the reports of each origin, the earliest first; the origins likewise."""
    r, v = t.report.c, t.version.c
    origin, day = func.coalesce(r.origin_id, r.id), func.coalesce(v.published_day, _LAST)
    found = defaultdict[int, list[int]](list)
    for some in chunks(sorted(origins)):
        of_one = r.origin_id.in_(some) | (r.id.in_(some) & r.origin_id.is_(None))
        query = select(origin, v.id).select_from(t.version).join(t.report).where(of_one, v.is_current)
        for one, key in connection.execute(query.order_by(day, v.published, v.document_id)):
            found[one].append(key)
    return found
