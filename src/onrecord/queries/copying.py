"""Which reports copy a text that another outlet published before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from onrecord.queries.filters import Filter, of_statements, of_versions
from onrecord.store import tables as t

_V = t.version.c
OUTLET: ColumnElement[Any] = func.coalesce(_V.publisher, _V.source, type_=_V.publisher.type).label("outlet")


class _Carrier(NamedTuple):
    """A report with a text that others have, too."""

    outlet: str | None
    published: str | None
    """ISO 8601."""
    asked: bool
    """Whether it is one of those that are asked for."""


def copies_by_outlet(connection: Connection, wanted: Filter, *, tallied: bool) -> Counter[str | None]:
    """How many reports of each outlet, of those with statements that a filter leaves, copy what another published before.

    `tallied`: the filter leaves all statements.
    """
    origins: dict[int, list[_Carrier]] = defaultdict(list)
    for origin, *carrier in connection.execute(_carriers(connection, wanted, tallied=tallied)):
        origins[origin].append(_Carrier(*carrier))
    return Counter(copy.outlet for carriers in origins.values() for copy in _copies(carriers) if copy.asked)


def _carriers(connection: Connection, wanted: Filter, *, tallied: bool) -> Any:
    r, s = t.report.c, t.statement
    if tallied:
        asked: ColumnElement[Any] = _V.said > 0
    else:
        said = s.join(t.version) if of_versions(connection, wanted) else s
        asked = _V.id.in_(
            select(s.c.version_id).select_from(said).where(of_statements(connection, wanted)).correlate(None)
        )
    query = select(r.origin_id, OUTLET, _V.published, asked.label("asked")).select_from(t.report)
    return query.join(t.version, _V.report_id == r.id).where(r.origin_id.is_not(None), _V.is_current)


def _copies(carriers: Iterable[_Carrier]) -> Iterator[_Carrier]:
    """Those that another outlet was before."""
    known = list(carriers)
    for one in known:
        if any(other.outlet != one.outlet and is_before(other.published, one.published) for other in known):
            yield one


def is_before(one: str | None, other: str | None) -> bool:
    """Whether an ISO date or time is surely before another: of one day, both must tell the time, and both or none its zone.

    >>> is_before("2031-05-08T09:00", "2031-05-08T11:00"), is_before("2031-05-08", "2031-05-08T11:00")
    (True, False)
    >>> is_before("2031-05-08T09:00+00:00", "2031-05-08T11:00+03:00"), is_before("2031-05-08", "2031-05-09")
    (False, True)
    """
    if not one or not other:
        return False
    first, second = _moment(one), _moment(other)
    if first is None or second is None or (first.tzinfo is None) != (second.tzinfo is None):
        return one[:10] < other[:10]
    return first < second


def _moment(value: str) -> datetime | None:
    """The moment, where its time is told."""
    if "T" not in value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment
