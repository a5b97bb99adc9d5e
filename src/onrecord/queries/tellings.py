"""Who tells of the same: the reports of a group, and through which outlets they know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select

from onrecord.registry.names import normal
from onrecord.store import tables as t
from onrecord.store.tables.joins import PERHAPS

_AT_ONCE = 5000
Outlets = Mapping[int, frozenset[str]]
"""Through which outlet a telling is known, by its key: all names of the outlet, as they are compared."""


class Telling(NamedTuple):
    """What one report tells of something that others may tell, too."""

    group: int
    """Its key, and that of the next three: of the group, of the telling, of its version, of its report."""
    key: int
    version: int
    report: int
    origin: int
    """The first of the reports that copy one text."""
    said: int | None
    """The statement by whose chain the report knows it."""
    ref: str
    outlet: str | None
    """The publisher, else the label under which the report is filed, in the form that is compared."""


def chunks(keys: Iterable[int]) -> Iterator[Sequence[int]]:
    """Keys in portions that a database takes at once."""
    whole = list(keys)
    return (whole[at : at + _AT_ONCE] for at in range(0, len(whole), _AT_ONCE))


def group_of(table: Table) -> ColumnElement[int]:
    """The key of the group of a statement or an event: those that tell of the same have one; a mirror has that of its event."""
    c = table.c
    ways = (c.same_id, c.id) if table.name == "statement" else (c.same_id, c.mirror_of_id, c.id)
    return func.coalesce(*ways)


def groups_of(connection: Connection, table: Table, keys: Iterable[int]) -> dict[int, int]:
    """The groups of those of these statements or events that are told more than once."""
    c, found = table.c, dict[int, int]()
    for some in chunks(keys):
        joined = select(c.id, c.same_id).where(c.id.in_(some), c.same_id.is_not(None))
        found |= {row.id: row.same_id for row in connection.execute(joined)}
    return found


def tellings(connection: Connection, table: Table, groups: Iterable[int]) -> dict[int, list[Telling]]:
    """All tellings of each of these groups, in the order of their keys."""
    c, found = table.c, defaultdict[int, list[Telling]](list)
    for some in chunks(set(groups)):
        mine = _telling(table).where(c.same_id.in_(some), c.is_current).order_by(c.id)
        for row in connection.execute(mine):
            found[row[0]].append(_told(*row))
    return found


def alone(connection: Connection, table: Table, keys: Iterable[int]) -> Iterator[Telling]:
    """The tellings with these keys, whether others tell the same or not."""
    for some in chunks(keys):
        for row in connection.execute(_telling(table).where(table.c.id.in_(some)).order_by(table.c.id)):
            yield _told(*row)


def candidates(connection: Connection, table: Table, keys: Iterable[int]) -> Iterator[tuple[int, Telling]]:
    """What perhaps tells of the same as each of these statements, or events: its key, and the other."""
    pairs = (t.same_statement if table.name == "statement" else t.same_event).c
    ends = pairs[f"{table.name}_id"], pairs.other_id
    for some in chunks(keys):
        for mine, other in (ends, ends[::-1]):
            doubtful = _telling(table).add_columns(mine).join(pairs.sure.table, other == table.c.id)
            doubtful = doubtful.where(mine.in_(some), pairs.sure == PERHAPS, table.c.is_current)
            for *row, key in connection.execute(doubtful.order_by(mine, other)):
                yield key, _told(*row)


def others(connection: Connection, table: Table, key: int) -> tuple[list[int], list[int]]:
    """What else tells of the same as a statement, or an event, and what perhaps does: of each report its first telling."""
    group = groups_of(connection, table, [key]).get(key)
    told = tellings(connection, table, [group])[group] if group is not None else []
    doubtful = [other for _, other in candidates(connection, table, {key, *(one.key for one in told)})]
    version = connection.execute(select(table.c.version_id).where(table.c.id == key)).scalar_one()
    seen = {version}
    return list(_first_of_each(told, seen)), list(_first_of_each(doubtful, seen))


def _first_of_each(told: Iterable[Telling], seen: set[int]) -> Iterator[int]:
    """The keys of the first tellings of versions that were not seen."""
    for one in told:
        if one.version not in seen:
            seen.add(one.version)
            yield one.key


def _telling(table: Table) -> Select[Any]:
    """What of a statement, or an event, makes a telling."""
    c, v, r = table.c, t.version.c, t.report.c
    said = c.id if table.name == "statement" else c.statement_id
    columns = group_of(table), c.id, v.id, r.id, func.coalesce(r.origin_id, r.id), said, c.ref, v.publisher, v.source
    return select(*columns).select_from(table).join(t.version, v.id == c.version_id).join(t.report, r.id == v.report_id)


def _told(*row: Any) -> Telling:
    *known, publisher, source = row
    outlet = publisher or source
    return Telling._make((*known, normal(outlet) if outlet else None))


def through(connection: Connection, told: Sequence[Telling]) -> Outlets:
    """The outlets through which these are known, where there are any: the last one of each chain, next to the speaker."""
    links = _last_links(connection, {one.said for one in told if one.said is not None})
    names = _names(connection, {actor for _, actor in links.values() if actor is not None})
    outlets = ((one.key, *links[one.said]) for one in told if one.said in links)
    return {key: frozenset({*filter(None, [name]), *names.get(actor or 0, ())}) for key, name, actor in outlets}


def _last_links(connection: Connection, statements: Iterable[int]) -> dict[int | None, tuple[str | None, int | None]]:
    """By statement the last outlet of its chain: its name, and its key in the registry."""
    p, f = t.statement_figure.c, t.figure.c
    found: dict[int | None, tuple[str | None, int | None]] = {}
    for some in chunks(statements):
        links = select(p.statement_id, f.normal, f.actor_id).join(t.figure, f.id == p.figure_id)
        links = links.where(p.statement_id.in_(some), p.role == "via", f.kind == "media").order_by(p.nth)
        found |= {statement: (name, actor) for statement, name, actor in connection.execute(links)}
    return found


def _names(connection: Connection, actors: Iterable[int]) -> Mapping[int, set[str]]:
    n, found = t.actor_name.c, defaultdict[int, set[str]](set)
    for some in chunks(actors):
        for actor, name in connection.execute(select(n.actor_id, n.normal).where(n.actor_id.in_(some))):
            found[actor].add(name)
    return found
