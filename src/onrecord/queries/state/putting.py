"""What each side put to the other, would not say, or was offered and asked by third parties."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select, union_all

from onrecord.queries.filters import EVERYTHING, Filter, of_statements
from onrecord.queries.parties import Party
from onrecord.queries.state.acts import OFFER, OFFERS, PUTS, PutRow
from onrecord.queries.state.judging import LAST, Telling, Thing
from onrecord.queries.state.naming import addressees, answered, is_third_party, named
from onrecord.queries.state.pairs import pairs, versions_answering
from onrecord.queries.tellings import chunks, group_of
from onrecord.store import tables as t

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
    alone: bool
    """It is said to nobody."""
    named: frozenset[int]
    """The sides that its words name, or to which it is addressed; not its own."""
    answered: frozenset[int]
    """The sides that answered it; not its own."""


def things(connection: Connection, wanted: Filter, parties: Parties, between: set[int]) -> list[Thing]:
    """What was put to a side, with all its tellings; `between` are versions that tell of something between the two.

    What a third party offered to both is one thing for each: either may answer it. Raises NotFound for names that nobody
    bears.
    """
    told = [_said(connection, wanted, side, parties) for side in (0, 1, THIRD)]
    concern = [said for rows in told[:THIRD] for said in rows if said.named or said.answered]
    near = between | {said.version for said in concern}
    near |= versions_answering(connection, [said.key for said in concern])
    found: dict[tuple[int, str, int], Thing] = {}
    for side, rows in enumerate(told):
        for said in rows:
            row = _row(said)
            if row is not None and _counts(row, said, side, near):
                _put(found, row, said, side)
    _fill(connection, quiet(wanted), list(found.values()))
    return list(found.values())


def _put(found: dict[tuple[int, str, int], Thing], row: PutRow, said: _Said, side: int) -> None:
    """Takes a statement up: as a thing of its own, or as another telling of one."""
    if side == THIRD and row.kind == OFFER:
        for to in said.named or (0, 1):
            found.setdefault((said.group, row.kind, to), Thing(row.kind, side, said.group, frozenset({to})))
        return
    toward = said.named | said.answered
    thing = found.setdefault((said.group, row.kind, THIRD), Thing(row.kind, side, said.group, toward))
    if thing.side == side:
        thing.toward |= toward


def quiet(wanted: Filter) -> Filter:
    """Of a filter what concerns reports and how sure a find is: answers need not meet the rest."""
    return replace(
        EVERYTHING, source=wanted.source, collection=wanted.collection, min_confidence=wanted.min_confidence, limit=None
    )


def _row(said: _Said) -> PutRow | None:
    return next((row for row in PUTS if said.act in row.acts and said.polarity == row.polarity), None)


def _counts(row: PutRow, said: _Said, side: int, near: set[int]) -> bool:
    concerns = said.named or said.answered or (row.unnamed and said.alone and said.version in near)
    return bool(concerns) and (side < THIRD or row.third)


def _said(connection: Connection, wanted: Filter, side: int, parties: Parties) -> list[_Said]:
    """The statements by a side, or by neither, whose acts put something to others."""
    s, f, v = t.statement.c, t.figure.c, t.version
    figures = parties[0].figures(parties[1]), parties[1].figures(parties[0])
    acts = or_(*(and_(s.act.in_(row.acts), s.polarity == row.polarity) for row in PUTS if side < THIRD or row.third))
    alone, speaker = ~exists(addressees()), select(f.id).where(f.id == s.speaker_id)
    speaks = exists(speaker.where(f.kind != _SPEAKS_FOR_NOBODY))
    sides: tuple[int, ...] = (1 - side,) if side < THIRD else (0, 1)
    if side < THIRD:
        who = and_(s.speaker_id.in_(figures[side]), speaks)
    else:
        neither = and_(*(s.speaker_id.not_in(ours) for ours in figures))
        who = or_(s.speaker_id.is_(None), and_(neither, speaks))
        acts = and_(
            acts, or_(s.act.not_in(OFFERS), exists(speaker.where(is_third_party()))), _may_concern(figures, alone)
        )
    concerns = [about(figures[to]) for about in (named, answered) for to in sides]
    columns = s.id, group_of(t.statement), s.version_id, s.act, s.polarity, alone
    query = (
        select(*columns, *concerns).join(v, v.c.id == s.version_id).where(acts, who, of_statements(connection, wanted))
    )
    return [_as_said(tuple(row), sides) for row in connection.execute(query.order_by(s.id))]


def _may_concern(figures: Sequence[Select[Any]], alone: ColumnElement[bool]) -> ColumnElement[bool]:
    """What any statement meets that concerns a side: looked up at once, so that few are looked at one by one.

    One of the side is in its report, or answered it, or it offers something to nobody.
    """
    s, answering, pair = t.statement.c, t.statement.alias("replying"), pairs().subquery("replies")
    f = t.figure.alias("theirs").c
    sides = union_all(*figures)
    near = select(f.version_id).where(f.id.in_(sides))
    claims = select(pair.c.claim).join(answering, answering.c.id == pair.c.answer)
    claims = claims.where(answering.c.speaker_id.in_(sides))
    return or_(s.version_id.in_(near), s.id.in_(claims), and_(s.act.in_(OFFERS), alone))


def _as_said(row: tuple[Any, ...], sides: tuple[int, ...]) -> _Said:
    key, group, version, act, polarity, alone, *concerns = row
    by_words, by_answers = concerns[: len(sides)], concerns[len(sides) :]
    return _Said(key, group, version, act, polarity, bool(alone), _those(sides, by_words), _those(sides, by_answers))


def _those(sides: tuple[int, ...], yes: Sequence[Any]) -> frozenset[int]:
    return frozenset(side for side, concerned in zip(sides, yes, strict=True) if concerned)


def _fill(connection: Connection, wanted: Filter, found: Sequence[Thing]) -> None:
    """Gives each thing all tellings of its group."""
    s, v = t.statement.c, t.version
    by_group: dict[int, list[Thing]] = {}
    for thing in found:
        by_group.setdefault(thing.group, []).append(thing)
    for some in chunks(by_group):
        query = select(group_of(t.statement), s.first_day, s.id, s.version_id).join(v, v.c.id == s.version_id)
        query = query.where(or_(s.id.in_(some), s.same_id.in_(some)), of_statements(connection, wanted))
        for group, day, key, version in connection.execute(query):
            for thing in by_group[group]:
                thing.tellings.append(Telling(LAST if day is None else day, key, version))
    for thing in found:
        thing.tellings.sort()
