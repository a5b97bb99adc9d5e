"""Pairs that were judged, written; those that a person decided stay."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, Table, delete, insert, or_, select

from onrecord.joining.judged import Judged

Pairs = Mapping[tuple[int, int], Judged]
_AT_ONCE = 400


def put(connection: Connection, table: Table, pairs: Pairs, of: Collection[int]) -> set[int]:
    """Puts the pairs of some rows in the place of those that were judged before; all rows that were or are in one."""
    one, other = list(table.primary_key.columns)
    before = _of(connection, table, of)
    for some in _chunks(of if before else ()):
        ends = or_(one.in_(some), other.in_(some))
        connection.execute(delete(table).where(ends, table.c.decision_id.is_(None)))
    rows = [
        {one.name: pair[0], other.name: pair[1], "sure": found.sure, "score": found.score, "why": found.why}
        for pair, found in sorted(pairs.items())
        if before.get(pair) is None
    ]
    if rows:
        connection.execute(insert(table), rows)
    return {end for pair in (*before, *pairs) for end in pair}


def take(connection: Connection, table: Table, of: Collection[int]) -> set[int]:
    """Takes away all pairs of rows that are to go, what a person decided too; all rows that were in one."""
    one, other = list(table.primary_key.columns)
    before = _of(connection, table, of)
    for some in _chunks(of if before else ()):
        connection.execute(delete(table).where(or_(one.in_(some), other.in_(some))))
    return {end for pair in before for end in pair}


def _of(connection: Connection, table: Table, keys: Collection[int]) -> dict[tuple[int, int], int | None]:
    """The pairs of some rows, each with the decision that made it."""
    one, other = list(table.primary_key.columns)
    found: dict[tuple[int, int], int | None] = {}
    for some in _chunks(keys):
        ends = or_(one.in_(some), other.in_(some))
        for a, b, decision in connection.execute(select(one, other, table.c.decision_id).where(ends)):
            found[a, b] = decision
    return found


def _chunks(keys: Iterable[int]) -> Iterator[list[int]]:
    every = sorted(keys)
    return (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE))
