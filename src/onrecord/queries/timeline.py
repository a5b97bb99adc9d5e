"""`timeline`: what happened and was said, by date; what several reports tell, once."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, or_, select

from onrecord.queries.filling import event_rows, statement_rows
from onrecord.queries.filters import Filter, of_events, of_statements
from onrecord.queries.once import first_of_each
from onrecord.queries.rows import Dated, EventRow, Precision, StatementRow, TimelineRow
from onrecord.queries.tellings import group_of
from onrecord.store import tables as t
from onrecord.store.days import UNKNOWN, days_of

What = Literal["events", "statements", "both"]
_LAST = 99999999
_YEAR, _MONTH = re.compile(r"\d{4}$"), re.compile(r"\d{4}-\d\d$")


class _Place(NamedTuple):
    """Where a row stands: earliest first, of one first day the widest; then by report, what happened before what was said."""

    first: int
    last: int
    document: str
    kind: Literal["event", "statement"]
    key: int


def timeline(
    connection: Connection, wanted: Filter, what: What = "both", *, told_within: bool = False
) -> Iterator[TimelineRow]:
    """What happened and was said, the earliest first, what has no date last; what several tell, or two sides, once.

    The first telling that fits stands for all. A month or a year stands before its days. `told_within` adds what is told
    within another statement; without it that stands alone only where the other is left out by the filter.
    Raises NotFound for names that nobody bears.
    """
    sides = []
    if what != "statements":
        sides.append(_places(connection, t.event, "event", _happenings(connection, wanted), wanted))
    if what != "events":
        sides.append(_places(connection, t.statement, "statement", _sayings(connection, wanted, told_within), wanted))
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    return _filled(connection, list(islice(heapq.merge(*sides), wanted.offset, end)))


def dating(told: str | None, first_day: str | None, last_day: str | None) -> tuple[Dated, Precision | None]:
    """How the days of a row are known, and how narrow they are, by what the report itself tells.

    >>> dating("2031-05", "2031-05-01", "2031-05-31"), dating(None, "2031-05-07", "2031-05-07"), dating(None, None, None)
    (('told', 'month'), ('published', 'day'), ('unknown', None))
    """
    if first_day is None:
        return "unknown", None
    if days_of(told) == UNKNOWN:
        return "published", "day" if first_day == last_day else "span"
    if first_day == last_day:
        return "told", "day"
    whole = (told or "").strip()
    return "told", "month" if _MONTH.match(whole) else "year" if _YEAR.match(whole) else "span"


def _happenings(connection: Connection, wanted: Filter) -> ColumnElement[bool]:
    """What meets the filter, each happening once: by the side told first, or by the one whose actor is asked for."""
    condition = of_events(connection, wanted)
    sides_differ = bool(wanted.speaker) or wanted.min_confidence > 0
    return and_(_alone(t.event, t.event.c.mirror_of_id, condition, sides_differ), condition)


def _sayings(connection: Connection, wanted: Filter, told_within: bool) -> ColumnElement[bool]:
    """What meets the filter; of what is told within another only that whose other does not."""
    condition = of_statements(connection, wanted)
    if told_within:
        return condition
    return and_(_alone(t.statement, t.statement.c.parent_id, condition, _narrows(wanted)), condition)


def _alone(
    table: Table, other: ColumnElement[int], condition: ColumnElement[bool], may_lack: bool
) -> ColumnElement[bool]:
    """Whether a row refers to no other one; or, where that may be left out, to none that meets the condition."""
    if not may_lack:
        return other.is_(None)
    shown = select(table.c.id).join(t.version, t.version.c.id == table.c.version_id, isouter=True).where(condition)
    return or_(other.is_(None), other.not_in(shown.correlate(None)))


def _narrows(wanted: Filter) -> bool:
    """Whether one statement of a report may be left out and another not."""
    whole = Filter(source=wanted.source, collection=wanted.collection, limit=wanted.limit, offset=wanted.offset)
    return wanted != whole


def _places(
    connection: Connection,
    table: Table,
    kind: Literal["event", "statement"],
    condition: ColumnElement[bool],
    wanted: Filter,
) -> list[_Place]:
    """The first places of one side: no more than the whole answer can need."""
    c, document = table.c, t.version.c.document_id
    columns = c.first_day, c.last_day, document, c.id, group_of(table).label("same")
    query = select(*columns).join(t.version, t.version.c.id == c.version_id, isouter=True).where(condition)
    query = query.order_by(c.first_day.asc().nulls_last(), c.last_day.desc(), document, c.id)
    most = None if wanted.limit is None else wanted.offset + wanted.limit
    return [
        _Place(_LAST if row.first_day is None else row.first_day, -(row.last_day or 0), row.document_id, kind, row.id)
        for row in first_of_each(connection, query, most)
    ]


def _filled(connection: Connection, places: list[_Place]) -> Iterator[TimelineRow]:
    events = event_rows(connection, [p.key for p in places if p.kind == "event"])
    statements = statement_rows(connection, [p.key for p in places if p.kind == "statement"])
    for place in places:
        yield _happened(next(events)) if place.kind == "event" else _said(next(statements))


def _happened(row: EventRow) -> TimelineRow:
    days = row.first_day, row.last_day
    return TimelineRow("event", *days, *dating(row.when, *days), event=row, statement=None)


def _said(row: StatementRow) -> TimelineRow:
    days = row.first_day, row.last_day
    return TimelineRow("statement", *days, *dating(row.said_at, *days), event=None, statement=row)
