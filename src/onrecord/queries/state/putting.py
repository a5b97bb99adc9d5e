"""What each side put to the other, would not say, or was offered and asked by third parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, false, func, literal, not_, or_, select

from onrecord.queries.filters import EVERYTHING, Filter, of_statements
from onrecord.queries.parties import Party
from onrecord.queries.state.acts import PUTS, THIRD_PARTIES, PutRow
from onrecord.queries.state.judging import LAST, Telling, Thing
from onrecord.queries.state.pairs import chunks, pairs, versions_answering
from onrecord.store import tables as t
from onrecord.store.tables.joins import JOIN

Parties = tuple[Party, Party]
THIRD = 2
_SPEAKS_FOR_NOBODY = "media"
"""A side's papers and broadcasters don't speak for it."""


class _Said(NamedTuple):
    """A statement that may put something to a side."""

    key: int
    group: int
    version: int
    act: str
    polarity: str
    names: bool
    """The side that it is asked about is named or addressed by it, or answered it."""
    also: bool
    """Of a third party's: the same of the other side."""
    alone: bool
    """It is said to nobody; by a third party that may offer something."""


def things(connection: Connection, wanted: Filter, parties: Parties, between: set[int]) -> list[Thing]:
    """What was put to a side, with all its tellings; `between` are versions that tell of something between the two.

    Raises NotFound for names that nobody bears.
    """
    told = [_said(connection, wanted, side, parties) for side in (0, 1, THIRD)]
    named = [said for rows in told[:THIRD] for said in rows if said.names]
    near = between | {said.version for said in named}
    near |= versions_answering(connection, [said.key for said in named])
    found: dict[tuple[int, str], Thing] = {}
    for side, rows in enumerate(told):
        for said in rows:
            row = _row(said)
            if row is None or not _counts(row, said, side, near):
                continue
            pairs = ((1 - side, said.names),) if side < THIRD else ((0, said.names), (1, said.also))
            toward = frozenset(which for which, names in pairs if names)
            thing = found.setdefault((said.group, row.kind), Thing(row.kind, side, said.group, toward))
            thing.toward |= toward
    _fill(connection, quiet(wanted), list(found.values()))
    return list(found.values())


def quiet(wanted: Filter) -> Filter:
    """Of a filter what concerns reports and how sure a find is: answers need not meet the rest."""
    return replace(
        EVERYTHING, source=wanted.source, collection=wanted.collection, min_confidence=wanted.min_confidence, limit=None
    )


def _row(said: _Said) -> PutRow | None:
    return next((row for row in PUTS if said.act in row.acts and said.polarity == row.polarity), None)


def _counts(row: PutRow, said: _Said, side: int, near: set[int]) -> bool:
    named = said.names or said.also or (row.unnamed and said.alone and said.version in near)
    return named and (side < THIRD or row.third)


def _said(connection: Connection, wanted: Filter, side: int, parties: Parties) -> list[_Said]:
    """The statements by a side, or by neither, whose acts put something to others."""
    s, f, v = t.statement.c, t.figure.c, t.version
    one, other = parties
    acts = or_(*(and_(s.act.in_(row.acts), s.polarity == row.polarity) for row in PUTS if side < THIRD or row.third))
    alone = ~exists(_addressees())
    speaks = select(f.id).where(f.id == s.speaker_id, f.kind != _SPEAKS_FOR_NOBODY)
    if side < THIRD:
        by, to = parties[side], parties[1 - side]
        who = and_(s.speaker_id.in_(by.figures(to)), exists(speaks))
        names, also = _named(by, to), and_(false())
    else:
        ours = or_(s.speaker_id.in_(one.figures(other)), s.speaker_id.in_(other.figures(one)))
        who = or_(s.speaker_id.is_(None), and_(not_(ours), exists(speaks)))
        names, also = _named(other, one), _named(one, other)
        alone = and_(alone, exists(select(f.id).where(f.id == s.speaker_id, f.kind.in_(THIRD_PARTIES))))
    columns = s.id, func.coalesce(s.same_id, s.id), s.version_id, s.act, s.polarity, names, also, alone
    query = select(*columns).join(v, v.c.id == s.version_id).where(acts, who, of_statements(connection, wanted))
    return [_Said(*row[:5], *map(bool, row[5:])) for row in connection.execute(query.order_by(s.id))]


def _named(by: Party, to: Party) -> ColumnElement[bool]:
    """Whether a statement is addressed to a side, names it in what is said, or is answered by it."""
    s, m, span = t.statement.c, t.mention.c, t.statement_span.c
    figures = to.figures(by)
    addressed = exists(_addressees().where(t.statement_figure.c.figure_id.in_(figures)))
    inside = and_(span.role == "content", span.start <= m.start, m.stop <= span.stop)
    mentions = t.mention.join(t.figure, t.figure.c.id == m.figure_id).join(t.statement_span, inside)
    mentioned = select(literal(1)).select_from(mentions).where(
        t.figure.c.version_id == s.version_id, span.statement_id == s.id, t.figure.c.id.in_(figures)
    )  # fmt: skip
    answering, pair = t.statement.alias("answering"), pairs().subquery("pairs")
    joined = pair.join(answering, answering.c.id == pair.c.answer)
    answered = select(literal(1)).select_from(joined).where(pair.c.claim == s.id, pair.c.sure == JOIN)
    return or_(addressed, exists(mentioned.correlate(t.statement)), exists(
        answered.where(answering.c.speaker_id.in_(figures)).correlate(t.statement)
    ))  # fmt: skip


def _addressees() -> Select[Any]:
    part = t.statement_figure.c
    mine = select(literal(1)).where(part.statement_id == t.statement.c.id, part.role == "addressee")
    return mine.correlate(t.statement)


def _fill(connection: Connection, wanted: Filter, found: Sequence[Thing]) -> None:
    """Gives each thing all tellings of its group."""
    s, v = t.statement.c, t.version
    by_group: dict[int, list[Thing]] = {}
    for thing in found:
        by_group.setdefault(thing.group, []).append(thing)
    for some in chunks(by_group):
        query = select(func.coalesce(s.same_id, s.id), s.first_day, s.id, s.version_id).join(v, v.c.id == s.version_id)
        query = query.where(or_(s.id.in_(some), s.same_id.in_(some)), of_statements(connection, wanted))
        for group, day, key, version in connection.execute(query):
            for thing in by_group[group]:
                thing.tellings.append(Telling(LAST if day is None else day, key, version))
    for thing in found:
        thing.tellings.sort()
