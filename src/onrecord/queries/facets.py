"""`facets`: of the reports that hold words, how many are of which outlet, actor, act, channel, month and collection.

Each number is what a search gives that is narrowed by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Select, Table, func, select, union

from onrecord.queries.filters import EVERYTHING, Filter, finds_of, of_events, of_reports, of_statements
from onrecord.queries.finding import matching_versions
from onrecord.store import tables as t

MOST = 3000
"""Reports that are looked at, the latest first."""
SHOWN = 12
"""Values of one facet, those of most reports first."""
Field = Literal["source", "actor", "act", "channel", "month", "collection"]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """What narrows a search."""

    value: str
    """As a filter takes it: a name, the id of an actor, a month as 2031-05."""
    name: str
    reports: int


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one field, those of most reports first; months in their order."""

    field: Field
    values: tuple[FacetValue, ...]
    more: int
    """Values that are not here."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What can narrow a search."""

    reports: int
    """That match, and are looked at."""
    origins: int
    """How many independent ones they are: copies of one text count once."""
    is_partial: bool
    """More match than are looked at: these are the latest ones."""
    facets: tuple[Facet, ...]


class _Found(NamedTuple):
    """A report that matches."""

    key: int
    report: int
    origin: int
    publisher: str | None
    source: str | None
    day: int | None


def facets(connection: Connection, words: str, wanted: Filter = EVERYTHING) -> Facets:
    """What can narrow a search. Raises NotFound where there is no word to look for, and for names that nobody bears."""
    found = [_Found(*row) for row in connection.execute(_matching(connection, words, wanted))]
    some, finds = found[:MOST], finds_of(wanted)
    keys = [one.key for one in some]
    counted = (
        Facet("source", *_most(FacetValue(name, name, n) for name, n in _outlets(some).items())),
        Facet("actor", *_most(_actors(connection, keys, finds))),
        Facet("act", *_most(_coded(connection, "act", keys, finds))),
        Facet("channel", *_most(_coded(connection, "channel", keys, finds))),
        _months(some),
        Facet("collection", *_most(_collections(connection, [one.report for one in some]))),
    )
    return Facets(len(some), len({one.origin for one in some}), len(found) > MOST, counted)


def _matching(connection: Connection, words: str, wanted: Filter) -> Select[Any]:
    v, r = t.version.c, t.report.c
    columns = v.id, v.report_id, func.coalesce(r.origin_id, r.id), v.publisher, v.source, v.published_day
    query = select(*columns).join(t.report, r.id == v.report_id)
    query = query.where(v.id.in_(matching_versions(connection, words)), of_reports(connection, wanted))
    return query.order_by(v.published_day.desc().nulls_last(), v.id).limit(MOST + 1)


def _most(values: Iterable[FacetValue]) -> tuple[tuple[FacetValue, ...], int]:
    """The values of most reports, and how many others there are."""
    every = sorted(values, key=lambda one: (-one.reports, one.name, one.value))
    return tuple(every[:SHOWN]), max(0, len(every) - SHOWN)


def _outlets(found: Sequence[_Found]) -> Mapping[str, int]:
    """By outlet its reports: those that it published, and those that another files under its name, as a filter has it."""
    shown: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for one in found:
        counts.update({name.casefold() for name in (one.publisher, one.source) if name})
        if outlet := one.publisher or one.source:
            shown.setdefault(outlet.casefold(), outlet)
    return {name: counts[key] for key, name in shown.items()}


def _months(found: Sequence[_Found]) -> Facet:
    """The latest months, in their order."""
    counts = Counter(one.day // 100 for one in found if one.day)
    shown = sorted(counts)[-SHOWN:]
    named = ((f"{month // 100:04}-{month % 100:02}", counts[month]) for month in shown)
    return Facet("month", tuple(FacetValue(name, name, n) for name, n in named), len(counts) - len(shown))


def _collections(connection: Connection, reports: Sequence[int]) -> Iterator[FacetValue]:
    held, name = t.collection_report.c, t.collection.c.name
    query = select(name, func.count()).join(t.collection_report).where(held.report_id.in_(reports)).group_by(name)
    yield from (FacetValue(name, name, n) for name, n in connection.execute(query))


def _coded(
    connection: Connection, field: Literal["act", "channel"], keys: Sequence[int], finds: Filter
) -> Iterator[FacetValue]:
    """Acts or channels: of statements, and of those that vouch for events."""
    s, e, value = t.statement.c, t.event.c, t.statement.c[field]
    said = select(value.label("value"), s.version_id.label("version")).where(
        s.version_id.in_(keys), of_statements(connection, finds), value.is_not(None)
    )
    done = select(value, e.version_id).join_from(t.event, t.statement, s.id == e.statement_id)
    done = done.where(e.version_id.in_(keys), of_events(connection, finds), value.is_not(None))
    told = union(said, done).subquery("told").c
    query = select(told.value, func.count()).group_by(told.value)
    yield from (FacetValue(name, name, n) for name, n in connection.execute(query))


def _actors(connection: Connection, keys: Sequence[int], finds: Filter) -> Iterator[FacetValue]:
    """Those who speak or are spoken to, who act or to whom it is done."""
    s, f, a = t.statement.c, t.figure.c, t.actor.c
    columns = f.actor_id.label("who"), f.version_id.label("version")
    speaking = _named(select(*columns).join(t.statement, s.speaker_id == f.id))
    sides = [speaking.where(s.version_id.in_(keys), of_statements(connection, finds))]
    for table, parts, meant in (
        (t.statement, t.statement_figure, (t.statement_figure.c.role == "addressee", of_statements(connection, finds))),
        (t.event, t.event_figure, (of_events(connection, finds),)),
    ):
        sides.append(_taking_part(table, parts).where(table.c.version_id.in_(keys), *meant))
    told = union(*sides).subquery("told").c
    query = select(a.ref, a.name, func.count()).join(told.who.table, told.who == a.id).group_by(a.id, a.ref, a.name)
    yield from (FacetValue(*row) for row in connection.execute(query))


def _taking_part(table: Table, parts: Table) -> Select[Any]:
    """The actors who have a part in statements or events."""
    f, p = t.figure.c, parts.c
    query = select(f.actor_id, f.version_id).join(parts, p.figure_id == f.id)
    return _named(query.join(table, table.c.id == p[f"{table.name}_id"]))


def _named(query: Select[Any]) -> Select[Any]:
    return query.where(t.figure.c.actor_id.is_not(None))
