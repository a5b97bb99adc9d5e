"""What is known of actors: names, offices, codes, in how many reports they are, and whom a name may mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, func, select

from onrecord.queries.offices import Listing, described, imported_offices, listed, terms
from onrecord.queries.rows import ActorRow
from onrecord.registry.names import normal
from onrecord.store import tables as t
from onrecord.store.days import iso


class Counts(NamedTuple):
    """What an actor said and did, and the days of both, as numbers."""

    statements: int
    first_said: int | None
    last_said: int | None
    events: int
    first_done: int | None
    last_done: int | None

    def days(self) -> tuple[str | None, str | None]:
        """The first and the last day."""
        firsts = [day for day in (self.first_said, self.first_done) if day is not None]
        lasts = [day for day in (self.last_said, self.last_done) if day is not None]
        return iso(min(firsts)) if firsts else None, iso(max(lasts)) if lasts else None


def registry_rows(
    connection: Connection, counts: Mapping[int, Counts], of_reports: ColumnElement[bool]
) -> dict[int, ActorRow]:
    """The actors of the registry with these keys."""
    if not counts:
        return {}
    keys, a = list(counts), t.actor.c
    told = _Told.of(connection, t.figure.c.actor_id, keys, of_reports)
    names, codes = (
        _facts(connection, table, keys, "name" if table is t.actor_name else "code")
        for table in (t.actor_name, t.actor_code)
    )
    ids = _external_ids(connection, keys)
    imported = imported_offices(connection, keys)
    rows = connection.execute(select(a.id, a.ref, a.name, a.kind, a.country, a.known).where(a.id.in_(keys))).all()
    namesakes = _namesakes(connection, [row.name for row in rows if _is_short(row.kind, row.name)])
    return {
        row.id: ActorRow(
            row.ref, row.name, row.kind, row.country, row.known, tuple(dict.fromkeys((row.name, *names[row.id]))),
            (*imported[row.id], *terms(row.name, row.kind, row.country), *told.offices[row.id]),
            tuple(dict.fromkeys((*codes[row.id], *told.codes[row.id]))), ids[row.id], *told.reports[row.id],
            counts[row.id].statements, counts[row.id].events, *counts[row.id].days(),
            _those(namesakes.get(normal(row.name), ()), row.country) if _is_short(row.kind, row.name) else (),
        )
        for row in rows
    }  # fmt: skip


def open_rows(
    connection: Connection, counts: Mapping[str, Counts], of_reports: ColumnElement[bool]
) -> dict[str, ActorRow]:
    """Names of which it is open whose they are."""
    if not counts:
        return {}
    names, f, n = list(counts), t.figure.c, t.actor_name.c
    told = _Told.of(connection, f.normal, names, of_reports, f.actor_id.is_(None))
    bearing = select(n.normal, t.actor.c.ref).join(t.actor).where(n.normal.in_(names)).order_by(t.actor.c.ref)
    meant = listed(connection.execute(bearing).all())
    return {
        name: ActorRow(
            None, min(told.names[name]), min(told.kinds[name]), None, "open", tuple(sorted(told.names[name])),
            told.offices[name], told.codes[name], (), *told.reports[name], counts[name].statements,
            counts[name].events, *counts[name].days(), tuple(dict.fromkeys(meant[name])),
        )
        for name in names
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    """What reports tell of actors, by their keys."""

    reports: Mapping[Any, tuple[int, int]]
    """How many, and of how many origins."""
    offices: Listing
    codes: Listing
    names: Listing
    kinds: Listing

    @classmethod
    def of(
        cls,
        connection: Connection,
        key: ColumnElement[Any],
        keys: list[Any],
        of_reports: ColumnElement[bool],
        *conditions: ColumnElement[bool],
    ) -> _Told:
        f = t.figure.c
        mine = key.in_(keys), of_reports, *conditions
        alone = of_reports is f.is_current
        current = t.figure if alone else t.figure.join(t.version, t.version.c.id == f.version_id)
        origin = func.coalesce(t.report.c.origin_id, t.report.c.id)
        of_each = select(key, func.count(f.version_id.distinct()), func.count(origin.distinct()))
        whole = t.figure.join(t.version, t.version.c.id == f.version_id).join(t.report)
        reports = of_each.select_from(whole).where(*mine).group_by(key)
        kinds = key, f.name, f.kind, f.roles, f.code
        called = select(*kinds, func.count()).select_from(current).where(*mine).group_by(*kinds)
        roles: dict[Any, Counter[str]] = defaultdict(Counter)
        codes, names, whats = (defaultdict[Any, set[str]](set) for _ in range(3))
        for who, name, kind, titles, code, times in connection.execute(called):
            roles[who].update(dict.fromkeys(titles, times))
            names[who].add(name)
            whats[who].add(kind)
            codes[who].update(filter(None, [code]))
        return cls(
            defaultdict(lambda: (0, 0), {row[0]: (row[1], row[2]) for row in connection.execute(reports)}),
            defaultdict(tuple, {who: tuple(described(found)) for who, found in roles.items()}),
            *(
                defaultdict(tuple, {who: tuple(sorted(c)) for who, c in found.items()})
                for found in (codes, names, whats)
            ),
        )


def _facts(connection: Connection, table: Table, keys: list[int], column: str) -> Listing:
    mine = (
        select(table.c.actor_id, table.c[column])
        .where(table.c.actor_id.in_(keys))
        .order_by(table.c.actor_id, table.c.nth)
    )
    return listed(connection.execute(mine).all())


def _external_ids(connection: Connection, keys: list[int]) -> Listing:
    x = t.actor_external_id.c
    mine = select(x.actor_id, x.scheme, x.value).where(x.actor_id.in_(keys)).order_by(x.actor_id, x.nth)
    return listed((key, f"{scheme}:{value}") for key, scheme, value in connection.execute(mine))


def _is_short(kind: str | None, name: str) -> bool:
    """Whether a person is known by one word only."""
    return kind == "person" and " " not in normal(name)


def _namesakes(connection: Connection, names: list[str]) -> Mapping[str, tuple[Any, ...]]:
    """By the last word of their names, the persons who bear one of these words: ids and countries."""
    if not names:
        return {}
    n, a, words = t.actor_name.c, t.actor.c, set(map(normal, names))
    longer = select(n.normal, a.ref, a.country).join(t.actor).where(a.kind == "person", n.normal.contains(" "))
    found = connection.execute(longer.order_by(n.normal, a.ref))
    return listed((last, (ref, country)) for name, ref, country in found if (last := name.rpartition(" ")[2]) in words)


def _those(namesakes: Iterable[tuple[str, str | None]], country: str | None) -> tuple[str, ...]:
    """The ids of those who are not of another country."""
    return tuple(dict.fromkeys(ref for ref, theirs in namesakes if None in (country, theirs) or country == theirs))
