"""`statements`: who said what to whom, when, through which channel, and through whom we know it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from onrecord.queries.filling import keys_of, statement_rows
from onrecord.queries.filters import Filter, of_statements
from onrecord.queries.once import first_of_each
from onrecord.queries.rows import StatementRow
from onrecord.queries.tellings import group_of
from onrecord.store import tables as t


def statements(connection: Connection, wanted: Filter, *, each: bool = False) -> Iterator[StatementRow]:
    """The statements that a filter leaves, the latest first; of one day, report by report in the order of the text.

    What several reports tell stands there once, as the first of them that fits tells it; with `each`, as each tells it.
    Raises NotFound for names that nobody bears.
    """
    s, v = t.statement.c, t.version.c
    same = s.id if each else group_of(t.statement)
    query = select(s.id, same.label("same")).join(t.version, isouter=True).where(of_statements(connection, wanted))
    query = query.order_by(s.first_day.desc().nulls_last(), v.document_id, s.id)
    if each:
        return statement_rows(connection, keys_of(connection, query.limit(wanted.limit).offset(wanted.offset)))
    most = None if wanted.limit is None else wanted.offset + wanted.limit
    return statement_rows(connection, [row.id for row in first_of_each(connection, query, most)[wanted.offset :]])
