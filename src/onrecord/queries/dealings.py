"""Whom an actor deals with, and what it did and what was done to it: what its page tells beside what it said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Select, Subquery, func, select

from onrecord.queries.filling import event_rows
from onrecord.queries.once import first_of_each
from onrecord.queries.rows import EventRow
from onrecord.queries.tellings import group_of
from onrecord.queries.who import actors_named
from onrecord.records import ActorKind
from onrecord.store import tables as t
from onrecord.store.days import iso

Role = Literal["actor", "recipient"]
_FEW = 12


@dataclass(frozen=True, slots=True)
class DealingRow:
    """Somebody with whom an actor deals; what several reports tell counts once."""

    id: str
    name: str
    kind: ActorKind | None
    country: str | None
    """ISO 3166-1 alpha-3."""
    said_to: int
    """Statements of the actor that are addressed to them."""
    said_by: int
    """Statements of theirs that are addressed to the actor."""
    did_to: int
    """Events in which the actor did something to them, or with them."""
    did_by: int
    """Events in which they did something to the actor, or with it."""
    last_day: str | None
    """ISO date: the last day of all these."""

    @property
    def total(self) -> int:
        """All of it."""
        return self.said_to + self.said_by + self.did_to + self.did_by


def deeds(connection: Connection, actor: str, role: Role = "actor", limit: int = _FEW) -> Iterator[EventRow]:
    """The latest events that an actor did, or that were done to it, each once. Raises NotFound for names that nobody bears."""
    e, v, p = t.event.c, t.version.c, t.event_figure.c
    theirs = select(p.event_id).where(p.role == role, p.figure_id.in_(_figures(connection, actor)))
    query = select(e.id, group_of(t.event).label("same")).join(t.version, v.id == e.version_id)
    query = query.where(e.is_current, v.is_current, e.id.in_(theirs))
    query = query.order_by(e.first_day.desc().nulls_last(), v.document_id, e.id)
    return event_rows(connection, [row.id for row in first_of_each(connection, query, limit)])


def dealings(connection: Connection, actor: str, limit: int = _FEW) -> list[DealingRow]:
    """Those with whom an actor has most to do, the busiest first. Raises NotFound for names that nobody bears."""
    keys = actors_named(connection, [actor])
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    last: dict[int, int] = {}
    for nth, query in enumerate(_counted(_figures(connection, actor))):
        for row in connection.execute(query):
            if row.actor_id not in keys:
                counts[row.actor_id][nth] = row.n
                last[row.actor_id] = max(last.get(row.actor_id, 0), row.last_day or 0)
    busiest = sorted(counts, key=lambda key: (-sum(counts[key]), -last[key], key))[:limit]
    a = t.actor.c
    rows = connection.execute(select(a.id, a.ref, a.name, a.kind, a.country).where(a.id.in_(busiest)))
    known = {row.id: (row.ref, row.name, row.kind, row.country) for row in rows}
    return [_row(*known[key], counts[key], last[key]) for key in busiest]


def _row(
    ref: str, name: str, kind: ActorKind | None, country: str | None, counts: Sequence[int], last: int
) -> DealingRow:
    said_to, said_by, did_to, did_by = counts
    return DealingRow(ref, name, kind, country, said_to, said_by, did_to, did_by, iso(last) if last else None)


def _figures(connection: Connection, actor: str) -> Select[Any]:
    f = t.figure.c
    return select(f.id).where(f.is_current, f.actor_id.in_(actors_named(connection, [actor])))


def _counted(mine: Select[Any]) -> Iterator[Select[Any]]:
    """Four questions: said to whom, said by whom, done to whom, done by whom."""
    s, e = t.statement.c, t.event.c
    heard, did, met = t.statement_figure.alias("heard"), t.event_figure.alias("did"), t.event_figure.alias("met")
    said = select(
        s.speaker_id.label("doer"), heard.c.figure_id.label("to"), s.last_day, group_of(t.statement).label("same")
    )
    said = said.join(heard, heard.c.statement_id == s.id).where(heard.c.role == "addressee", s.is_current)
    done = select(
        did.c.figure_id.label("doer"), met.c.figure_id.label("to"), e.last_day, group_of(t.event).label("same")
    )
    done = done.select_from(t.event).join(did, did.c.event_id == e.id).join(met, met.c.event_id == e.id)
    done = done.where(did.c.role == "actor", met.c.role == "recipient", e.is_current)
    for pairs in (said.subquery("said"), done.subquery("done")):
        yield _sum(pairs, pairs.c.doer, pairs.c.to, mine)
        yield _sum(pairs, pairs.c.to, pairs.c.doer, mine)


def _sum(pairs: Subquery, own: Any, other: Any, mine: Select[Any]) -> Select[Any]:
    f = t.figure.c
    columns = f.actor_id, func.count(pairs.c.same.distinct()).label("n"), func.max(pairs.c.last_day).label("last_day")
    query = select(*columns).select_from(pairs).join(t.figure, f.id == other)
    return query.where(own.in_(mine), f.actor_id.is_not(None)).group_by(f.actor_id)
