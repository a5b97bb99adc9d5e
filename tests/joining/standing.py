"""All that an archive has joined, by ids that do not depend on keys."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Table, select

from onrecord.store import tables as t


def joins(connection: Connection) -> dict[str, Any]:
    """Pairs with how sure they are, and groups; each row by its document and its id."""
    names = {table: _names(connection, table) for table in (t.report, t.statement, t.event)}
    pairs = {
        pairs.name: {
            (frozenset if ordered else tuple)((names[of].get(a), names[of].get(b))): (sure, score)
            for a, b, sure, score, *_ in connection.execute(select(pairs))
        }
        for pairs, of, ordered in (
            (t.near_copy, t.report, True),
            (t.same_statement, t.statement, True),
            (t.same_event, t.event, True),
            (t.reply, t.statement, False),
        )
    }
    return {**pairs, **{table.name: _groups(connection, table, named) for table, named in names.items()}}


def _names(connection: Connection, table: Table) -> dict[int, tuple[str, str]]:
    v = t.version.c
    if table is t.report:
        current = select(t.report.c.id, v.document_id).join(t.version).where(v.is_current)
        return {key: (document, "") for key, document in connection.execute(current)}
    rows = select(table.c.id, v.document_id, table.c.ref).join(t.version, v.id == table.c.version_id)
    return {key: (document, ref) for key, document, ref in connection.execute(rows.where(table.c.is_current))}


def _groups(connection: Connection, table: Table, names: dict[int, tuple[str, str]]) -> set[frozenset[tuple[str, str]]]:
    c = table.c
    column = c.origin_id if table is t.report else c.same_id
    groups: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for key, group in connection.execute(select(c.id, column).where(column.is_not(None))):
        groups[group].append(names[key])
    return {frozenset(members) for members in groups.values()}
