"""What is said in statements: their words alone, for those who compare many of them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from onrecord.queries.tellings import chunks
from onrecord.store import tables as t
from onrecord.store.loading import text_of


def contents_of(connection: Connection, statements: Iterable[int]) -> dict[int, list[str]]:
    """The pieces of content of each of these statements, by its key, in their order."""
    span, s, v = t.statement_span.c, t.statement.c, t.version.c
    words = func.substr(v.text, span.start + 1, span.stop - span.start)
    query = select(span.statement_id, words, v.nul).join(t.statement, s.id == span.statement_id)
    query = query.join(t.version, v.id == s.version_id).where(span.role == "content")
    found: dict[int, list[str]] = {key: [] for key in statements}
    for some in chunks(found):
        mine = query.where(span.statement_id.in_(some)).order_by(span.statement_id, span.nth)
        for key, piece, nul in connection.execute(mine):
            found[key].append(text_of(piece, nul))
    return found
