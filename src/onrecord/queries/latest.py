"""`latest`: what happened and was said last; what several reports tell, once. Of what is told, not of what is to come."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, exists, or_, select

from onrecord.queries.filling import event_rows, statement_rows
from onrecord.queries.filters import Filter, of_events, of_statements
from onrecord.queries.once import first_of_each
from onrecord.queries.rows import TimelineRow
from onrecord.queries.tellings import group_of
from onrecord.queries.timeline import dating
from onrecord.store import tables as t

HAPPENED = "happened", "ongoing"
"""What is only planned, denied or thought of is no news."""


class _Place(NamedTuple):
    """Where a row stands: the latest first, what has no day last; of one day report by report, what was done first."""

    before: int
    document: str
    kind: Literal["event", "statement"]
    key: int


def latest(connection: Connection, wanted: Filter) -> Iterator[TimelineRow]:
    """What happened and was said, the latest first; what is told within another statement stands there, and not here.

    An event that is nothing but a statement's saying, as "accused", is left out: the statement stands here.
    Raises NotFound for names that nobody bears.
    """
    s, e = t.statement, t.event
    said = and_(s.c.parent_id.is_(None), of_statements(connection, wanted))
    done = and_(e.c.mirror_of_id.is_(None), _is_news(), ~_is_saying(), of_events(connection, wanted))
    sides = _places(connection, s, "statement", said, wanted), _places(connection, e, "event", done, wanted)
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    return _filled(connection, list(islice(heapq.merge(*sides), wanted.offset, end)))


def _is_news() -> ColumnElement[bool]:
    """Whether an event happened, and not after its report was published."""
    e, v = t.event.c, t.version.c
    return and_(e.modality.in_(HAPPENED), or_(v.published_day.is_(None), e.first_day <= v.published_day))


def _is_saying() -> ColumnElement[bool]:
    """Whether the first words of an event tell of a statement's saying."""
    e, mine, cue, said = t.event.c, t.event_span.c, t.statement_span.c, t.statement.alias("told")
    same = and_(cue.statement_id == said.c.id, cue.role == "cue", cue.start <= mine.start, mine.start < cue.stop)
    where = and_(mine.event_id == e.id, mine.nth == 0, said.c.version_id == e.version_id, same)
    return exists().where(where).correlate(t.event)


def _places(
    connection: Connection,
    table: Table,
    kind: Literal["event", "statement"],
    condition: ColumnElement[bool],
    wanted: Filter,
) -> list[_Place]:
    """The first places of one side: no more than the whole answer can need."""
    c, document = table.c, t.version.c.document_id
    query = select(c.first_day, document, c.id, group_of(table).label("same"))
    query = query.join(t.version, t.version.c.id == c.version_id, isouter=True).where(condition)
    query = query.order_by(c.first_day.desc().nulls_last(), document, c.id)
    most = None if wanted.limit is None else wanted.offset + wanted.limit
    found = first_of_each(connection, query, most)
    return [_Place(-(row.first_day or 0), row.document_id, kind, row.id) for row in found]


def _filled(connection: Connection, places: list[_Place]) -> Iterator[TimelineRow]:
    events = event_rows(connection, [p.key for p in places if p.kind == "event"])
    statements = statement_rows(connection, [p.key for p in places if p.kind == "statement"])
    for place in places:
        if place.kind == "event":
            done = next(events)
            days = done.first_day, done.last_day
            yield TimelineRow("event", *days, *dating(done.when, *days), event=done, statement=None)
        else:
            said = next(statements)
            days = said.first_day, said.last_day
            yield TimelineRow("statement", *days, *dating(said.said_at, *days), event=None, statement=said)
