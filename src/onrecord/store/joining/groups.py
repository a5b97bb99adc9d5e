"""Groups: what pairs that are sure connect, whatever came first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from sqlalchemy import Column, Connection, Table, bindparam, or_, select, update

from onrecord.store import tables as t
from onrecord.store.tables.joins import JOIN


class Grouped(NamedTuple):
    """A table whose rows are grouped."""

    table: Table
    pairs: Table
    group: str
    """The column that names the group."""

    @property
    def one(self) -> Column[int]:
        """The first of a pair."""
        return self.pairs.c[f"{self.table.name}_id"]

    @property
    def other(self) -> Column[int]:
        """The second one."""
        return self.pairs.c.other_id


STATEMENTS = Grouped(t.statement, t.same_statement, "same_id")
EVENTS = Grouped(t.event, t.same_event, "same_id")
REPORTS = Grouped(t.report, t.near_copy, "origin_id")
_ALL = {grouped.table.name: grouped for grouped in (STATEMENTS, EVENTS, REPORTS)}


def regroup(connection: Connection, table: Table, keys: Collection[int]) -> None:
    """Groups anew those that were in a group with these rows of `statement`, `event` or `report`, or now belong to one."""
    grouped = _ALL[table.name]
    if not keys:
        return
    reached, edges = _reached(connection, grouped, _with_groups(connection, grouped, set(keys)))
    names = _named(reached, edges)
    c = grouped.table.c
    now = {row[0]: row[1] for row in connection.execute(select(c.id, c[grouped.group]).where(c.id.in_(reached)))}
    changed = [{"row": key, "named": names[key]} for key in sorted(now) if now[key] != names[key]]
    if changed:
        named = update(grouped.table).where(c.id == bindparam("row")).values({grouped.group: bindparam("named")})
        connection.execute(named, changed)


def _with_groups(connection: Connection, grouped: Grouped, keys: set[int]) -> set[int]:
    """The rows, and all that have been in a group with them."""
    c = grouped.table.c
    names = set(connection.execute(select(c[grouped.group]).where(c.id.in_(keys))).scalars()) - {None}
    return keys | set(connection.execute(select(c.id).where(c[grouped.group].in_(names | keys))).scalars())


def _reached(connection: Connection, grouped: Grouped, keys: set[int]) -> tuple[set[int], list[tuple[int, int]]]:
    """All rows that sure pairs lead to, and these pairs."""
    reached, new, edges = set(keys), set(keys), set[tuple[int, int]]()
    while new:
        ends = or_(grouped.one.in_(new), grouped.other.in_(new))
        found = connection.execute(select(grouped.one, grouped.other).where(ends, grouped.pairs.c.sure == JOIN))
        edges.update((a, b) for a, b in found)
        new = {end for edge in edges for end in edge} - reached
        reached |= new
    return reached, sorted(edges)


def _named(keys: Iterable[int], edges: Iterable[tuple[int, int]]) -> dict[int, int | None]:
    """For each row the smallest key of its group; None where it stands alone.

    >>> _named([1, 2, 3, 4], [(2, 3), (3, 4)])
    {1: None, 2: 2, 3: 2, 4: 2}
    """
    beside: dict[int, list[int]] = defaultdict(list)
    for a, b in edges:
        beside[a].append(b)
        beside[b].append(a)
    names: dict[int, int | None] = {}
    for key in sorted(keys):
        if key in names:
            continue
        names[key], waiting = (key if beside[key] else None), [key]
        while waiting:
            for end in beside[waiting.pop()]:
                if end not in names:
                    names[end] = key
                    waiting.append(end)
    return names
