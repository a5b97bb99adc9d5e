"""One call or meeting of two sides: which events tell of it, in which reports, on which day and in which way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, or_, select

from onrecord.errors import NotFound
from onrecord.queries.filters import Filter, of_versions
from onrecord.queries.parties import Party, parties_named
from onrecord.queries.talkers import sides_of, widened
from onrecord.queries.tellings import group_of
from onrecord.records import Channel
from onrecord.store import tables as t
from onrecord.store.days import days_of

WAYS: dict[str, Channel] = {"041": "phone_call", "042": "meeting", "043": "meeting", "044": "meeting"}
"""CAMEO's codes of talks that tell how they were held."""
_ID = re.compile(r"[0-9a-f]{12}$")
TALKS = "04"
"""CAMEO's root of calls, visits, meetings."""
TALKED: tuple[Channel, ...] = ("phone_call", "meeting")


@dataclass(frozen=True, slots=True)
class Occasion:
    """A talk of two sides."""

    sides: tuple[Party, Party]
    events: tuple[int, ...]
    """The keys of all events that tell of it, mirrors too."""
    first_day: int
    """20310318: the days on which it may have been."""
    last_day: int
    way: Channel | None
    """Call or meeting, as far as that is told."""
    versions: tuple[int, ...]
    """The keys of the versions that tell of it."""


def occasion_of(connection: Connection, ref: str, wanted: Filter) -> Occasion:
    """The talk that an event of this id is. Raises NotFound where there is no such event, or no other side to it."""
    if not _ID.match(ref):
        raise NotFound(f"no event {ref!r}", remedy="give the id of one, or two sides and a day: --on DATE")
    e = t.event.c
    asked = select(e.id, group_of(t.event)).where(e.ref == ref, e.is_current).order_by(e.id)
    event, group = next(iter(connection.execute(asked)), (None, None))
    if event is None:
        raise NotFound(f"no event {ref}", remedy="`onrecord timeline --what events` shows the ids of events")
    rows = _events(connection, or_(e.id == group, e.same_id == group, e.mirror_of_id == group), wanted)
    if not rows:
        raise NotFound(f"nothing of event {ref} in these reports", remedy="leave out --source and --collection")
    sides = sides_of(connection, sorted(rows, key=lambda row: row["id"] != event))
    if sides is None:
        raise NotFound(f"only one side to event {ref}", remedy="name two: onrecord compare A B --on DATE")
    return _occasion(connection, sides, rows, wanted)


def occasion_on(connection: Connection, a: str, b: str, day: str, wanted: Filter) -> Occasion:
    """The talk of two sides on a day. Raises NotFound where nobody bears a name, or nothing tells of one."""
    first, last = days_of(day)
    if first is None or last is None:
        raise NotFound(f"the date {day!r}", remedy="write it as 2031-04-02")
    sides = parties_named(connection, a, b)
    rows = _between(connection, sides, first, last, wanted)
    if not rows:
        names = f"{sides[0].name} and {sides[1].name}"
        raise NotFound(
            f"no call or meeting of {names} on {day}",
            remedy=f"`onrecord relations {a!r} {b!r} --events` lists what there is",
        )
    found = _occasion(connection, sides, rows, wanted)
    return replace(found, sides=widened(connection, *sides))


def _occasion(
    connection: Connection, sides: tuple[Party, Party], rows: Sequence[RowMapping], wanted: Filter
) -> Occasion:
    """The talk with all that tells of it: those events, others of the same sides, day and way, and what was said in it."""
    first, last = _days(rows)
    way = _way(rows, wanted)
    others = _between(connection, sides, first, last, wanted) if first else []
    events = {row["id"]: row for row in (*rows, *others) if _fits(row, way)}
    versions = {row["version_id"] for row in events.values()}
    versions |= set(_heard(connection, sides, first, last, way, wanted)) if first else set()
    return Occasion(sides, tuple(sorted(events)), first, last, way, tuple(sorted(versions)))


def _events(connection: Connection, meant: ColumnElement[bool], wanted: Filter) -> list[RowMapping]:
    e, v = t.event.c, t.version.c
    columns = (
        e.id,
        e.version_id,
        e.cameo,
        e.happened_on,
        e.first_day,
        e.last_day,
        e.modality,
        v.published,
        v.document_id,
    )
    query = select(*columns).join(t.version, v.id == e.version_id)
    query = query.where(e.is_current, meant, e.confidence >= wanted.min_confidence, *of_versions(connection, wanted))
    return list(connection.execute(query.order_by(v.document_id, e.id)).mappings())


def _between(
    connection: Connection, sides: tuple[Party, Party], first: int, last: int, wanted: Filter
) -> list[RowMapping]:
    """Talks of two sides that may have been on these days."""
    e = t.event.c
    of_both = (_has_part(side.figures(other)) for side, other in (sides, sides[::-1]))
    on = and_(e.first_day <= last, e.last_day >= first, e.happened_on.is_not(None))
    return _events(connection, and_(e.cameo.startswith(TALKS), on, *of_both), wanted)


def _has_part(figures: Any) -> ColumnElement[bool]:
    p = t.event_figure.c
    return t.event.c.id.in_(select(p.event_id).where(p.figure_id.in_(figures)))


def _heard(
    connection: Connection, sides: tuple[Party, Party], first: int, last: int, way: Channel | None, wanted: Filter
) -> Iterable[int]:
    """The versions that tell what one side said to the other then, in that way."""
    s, p, v = t.statement.c, t.statement_figure.c, t.version.c
    to = [
        and_(
            s.speaker_id.in_(side.figures(other)),
            s.id.in_(select(p.statement_id).where(p.role == "addressee", p.figure_id.in_(other.figures(side)))),
        )
        for side, other in (sides, sides[::-1])
    ]
    told = s.channel == way if way else s.channel.in_(TALKED)
    query = select(s.version_id).distinct().join(t.version, v.id == s.version_id)
    on = s.is_current, s.said_at.is_not(None), s.first_day <= last, s.last_day >= first
    query = query.where(*on, told, or_(*to), s.confidence >= wanted.min_confidence, *of_versions(connection, wanted))
    return connection.execute(query).scalars()


def _days(rows: Sequence[RowMapping]) -> tuple[int, int]:
    """The days on which most reports put it; those of their stamps where none tells a day."""
    told = [row for row in rows if row["happened_on"]] or [row for row in rows if row["first_day"]]
    if not told:
        return 0, 0
    days = Counter((row["first_day"], row["last_day"]) for row in told)
    return max(days, key=lambda some: (days[some], some[0] - some[1], -some[0]))


def _way(rows: Sequence[RowMapping], wanted: Filter) -> Channel | None:
    """How the talk was held: as the user asks, else as most of its reports tell."""
    asked = [way for way in TALKED if way in wanted.channel]
    ways = Counter(WAYS[row["cameo"][:3]] for row in rows if row["cameo"][:3] in WAYS)
    told: list[Channel] = sorted(ways, key=lambda way: (-ways[way], way))
    return next(iter((*asked, *told)), None)


def _fits(row: RowMapping, way: Channel | None) -> bool:
    mine = WAYS.get(row["cameo"][:3])
    return mine is None or way is None or mine == way
