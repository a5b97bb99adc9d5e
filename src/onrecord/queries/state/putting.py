"""What each side put to the other, would not say, or was offered and asked by third parties."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, exists, or_, select

from onrecord.queries.filters import EVERYTHING, Filter, of_statements
from onrecord.queries.parties import Party
from onrecord.queries.state.acts import OFFER, OFFERS, PUTS, PutRow
from onrecord.queries.state.judging import LAST, Telling, Thing
from onrecord.queries.state.naming import Concerning, addressees, is_third_party, of_puts
from onrecord.queries.state.pairs import versions_answering
from onrecord.queries.tellings import chunks, group_of
from onrecord.store import tables as t

Parties = tuple[Party, Party]
Sides = tuple[Concerning, Concerning]
THIRD = 2
_SPEAKS_FOR_NOBODY = "media"
"""A side's papers and broadcasters don't speak for it."""
_ALONE = ~exists(addressees())
"""Whether a statement is said to nobody."""


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
    one, other = parties
    concerning = (
        Concerning.of(connection, one.figures(other), PUTS),
        Concerning.of(connection, other.figures(one), PUTS),
    )
    told = [_said(connection, wanted, side, parties, concerning) for side in (0, 1)]
    concern = [said for rows in told for said in rows if said.named or said.answered]
    near = between | {said.version for said in concern}
    near |= versions_answering(connection, [said.key for said in concern])
    told.append(_of_others(connection, wanted, parties, concerning, near))
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


def _said(connection: Connection, wanted: Filter, side: int, parties: Parties, concerning: Sides) -> list[_Said]:
    """The statements by a side whose acts put something to others."""
    mine = t.statement.c.speaker_id.in_(parties[side].figures(parties[1 - side]))
    query = _query(connection, wanted, PUTS).where(mine, exists(_speaker()))
    return [_as_said(row, {1 - side}, concerning) for row in connection.execute(query)]


def _of_others(
    connection: Connection, wanted: Filter, parties: Parties, concerning: Sides, near: Collection[int]
) -> list[_Said]:
    """The statements by neither side whose acts put something to one: of those that concern none, what is offered nearby."""
    s, f = t.statement.c, t.figure.c
    neither = and_(*(s.speaker_id.not_in(one.figures(other)) for one, other in (parties, parties[::-1])))
    surely = or_(s.act.not_in(OFFERS), exists(select(f.id).where(f.id == s.speaker_id, is_third_party())))
    query = _query(connection, wanted, [row for row in PUTS if row.third])
    query = query.where(or_(s.speaker_id.is_(None), and_(neither, exists(_speaker()))), surely)
    concern = (query.where(s.id.in_(some)) for some in chunks(concerning[0] | concerning[1]))
    offers = (query.where(s.version_id.in_(some), s.act.in_(OFFERS), _ALONE) for some in chunks(near))
    rows = {row.id: row for some in (*concern, *offers) for row in connection.execute(some)}
    return [_as_said(rows[key], {0, 1}, concerning) for key in sorted(rows)]


def _query(connection: Connection, wanted: Filter, puts: Iterable[PutRow]) -> Select[Any]:
    s, v = t.statement.c, t.version
    columns = s.id, group_of(t.statement).label("same"), s.version_id, s.act, s.polarity, _ALONE.label("alone")
    query = select(*columns).join(v, v.c.id == s.version_id)
    return query.where(of_puts(puts), of_statements(connection, wanted)).order_by(s.id)


def _speaker() -> Select[Any]:
    """Who says it, where that is no outlet."""
    f = t.figure.c
    return select(f.id).where(f.id == t.statement.c.speaker_id, f.kind != _SPEAKS_FOR_NOBODY)


def _as_said(row: Any, to: Collection[int], concerning: Sides) -> _Said:
    named = frozenset(side for side in to if row.id in concerning[side].named)
    answered = frozenset(side for side in to if row.id in concerning[side].answered)
    return _Said(row.id, row.same, row.version_id, row.act, row.polarity, bool(row.alone), named, answered)


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
