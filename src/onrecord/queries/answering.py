"""Which statement answers which, within a report and across reports; whoever else tells the same of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from onrecord.queries.tellings import chunks, group_of, groups_of
from onrecord.store import tables as t
from onrecord.store.tables.joins import JOIN, PERHAPS

Pairs = Sequence[Select[Any]]
"""Queries that each give which statement (`answer`) answers which (`claim`)."""
_LAST = 99999999


def answer_pairs(least: float = 0.0) -> Pairs:
    """The answers that reports tell, and those that are joined across reports; none from a statement less sure than `least`."""
    a = t.answer.c
    within = select(a.statement_id.label("answer"), a.responds_to_id.label("claim"))
    return _sure(within, least), _across(JOIN, least)


def candidate_pairs(least: float = 0.0) -> Pairs:
    """What in one report perhaps answers what another tells."""
    return (_across(PERHAPS, least),)


def _across(sure: str, least: float) -> Select[Any]:
    r = t.reply.c
    pairs = select(r.statement_id.label("answer"), r.responds_to_id.label("claim")).where(r.sure == sure)
    return _sure(pairs, least)


def _sure(pairs: Select[Any], least: float) -> Select[Any]:
    if least <= 0:
        return pairs
    answering = t.statement.alias("answering")
    pairs = pairs.join(answering, answering.c.id == pairs.selected_columns.answer)
    return pairs.where(answering.c.confidence >= least)


def is_answered(said: Any, least: float) -> ColumnElement[bool]:
    """Whether a statement, given by its columns, is answered, or another telling of it."""
    told, pairs = t.statement.alias("told"), answer_pairs(least)
    others = (some.join(told, told.c.id == some.selected_columns.claim) for some in pairs)
    return or_(
        *(some.where(some.selected_columns.claim == said.id).exists() for some in pairs),
        and_(said.same_id.is_not(None), or_(*(some.where(told.c.same_id == said.same_id).exists() for some in others))),
    )


def tellings_of(connection: Connection, keys: Sequence[int]) -> dict[int, int]:
    """All current tellings of these statements, and which of the statements each tells."""
    groups, s = groups_of(connection, t.statement, keys), t.statement.c
    found = {key: key for key in keys}
    stands = {group: key for key, group in groups.items()}
    for some in chunks(stands):
        others = select(s.id, s.same_id).where(s.same_id.in_(some), s.is_current)
        found |= {row.id: stands[row.same_id] for row in connection.execute(others)}
    return found


def answers_to(connection: Connection, pairs: Pairs, told: Mapping[int, int]) -> Mapping[int, Mapping[int, int]]:
    """By statement the groups that answer a telling of it, each with the key of its first telling.

    `told` is what `tellings_of` gives. They stand report by report, what was published first first, in the order of the text.
    """
    return _others(connection, pairs, told, "claim", "answer")


def answered_by(connection: Connection, pairs: Pairs, told: Mapping[int, int]) -> Mapping[int, Mapping[int, int]]:
    """By statement the groups that a telling of it answers; else like `answers_to`."""
    return _others(connection, pairs, told, "answer", "claim")


def _others(
    connection: Connection, pairs: Pairs, told: Mapping[int, int], mine: str, theirs: str
) -> Mapping[int, Mapping[int, int]]:
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for *_, key, other, group in sorted(row for some in pairs for row in _rows(connection, some, told, mine, theirs)):
        found[told[other]].setdefault(group, key)
    return found


def _rows(
    connection: Connection, pairs: Select[Any], told: Iterable[int], mine: str, theirs: str
) -> Iterator[tuple[int, str, int, int, int]]:
    """When and where the other side of a pair was published; its key, that of this side, that of its group."""
    side, v = pairs.selected_columns, t.version.c
    columns = v.published_day, v.document_id, side[theirs], side[mine], group_of(t.statement)
    joined = pairs.join(t.statement, t.statement.c.id == side[theirs]).join(t.version, v.id == t.statement.c.version_id)
    for some in chunks(told):
        for day, *where in connection.execute(joined.with_only_columns(*columns).where(side[mine].in_(some))):
            yield day or _LAST, *where
