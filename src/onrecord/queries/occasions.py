"""`occasions`: the calls and meetings of two sides whose accounts can be laid beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, Subquery, and_, case, func, or_, select

from onrecord.queries.dyads import SideRow, between, key_of, sides_of_keys
from onrecord.queries.filters import EVERYTHING, Filter, of_events
from onrecord.queries.occasion import TALKS, WAYS
from onrecord.queries.relations import DONE
from onrecord.queries.tellings import chunks
from onrecord.records import Channel
from onrecord.store import tables as t
from onrecord.store.days import iso

Tells = Literal["document", "reports"]
"""How a side's account is known: from a document that it issued, or as reports tell its words."""
_BEEN = (*DONE, "background")
_DOCUMENTS = "readout", "statement", "letter"


@dataclass(frozen=True, slots=True)
class OccasionRow:
    """A call or meeting, as far as reports date it."""

    a: SideRow
    """In the order of their names."""
    b: SideRow
    channel: Channel | None
    """Call or meeting, as far as that is told."""
    day: str
    """ISO date: the earliest day that is told for it."""
    last_day: str
    """The latest: another one where reports disagree, or tell it less exactly than by a day."""
    event: str
    """The id of the first event that tells of it."""
    reports: int
    origins: int
    """How many of the reports copy no other."""
    documents: int
    """Of the reports, those that a side issued: readouts, statements, letters."""
    a_tells: Tells | None
    """Null: in these reports nobody of that side says anything."""
    b_tells: Tells | None

    @property
    def both_tell(self) -> bool:
        """Whether there are two accounts."""
        return bool(self.a_tells and self.b_tells)


def occasions(connection: Connection, wanted: Filter = EVERYTHING) -> Iterator[OccasionRow]:
    """The talks of two sides: those with most documents of a side first, of these the latest.

    Raises NotFound for names that nobody bears.
    """
    told = _told(connection, wanted)
    rows = connection.execute(_held(told).limit(wanted.limit).offset(wanted.offset)).all()
    sides = sides_of_keys(connection, {key for row in rows for key in (row.a, row.b)})
    tells = _accounts(connection, told, rows)
    refs = _refs(connection, (row.event for row in rows))
    for row in rows:
        a, b = sorted((row.a, row.b), key=lambda key: (sides[key].name, sides[key].ref))
        mine = (tells.get((*_place(row), side)) for side in (a, b))
        yield OccasionRow(
            sides[a], sides[b], row.way, iso(row.first), iso(row.last), refs[row.event], row.reports, row.origins,
            row.documents, *mine,
        )  # fmt: skip


def _told(connection: Connection, wanted: Filter) -> Subquery:
    """Each event that tells of a talk on a day, with its sides; the day and the way are those of the whole talk."""
    e, did, met = t.event, t.event_figure.alias("did"), t.event_figure.alias("met")
    way = case(*((e.c.cameo.startswith(code), channel) for code, channel in WAYS.items()))
    talks = (
        e.c.cameo.startswith(TALKS), e.c.happened_on.is_not(None), e.c.modality.in_(_BEEN), did.c.role == "actor",
        met.c.role == "recipient", of_events(connection, wanted),
    )  # fmt: skip
    parts = (did, did.c.event_id == e.c.id), (met, met.c.event_id == e.c.id)
    more = way.label("way"), e.c.last_day, e.c.id.label("event"), e.c.version_id
    c = between(e, did.c.figure_id, met.c.figure_id, talks, parts, more).subquery("each").c
    same = (c.a, c.b, c.same)
    first, last = func.min(c.first_day).over(partition_by=same), func.max(c.last_day).over(partition_by=same)
    dated = select(c.a, c.b, c.way, first.label("first"), last.label("last"), c.event, c.version_id, c.report_id)
    d = dated.subquery("dated").c
    told_way = func.coalesce(d.way, func.max(d.way).over(partition_by=(d.a, d.b, d.first)))
    return select(d.a, d.b, told_way.label("way"), d.first, d.last, d.event, d.version_id, d.report_id).subquery("told")


def _held(told: Subquery) -> Select[Any]:
    """The talks in their order."""
    c, r, v = told.c, t.report.c, t.version.c
    documents = func.count(case((v.kind.in_(_DOCUMENTS), c.report_id)).distinct())
    reports, origins = func.count(c.report_id.distinct()), func.count(func.coalesce(r.origin_id, r.id).distinct())
    columns = (
        c.a, c.b, c.way, c.first, func.max(c.last).label("last"), func.min(c.event).label("event"),
        reports.label("reports"), origins.label("origins"), documents.label("documents"),
    )  # fmt: skip
    joined = told.join(t.version, v.id == c.version_id).join(t.report, r.id == c.report_id)
    query = select(*columns).select_from(joined).group_by(c.a, c.b, c.way, c.first)
    return query.order_by(documents.desc(), c.first.desc(), reports.desc(), c.a, c.b, func.min(c.event))


def _place(row: Row[Any]) -> tuple[str, str, Channel | None, int]:
    return row.a, row.b, row.way, row.first


def _accounts(connection: Connection, told: Subquery, rows: Sequence[Row[Any]]) -> dict[tuple[Any, ...], Tells]:
    """By talk and side how its account is known; nothing where nobody of the side says anything in these reports."""
    c, s, v, f, a = told.c, t.statement.c, t.version.c, t.figure.c, t.actor.c
    side = key_of(f, a)
    own = func.max(case((v.kind.in_(_DOCUMENTS), 1), else_=0))
    joined = told.join(t.version, v.id == c.version_id).join(t.statement, s.version_id == v.id)
    joined = joined.join(t.figure, f.id == s.speaker_id).outerjoin(t.actor, a.id == f.actor_id)
    query = select(c.a, c.b, c.way, c.first, side, own).select_from(joined)
    query = query.where(s.parent_id.is_(None), or_(side == c.a, side == c.b)).group_by(c.a, c.b, c.way, c.first, side)
    found: dict[tuple[Any, ...], Tells] = {}
    for some in chunks(range(len(rows))):
        meant = or_(*(and_(c.a == rows[n].a, c.b == rows[n].b, c.first == rows[n].first) for n in some))
        for *place, is_own in connection.execute(query.where(meant)):
            found[tuple(place)] = "document" if is_own else "reports"
    return found


def _refs(connection: Connection, events: Iterable[int]) -> dict[int, str]:
    e, found = t.event.c, dict[int, str]()
    for some in chunks(events):
        found |= {row.id: row.ref for row in connection.execute(select(e.id, e.ref).where(e.id.in_(some)))}
    return found
