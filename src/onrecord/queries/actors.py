"""`actors`: who there is, those of whom most is told first."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Subquery, and_, collate, func, or_, select

from onrecord.queries.actor_facts import Counts, open_rows, registry_rows
from onrecord.queries.filters import EVERYTHING, Filter, of_events, of_reports, of_statements
from onrecord.queries.rows import ActorRow
from onrecord.queries.who import actors_named, country_named
from onrecord.records import ActorKind
from onrecord.registry.names import normal
from onrecord.store import tables as t

_ID = re.compile(r"[0-9a-f]{12}$")
_BYTES = {"sqlite": "BINARY", "postgresql": "C"}
"""The order of strings that is the same everywhere."""
_ANY_FIND = replace(EVERYTHING, limit=None)


class _Place(NamedTuple):
    """Where an actor stands: most told of first, then by name; those of the registry before open names."""

    fewer: int
    name: str
    is_open: bool
    key: Any
    counts: Counts


@dataclass(frozen=True, slots=True)
class _Side:
    """The actors of the registry that are meant, or the open names."""

    is_open: bool
    meant: Select[Any]
    """Their keys and names."""
    key: ColumnElement[Any]
    """What of a figure is the key."""
    figures: ColumnElement[bool]
    """What a figure of theirs meets."""


def actors(
    connection: Connection, name: str | None = None, wanted: Filter = EVERYTHING, kind: ActorKind | None = None
) -> Iterator[ActorRow]:
    """The actors of the registry, and names of which it is open whose they are.

    `name` is a part of a name, or an id. Of the filter, actor, speaker and country are those of the actors themselves; all
    else narrows what is counted, and leaves out whom nothing of that tells of. Raises NotFound for names that nobody bears.
    """
    counted = replace(wanted, actor=(), speaker=(), country=(), limit=None, offset=0)
    sides = [_places(connection, side, counted, wanted) for side in _sides(connection, name, wanted, kind)]
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    places = list(islice(heapq.merge(*sides), wanted.offset, end))
    theirs = replace(EVERYTHING, source=wanted.source, collection=wanted.collection)
    left = t.figure.c.is_current if theirs == EVERYTHING else of_reports(connection, theirs)
    known = registry_rows(connection, {p.key: p.counts for p in places if not p.is_open}, left)
    unsettled = open_rows(connection, {p.key: p.counts for p in places if p.is_open}, left)
    for place in places:
        yield unsettled[place.key] if place.is_open else known[place.key]


def _sides(connection: Connection, name: str | None, wanted: Filter, kind: ActorKind | None) -> Iterator[_Side]:
    f, few = t.figure.c, any((name, kind, wanted.actor, wanted.speaker, wanted.country))
    registered, unsettled = _registered(connection, name, wanted, kind), _open(name, wanted, kind)
    for is_open, meant, key, mine in (
        (False, registered, f.actor_id, f.actor_id.is_not(None)),
        (True, unsettled, f.normal, and_(f.actor_id.is_(None), f.normal.is_not(None))),
    ):
        figures = and_(mine, key.in_(select(meant.subquery().c.key))) if few else mine
        yield _Side(is_open, meant, key, figures)


def _registered(connection: Connection, name: str | None, wanted: Filter, kind: ActorKind | None) -> Select[Any]:
    """Key and name of the actors that are meant."""
    a, n, x = t.actor.c, t.actor_name.c, t.actor_external_id.c
    conditions: list[ColumnElement[bool]] = [a.merged_id.is_(None)]
    if name is not None:
        scheme, _, value = name.partition(":")
        meant = [
            a.id.in_(select(n.actor_id).where(n.normal.contains(normal(name), autoescape=True))),
            a.id.in_(select(x.actor_id).where(x.scheme == scheme, x.value == value)),
        ]
        conditions.append(or_(*meant, a.ref == name) if _ID.match(name) else or_(*meant))
    if kind is not None:
        conditions.append(a.kind == kind)
    if wanted.country:
        conditions.append(a.country.in_([country_named(c) for c in wanted.country]))
    conditions += (a.id.in_(actors_named(connection, who)) for who in (wanted.actor, wanted.speaker) if who)
    return select(a.id.label("key"), a.name.label("name")).where(*conditions)


def _open(name: str | None, wanted: Filter, kind: ActorKind | None) -> Select[Any]:
    """The names of figures that are nobody's yet."""
    f = t.figure.c
    conditions = [f.is_current, f.actor_id.is_(None), f.normal.is_not(None)]
    if name is not None:
        conditions.append(f.normal.contains(normal(name), autoescape=True))
    if kind is not None:
        conditions.append(f.kind == kind)
    if wanted.country:
        conditions.append(f.country.in_([country_named(c) for c in wanted.country]))
    conditions += (f.normal.in_(list(map(normal, who))) for who in (wanted.actor, wanted.speaker) if who)
    named = select(f.normal.label("key"), func.min(f.name).label("name"))
    return named.where(*conditions).group_by(f.normal)


def _places(connection: Connection, side: _Side, counted: Filter, wanted: Filter) -> list[_Place]:
    """The first places of one side: no more than the whole answer can need."""
    who = side.meant.subquery("who")
    if counted == _ANY_FIND:
        query, total = _of_tallies(who, side)
    else:
        query, total = _of_finds(connection, who, side, counted)
    order = _BYTES[connection.dialect.name]
    query = query.order_by(total.desc(), collate(who.c.name, order), who.c.key)
    if wanted.limit is not None:
        query = query.limit(wanted.offset + wanted.limit)
    found = ((key, name, Counts(*numbers)) for key, name, *numbers in connection.execute(query))
    return [_Place(-(c.statements + c.events), name, side.is_open, key, c) for key, name, c in found]


def _of_tallies(who: Subquery, side: _Side) -> tuple[Select[Any], ColumnElement[int]]:
    """Each with what it said and did in all, and the sum of both."""
    told = _tallied(side)
    said, done = func.coalesce(told.c.said, 0), func.coalesce(told.c.done, 0)
    days = told.c.first_day, told.c.last_day
    query = select(who.c.key, who.c.name, said, *days, done, *days)
    return query.select_from(who.outerjoin(told, told.c.key == who.c.key)), said + done


def _of_finds(
    connection: Connection, who: Subquery, side: _Side, counted: Filter
) -> tuple[Select[Any], ColumnElement[int]]:
    """Each with what it said and did of what a filter leaves, and the sum of both."""
    said, done = _said(connection, side, counted), _done(connection, side, counted)
    total = func.coalesce(said.c.n, 0) + func.coalesce(done.c.n, 0)
    columns = (c for n in (said, done) for c in (func.coalesce(n.c.n, 0), n.c.first_day, n.c.last_day))
    query = select(who.c.key, who.c.name, *columns)
    query = query.select_from(who.outerjoin(said, said.c.key == who.c.key).outerjoin(done, done.c.key == who.c.key))
    return query.where(or_(total > 0, *_named_in(connection, who, side.key, counted))), total


def _tallied(side: _Side) -> Subquery:
    """How much each said and did in all, from the tallies of figures; the days are those of both."""
    f = t.figure.c
    query = select(
        side.key.label("key"), func.sum(f.said).label("said"), func.sum(f.done).label("done"),
        func.min(f.first_day).label("first_day"), func.max(f.last_day).label("last_day"),
    )  # fmt: skip
    return query.where(side.figures, f.is_current).group_by(side.key).subquery("told")


def _said(connection: Connection, side: _Side, counted: Filter) -> Subquery:
    """How much each said, and between which days."""
    s, f = t.statement.c, t.figure.c
    query = select(
        side.key.label("key"), func.count().label("n"), func.min(s.first_day).label("first_day"),
        func.max(s.last_day).label("last_day"),
    )  # fmt: skip
    query = (
        query.select_from(t.statement)
        .join(t.figure, f.id == s.speaker_id)
        .join(t.version, t.version.c.id == s.version_id)
    )
    return query.where(side.figures, of_statements(connection, counted)).group_by(side.key).subquery("said")


def _done(connection: Connection, side: _Side, counted: Filter) -> Subquery:
    """What each did, or was done to it, each happening once, and between which days."""
    e, f, p = t.event.c, t.figure.c, t.event_figure.c
    query = select(
        side.key.label("key"), func.count(e.id.distinct()).label("n"), func.min(e.first_day).label("first_day"),
        func.max(e.last_day).label("last_day"),
    )  # fmt: skip
    query = query.select_from(t.event).join(t.event_figure, p.event_id == e.id).join(t.figure, f.id == p.figure_id)
    query = query.join(t.version, t.version.c.id == e.version_id)
    once = e.mirror_of_id.is_(None)
    return query.where(side.figures, once, of_events(connection, counted)).group_by(side.key).subquery("done")


def _named_in(connection: Connection, who: Subquery, key: Any, counted: Filter) -> Iterator[ColumnElement[bool]]:
    """Those that the reports name which a filter leaves, where it tells of reports alone."""
    if (counted.channel, counted.act, counted.min_confidence) == ((), (), 0.0):
        naming = select(key).join(t.version, t.version.c.id == t.figure.c.version_id)
        yield who.c.key.in_(naming.where(key.is_not(None), of_reports(connection, counted)).correlate(None))
