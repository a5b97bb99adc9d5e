"""`relations`: what two sides did to each other over time, each direction by itself and both together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple, get_args

from sqlalchemy import Connection, Integer, Select, case, cast, func, literal, select, union_all

from onrecord.queries.filling import event_rows, keys_of
from onrecord.queries.filters import Filter, of_events
from onrecord.queries.parties import Party, parties_named
from onrecord.queries.rows import EventRow, QuadCounts, RelationRow, TypeCounts
from onrecord.records import Modality
from onrecord.store import tables as t
from onrecord.store.days import iso

Per = Literal["day", "week", "month"]
Dated = Literal["within", "wider", "not told"]
_DATED: tuple[Dated, ...] = get_args(Dated)
DONE: tuple[Modality, ...] = ("happened", "ongoing")
SURE = Filter(min_confidence=0.5)
"""What counts where nothing else is asked: of what is less sure, more was wrong than right."""
QUADS = tuple(f.name for f in fields(QuadCounts))
"""The quad classes, from words in agreement to deeds against each other."""
_LAST_ROOTS = 5, 9, 14, 20
"""The last root of each."""


def quad_of(root: int) -> str:
    """The quad class of a root of CAMEO.

    >>> quad_of(4), quad_of(7), quad_of(13), quad_of(19)
    ('verbal_cooperation', 'material_cooperation', 'verbal_conflict', 'material_conflict')
    """
    return next(quad for quad, last in zip(QUADS, _LAST_ROOTS, strict=True) if root <= last)


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

    Each report's events count: what three reports tell is three. What two do together is one event in each direction, and
    one of both together. Raises NotFound for names that nobody bears.
    """
    one, other = parties_named(connection, a, b)
    there, back, both = f"{one.name} → {other.name}", f"{other.name} → {one.name}", f"{one.name} – {other.name}"
    sums: dict[tuple[int, str, int], _Sum] = defaultdict(_Sum)
    for told in connection.execute(_counted(_happenings(connection, wanted, modality, one, other))):
        counted = _Counted(*told)
        period, dated = period_of(counted.first_day, counted.last_day, per)
        for number in (0,) * counted.there + (1,) * counted.back + (2,):
            sums[(_DATED.index(dated), period or "", number)].add(counted)
    rows = [sums[key].row(key[1] or None, _DATED[key[0]], (there, back, both)[key[2]]) for key in sorted(sums)]
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
    """One event for each happening, of those that tell it from several sides the first; and in which directions it went."""
    there, back = (
        _told(connection, wanted, modality, doer, to).add_columns(literal(number).label("back"))
        for number, (doer, to) in enumerate(((one, other), (other, one)))
    )
    told = union_all(there, back).subquery("told").c
    columns = func.min(told.event).label("event"), (1 - func.min(told.back)).label("there"), func.max(told.back)
    return select(*columns[:2], columns[2].label("back")).group_by(told.happening)


def _told(
    connection: Connection, wanted: Filter, modality: Collection[Modality], doer: Party, other: Party
) -> Select[Any]:
    """The events in which one side did something to the other, with the event that each of them mirrors."""
    e, did, met = t.event.c, t.event_figure.alias("did"), t.event_figure.alias("met")
    joined = t.event.join(t.version, t.version.c.id == e.version_id)
    joined = joined.join(did, did.c.event_id == e.id).join(met, met.c.event_id == e.id)
    events = select(e.id.label("event"), func.coalesce(e.mirror_of_id, e.id).label("happening")).select_from(joined)
    return events.where(
        did.c.role == "actor",
        did.c.figure_id.in_(doer.figures(other)),
        met.c.role == "recipient",
        met.c.figure_id.in_(other.figures(doer)),
        e.modality.in_(modality),
        of_events(connection, wanted),
    )


class _Counted(NamedTuple):
    """Events of one kind on the same days, in the same directions."""

    first_day: int | None
    last_day: int | None
    root: int
    plover: str | None
    there: int
    """1 where the one did it to the other."""
    back: int
    """1 where the other did it to the one."""
    events: int
    goldstein: float | None
    valued: int
    """How many of them have a value of Goldstein's scale."""


def _counted(happenings: Select[Any]) -> Select[Any]:
    """The events by days, root, type and direction; those of which no day is told have none."""
    e, found = t.event.c, happenings.subquery("found")
    told, root = e.happened_on.is_not(None), cast(func.substr(e.cameo, 1, 2), Integer).label("root")
    days = case((told, e.first_day)).label("first_day"), case((told, e.last_day)).label("last_day")
    columns = *days, root, e.plover, found.c.there, found.c.back, e.goldstein
    each = select(*columns).select_from(t.event.join(found, found.c.event == e.id)).subquery("each").c
    keys = each.first_day, each.last_day, each.root, each.plover, each.there, each.back
    sums = func.count(), func.sum(each.goldstein), func.count(each.goldstein)
    return select(*keys, *sums).group_by(*keys)


@dataclass(slots=True)
class _Sum:
    """What is counted of one side in one period."""

    events: int = 0
    goldstein: float = 0.0
    valued: int = 0
    quads: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)

    def add(self, counted: _Counted) -> None:
        """Adds events of one kind."""
        self.events += counted.events
        self.goldstein += counted.goldstein or 0.0
        self.valued += counted.valued
        self.quads[quad_of(counted.root)] += counted.events
        self.types[(counted.plover or "none").lower()] += counted.events

    def row(self, period: str | None, dated: Dated, side: str) -> RelationRow:
        """The row for a period, or for events that lie within none."""
        mean = round(self.goldstein / self.valued, 2) if self.valued else None
        return RelationRow(period, dated, side, self.events, mean, QuadCounts(**self.quads), TypeCounts(**self.types))
