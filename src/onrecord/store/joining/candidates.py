"""Clues kept, and those found that share some."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, Table, delete, func, insert, select

from onrecord.joining.clues import Clues, one

MOST = 25
"""With so many one is compared, those that share most clues, then the first ones: so that a text that hundreds carry costs
no more than that. What is the same is connected through these."""
_HOLDERS = 500
"""A clue that more have is looked up for so many, the first ones: they stand for the others."""
_AT_ONCE = 900


def keep(connection: Connection, table: Table, clues: Mapping[int, Collection[int]], owners: Iterable[int]) -> None:
    """Keeps the clues of rows; those that `owners` had before go."""
    owner = table.c[_owner(table)]
    for some in _chunks(owners):
        connection.execute(delete(table).where(owner.in_(some)))
    rows = [{"clue": clue, owner.name: key} for key in sorted(clues) for clue in sorted(clues[key])]
    if rows:
        connection.execute(insert(table), rows)


def found(connection: Connection, table: Table, wanted: Mapping[int, Clues]) -> dict[int, set[int]]:
    """For each row those others whose clues say that they are to be compared with it."""
    asked: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for key, clues in wanted.items():
        for clue, kind in clues.sought.items():
            asked[clue].append((key, one(kind)))
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for clue, other in _kept(connection, table, asked):
        for key, more in asked[clue]:
            shared[key, other] += more
    near: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for (key, other), kinds in shared.items():
        if key != other and wanted[key].met(kinds):
            near[key].append((-sum(kinds.to_bytes(8, "little")), other))
    return {key: {other for _, other in sorted(some)[:MOST]} for key, some in near.items()}


def _kept(connection: Connection, table: Table, clues: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Who has which of the clues."""
    owner = table.c[_owner(table)]
    nth = func.row_number().over(partition_by=table.c.clue, order_by=owner).label("nth")
    for some in _chunks(clues):
        having = select(table.c.clue, owner.label("owner"), nth).where(table.c.clue.in_(some)).subquery("having").c
        found = connection.execute(select(having.clue, having.owner).where(having.nth <= _HOLDERS))
        yield from map(tuple, found)


def _owner(table: Table) -> str:
    return table.name.removesuffix("_clue") + "_id"


def _chunks(values: Iterable[int]) -> Iterator[list[int]]:
    every = sorted(set(values))
    return (every[at : at + _AT_ONCE] for at in range(0, len(every), _AT_ONCE))
