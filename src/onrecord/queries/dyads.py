"""`dyads`: between which sides most is told, countries first: those that there are to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    Subquery,
    and_,
    case,
    cast,
    func,
    literal,
    select,
    union_all,
)

from onrecord.queries.filters import Filter, of_events, of_statements
from onrecord.queries.parties import country_called
from onrecord.queries.relations import DONE, SURE
from onrecord.queries.tellings import chunks, group_of
from onrecord.store import tables as t
from onrecord.store.days import iso

DyadKind = Literal["countries", "actors"]
NO_SIDES = "media", "unnamed", "group"
"""Kinds of figures that are no side: outlets, through whom things are known; those of whom it is open who they are."""


@dataclass(frozen=True, slots=True)
class SideRow:
    """One side of a dyad."""

    name: str
    ref: str
    """What means it in other questions: a country's name, an actor's id."""
    country: str | None
    """ISO 3166-1 alpha-3, where the side is a country with all who are of it."""
    actor: str | None
    """The actor's id, where it is one that is of no country."""


@dataclass(frozen=True, slots=True)
class DyadRow:
    """Two sides, and how much is told between them."""

    kind: DyadKind
    """Two countries; or at least one actor that is of none, as an organization of states."""
    a: SideRow
    """In the order of their names."""
    b: SideRow
    events: int
    """What one did to the other, each happening once."""
    statements: int
    """What one said to the other, what several reports tell once."""
    first_day: str | None
    """ISO date: the first day that is meant; null where nothing tells."""
    last_day: str | None
    """ISO date: the latest day on which something was done or said."""
    reports: int
    """Reports that tell it."""
    origins: int
    """How many of them copy no other."""


def dyads(connection: Connection, wanted: Filter = SURE) -> Iterator[DyadRow]:
    """The pairs of sides between which most is told: first countries, each with all who are of it, then actors.

    A filter leaves the events and statements that are counted. Raises NotFound for names that nobody bears.
    """
    rows = connection.execute(_counted(_told(connection, wanted)).limit(wanted.limit).offset(wanted.offset)).all()
    sides = sides_of_keys(connection, {key for row in rows for key in (row.a, row.b)})
    for row in rows:
        a, b = sorted((sides[row.a], sides[row.b]), key=lambda side: (side.name, side.ref))
        first, last = (None if day is None else iso(day) for day in (row.first, row.last))
        kind: DyadKind = "countries" if a.country and b.country else "actors"
        yield DyadRow(kind, a, b, row.events, row.statements, first, last, row.reports, row.origins)


def _told(connection: Connection, wanted: Filter) -> Subquery:
    """Each event and statement between two sides: the keys of these, the smaller first, and what is counted."""
    e, did, met = t.event, t.event_figure.alias("did"), t.event_figure.alias("met")
    of_event = did.c.event_id == e.c.id, met.c.event_id == e.c.id
    done = (e.c.modality.in_(DONE), did.c.role == "actor", met.c.role == "recipient", of_events(connection, wanted))
    events = between(e, did.c.figure_id, met.c.figure_id, done, ((did, of_event[0]), (met, of_event[1])))
    s, to = t.statement, t.statement_figure.alias("addressed")
    said = (to.c.role == "addressee", of_statements(connection, wanted))
    statements = between(s, s.c.speaker_id, to.c.figure_id, said, ((to, to.c.statement_id == s.c.id),))
    return union_all(events, statements).subquery("told")


def between(
    table: Any,
    one: Any,
    other: Any,
    conditions: Iterable[Any],
    parts: Iterable[tuple[Any, Any]],
    more: Iterable[Any] = (),
) -> Select[Any]:
    """What is told in a table, `one` and `other` being the figures of two sides, `parts` what joins them, `more` columns."""
    c, v, joined = table.c, t.version, table.join(t.version, t.version.c.id == table.c.version_id)
    for part, on in parts:
        joined = joined.join(part, on)
    keys = []
    for name, figure in (("one", one), ("other", other)):
        f, a = t.figure.alias(f"{name}_figure"), t.actor.alias(f"{name}_actor")
        joined = joined.join(f, f.c.id == figure).outerjoin(a, a.c.id == f.c.actor_id)
        keys.append(key_of(f.c, a.c))
        conditions = (*conditions, f.c.kind.not_in(NO_SIDES))
    first = keys[0] < keys[1]
    columns = (
        case((first, keys[0]), else_=keys[1]).label("a"), case((first, keys[1]), else_=keys[0]).label("b"),
        literal(table.name).label("what"), group_of(table).label("same"), c.first_day, v.c.report_id, *more,
    )  # fmt: skip
    return select(*columns).select_from(joined).where(*conditions, keys[0] != keys[1])


def key_of(figure: Any, actor: Any) -> ColumnElement[str]:
    """What a figure's side is grouped by: its country, else the key of its actor; null where neither is known."""
    return func.coalesce(figure.country, actor.country, cast(func.coalesce(actor.merged_id, actor.id), String))


def _counted(told: Subquery) -> Select[Any]:
    """The pairs, those of whom most is told first; reports that copy one text are of one origin."""
    c, r = told.c, t.report.c
    events, statements = (func.count(case((c.what == what, c.same)).distinct()) for what in ("event", "statement"))
    known = case((and_(c.a >= "A", c.b >= "A"), 0), else_=1)
    columns = (
        c.a, c.b, events.label("events"), statements.label("statements"), func.min(c.first_day).label("first"),
        func.max(c.first_day).label("last"), func.count(c.report_id.distinct()).label("reports"),
        func.count(func.coalesce(r.origin_id, r.id).distinct()).label("origins"),
    )  # fmt: skip
    query = select(*columns).join(t.report, r.id == c.report_id)
    return query.group_by(c.a, c.b).order_by(known, (events + statements).desc(), c.a, c.b)


def sides_of_keys(connection: Connection, keys: Iterable[str]) -> dict[str, SideRow]:
    """The sides of these keys."""
    actors = {int(key): key for key in keys if key.isdecimal()}
    found: dict[str, SideRow] = {}
    for key in keys:
        if not key.isdecimal():
            name = country_called(connection, key)
            found[key] = SideRow(name, name, key, None)
    a = t.actor.c
    for some in chunks(actors):
        for row in connection.execute(select(a.id, a.name, a.ref).where(a.id.in_(some))):
            found[actors[row.id]] = SideRow(row.name, row.ref, None, row.ref)
    return found
