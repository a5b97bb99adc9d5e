"""`statements`: who said what to whom, when, through which channel, and through whom we know it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from onrecord.queries.filling import keys_of, statement_rows
from onrecord.queries.filters import Filter, of_statements
from onrecord.queries.rows import StatementRow
from onrecord.store import tables as t


def statements(connection: Connection, wanted: Filter) -> Iterator[StatementRow]:
    """The statements that a filter leaves, the latest first; of one day, report by report in the order of the text.

    Raises NotFound for names that nobody bears.
    """
    s, v = t.statement.c, t.version.c
    query = select(s.id).join(t.version, isouter=True).where(of_statements(connection, wanted))
    query = query.order_by(s.first_day.desc().nulls_last(), v.document_id, s.id)
    return statement_rows(connection, keys_of(connection, query.limit(wanted.limit).offset(wanted.offset)))
