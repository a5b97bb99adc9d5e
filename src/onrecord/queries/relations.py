"""`relations`: what two sides did to each other over time, each direction by itself and both together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import Connection, Select, case, func, literal, select, union_all

from onrecord.queries.filling import event_rows, keys_of
from onrecord.queries.filters import Filter, of_events
from onrecord.queries.parties import Party, parties_named
from onrecord.queries.rows import EventRow, RelationRow
from onrecord.queries.sums import QUADS, Counted, Dated, Sum, Tellings, quad_of
from onrecord.queries.tellings import group_of
from onrecord.records import Modality
from onrecord.store import tables as t
from onrecord.store.days import iso

__all__ = ["DONE", "QUADS", "SURE", "Per", "period_of", "quad_of", "relation_events", "relations"]

Per = Literal["day", "week", "month"]
_DATED: tuple[Dated, ...] = get_args(Dated)
DONE: tuple[Modality, ...] = ("happened", "ongoing")
SURE = Filter(min_confidence=0.5)
"""What counts where nothing else is asked: of what is less sure, more was wrong than right."""


def relations(
    connection: Connection,
    a: str,
    b: str,
    wanted: Filter = SURE,
    *,
    per: Per = "month",
    modality: Collection[Modality] = DONE,
) -> list[RelationRow]:
    """The periods in which there was something, the first one first; then what has no day that lies within one period.

    What several reports tell counts once, as the first of them tells it. What two do together is one event in each
    direction, and one of both together. Raises NotFound for names that nobody bears.
    """
    one, other = parties_named(connection, a, b)
    there, back, both = f"{one.name} → {other.name}", f"{other.name} → {one.name}", f"{one.name} – {other.name}"
    sums: dict[tuple[int, str, int], Sum] = defaultdict(Sum)
    happenings = _counted(_happenings(connection, wanted, modality, one, other))
    counted = [Counted(*row) for row in connection.execute(happenings)]
    told = Tellings.of(connection, counted)
    for happening in counted:
        period, dated = period_of(happening.first_day, happening.last_day, per)
        for number in (0,) * happening.there + (1,) * happening.back + (2,):
            sums[(_DATED.index(dated), period or "", number)].add(happening)
    rows = [sums[key].row(key[1] or None, _DATED[key[0]], (there, back, both)[key[2]], told) for key in sorted(sums)]
    return rows[wanted.offset : None if wanted.limit is None else wanted.offset + wanted.limit]


def relation_events(
    connection: Connection, a: str, b: str, wanted: Filter = SURE, *, modality: Collection[Modality] = DONE
) -> Iterator[EventRow]:
    """The events that `relations` counts for both together, the latest first. Raises NotFound for names that nobody bears."""
    one, other = parties_named(connection, a, b)
    found = _happenings(connection, wanted, modality, one, other).subquery("found")
    e, v = t.event.c, t.version.c
    query = select(e.id).join(found, found.c.event == e.id).join(t.version, v.id == e.version_id)
    query = query.order_by(e.first_day.desc().nulls_last(), v.document_id, e.id)
    return event_rows(connection, keys_of(connection, query.limit(wanted.limit).offset(wanted.offset)))


def period_of(first: int | None, last: int | None, per: Per) -> tuple[str | None, Dated]:
    """The first day of the period that holds all days that may be meant, and whether there is one.

    >>> period_of(20310402, 20310402, "week"), period_of(20310401, 20310430, "month"), period_of(20310401, 20310430, "day")
    (('2031-03-31', 'within'), ('2031-04-01', 'within'), (None, 'wider'))
    """
    if first is None or last is None:
        return None, "not told"
    begins = _beginning(first, per)
    return (begins, "within") if begins == _beginning(last, per) else (None, "wider")


def _beginning(day: int, per: Per) -> str:
    if per == "day":
        return iso(day)
    if per == "month":
        return f"{iso(day)[:7]}-01"
    found = date.fromisoformat(iso(day))
    return (found - timedelta(days=found.weekday())).isoformat()


def _happenings(
    connection: Connection, wanted: Filter, modality: Collection[Modality], one: Party, other: Party
) -> Select[Any]:
    """One event for each happening, of those that tell it the first; and in which directions it went."""
    sides = (
        _told(connection, wanted, modality, doer, to).add_columns(literal(number).label("back"))
        for number, (doer, to) in enumerate(((one, other), (other, one)))
    )
    told = union_all(*sides).subquery("told").c
    one_of, first = told.happening, (told.first_day.asc().nulls_last(), told.undated, told.event)
    there = (1 - func.min(told.back).over(partition_by=one_of)).label("there")
    back = func.max(told.back).over(partition_by=one_of).label("back")
    nth = func.row_number().over(partition_by=one_of, order_by=first).label("nth")
    each = select(told.event, there, back, nth).subquery("each").c
    return select(each.event, each.there, each.back).where(each.nth == 1)


def _told(
    connection: Connection, wanted: Filter, modality: Collection[Modality], doer: Party, other: Party
) -> Select[Any]:
    """The events in which one side did something to the other, with the happening that each tells."""
    e, did, met = t.event.c, t.event_figure.alias("did"), t.event_figure.alias("met")
    joined = t.event.join(t.version, t.version.c.id == e.version_id)
    joined = joined.join(did, did.c.event_id == e.id).join(met, met.c.event_id == e.id)
    undated = case((e.happened_on.is_(None), 1), else_=0).label("undated")
    columns = e.id.label("event"), group_of(t.event).label("happening"), e.first_day, undated
    events = select(*columns).select_from(joined)
    return events.where(
        did.c.role == "actor",
        did.c.figure_id.in_(doer.figures(other)),
        met.c.role == "recipient",
        met.c.figure_id.in_(other.figures(doer)),
        e.modality.in_(modality),
        of_events(connection, wanted),
    )


def _counted(happenings: Select[Any]) -> Select[Any]:
    """The events as they are counted; those of which no day is told have none."""
    e, r, found = t.event.c, t.report.c, happenings.subquery("found")
    told = e.happened_on.is_not(None)
    days = case((told, e.first_day)).label("first_day"), case((told, e.last_day)).label("last_day")
    reports = e.same_id, r.id, func.coalesce(r.origin_id, r.id)
    joined = t.event.join(found, found.c.event == e.id)
    joined = joined.join(t.version, t.version.c.id == e.version_id).join(t.report, r.id == t.version.c.report_id)
    return select(*days, e.cameo, e.plover, found.c.there, found.c.back, e.goldstein, *reports).select_from(joined)
