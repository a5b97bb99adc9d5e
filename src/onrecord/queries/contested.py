"""`contested`: claims with what was answered to them, demands and questions, and what somebody would not say."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, get_args

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    case,
    false,
    func,
    or_,
    select,
    true,
    union,
)

from onrecord.queries.answering import answer_pairs, answers_to, candidate_pairs, is_answered, tellings_of
from onrecord.queries.filling import statement_rows
from onrecord.queries.filters import EVERYTHING, Filter, of_statements
from onrecord.queries.once import first_of_each
from onrecord.queries.rows import ContestedKind, ContestedRow
from onrecord.records import Act
from onrecord.store import tables as t

DEMANDS: tuple[Act, ...] = ("demand", "request", "propose")
WITHHELD_WHERE_NEGATIVE: tuple[Act, ...] = ("assert", "inform", "answer", "confirm", "deny")
"""Acts that withhold where they are not done: "did not confirm", "would not deny"."""
KINDS: tuple[ContestedKind, ...] = get_args(ContestedKind)
OPEN: tuple[ContestedKind, ...] = ("demand", "question")
_AT_ONCE = 1000
Condition = ColumnElement[bool]
Place = tuple[int, str, int, int]
"""By which statements are ordered: the latest first, those without a day last; of one day, report by report; their group."""


def contested(
    connection: Connection, wanted: Filter, *, kinds: Collection[ContestedKind] = (), unanswered: bool = False
) -> Iterator[ContestedRow]:
    """What a filter leaves, the latest first: it fits where the statement or one of its answers does.

    A claim stands here if somebody answered it, whatever the answer; a demand or question in any case. What several reports
    tell is there once, with what in any report answers any of them. What is less sure than the filter asks counts as if it
    were not there. Raises NotFound for names that nobody bears.
    """
    last = None if wanted.limit is None else wanted.offset + wanted.limit
    keys = _keys(connection, wanted, kinds or KINDS, last, unanswered=unanswered)
    yield from _filled(connection, keys[wanted.offset :], wanted)


def contested_counts(
    connection: Connection, wanted: Filter, *, unanswered: bool = False, most: int = 1000
) -> dict[ContestedKind, int]:
    """How many rows `contested` has of each kind, as far as there are no more than `most`."""
    return {kind: len(_keys(connection, wanted, [kind], most, unanswered=unanswered)) for kind in KINDS}


def _keys(
    connection: Connection, wanted: Filter, kinds: Collection[ContestedKind], last: int | None, *, unanswered: bool
) -> Sequence[int]:
    """The keys of what a filter leaves, in order: the first `last` of them."""
    asked = [kind for kind in kinds if kind in OPEN or not unanswered]
    if not asked:
        return []
    saying = _saying(connection, wanted)
    is_claim = is_answered(saying.selected_columns, wanted.min_confidence)
    queries = [(saying.where(~is_claim) if unanswered else saying, is_claim)]
    if not unanswered and _narrows(wanted):
        queries.append((_answered(connection, wanted), true()))
    places: set[Place] = set()
    for query, answered in queries:
        said = query.selected_columns
        query = query.where(or_(false(), *(_is(kind, said, answered) for kind in asked)))
        query = query.order_by(said.first_day.desc().nulls_last(), said.document_id, said.id)
        places |= {(-(r.first_day or 0), r.document_id, r.id, r.same) for r in first_of_each(connection, query, last)}
    first: dict[int, int] = {}
    for *_, key, same in sorted(places):
        first.setdefault(same, key)
    return list(first.values())[:last]


def _narrows(wanted: Filter) -> bool:
    """Whether a filter may leave out a statement and not its answer."""
    return replace(wanted, min_confidence=0.0, limit=None, offset=0) != replace(EVERYTHING, limit=None)


def _columns(said: FromClause, version: FromClause) -> tuple[ColumnElement[Any], ...]:
    """What tells whether a statement is contested, and where it stands."""
    s = said.c
    group = func.coalesce(s.same_id, s.id).label("same")
    return s.id, s.act, s.polarity, s.first_day, version.c.document_id, s.same_id, group


def _saying(connection: Connection, wanted: Filter) -> Select[Any]:
    """The statements that themselves fit."""
    said = select(*_columns(t.statement, t.version)).join(
        t.version, t.version.c.id == t.statement.c.version_id, isouter=True
    )
    return said.where(of_statements(connection, wanted))


def _answered(connection: Connection, wanted: Filter) -> Select[Any]:
    """The statements that are answered by some that fit, or by another telling of these."""
    claim, of_claim = t.statement.alias("claim"), t.version.alias("of_claim")
    claims = union(*_answered_by(connection, wanted)).subquery("claims")
    joined = claims.join(claim, claim.c.id == claims.c.claim).join(of_claim, of_claim.c.id == claim.c.version_id)
    sure = claim.c.is_current, claim.c.confidence >= wanted.min_confidence
    return select(*_columns(claim, of_claim)).select_from(joined).where(*sure)


def _answered_by(connection: Connection, wanted: Filter) -> Iterator[Select[Any]]:
    """The keys of what is answered: by what fits, then by what tells the same as something that fits."""
    s, told, fits = t.statement, t.statement.alias("told"), of_statements(connection, wanted)
    for pairs in answer_pairs(wanted.min_confidence):
        answer, claim = pairs.selected_columns.answer, pairs.selected_columns.claim
        mine = pairs.join(s, s.c.id == answer)
        same = pairs.join(told, told.c.id == answer).join(s, s.c.same_id == told.c.same_id)
        for some in (mine, same):
            some = some.with_only_columns(claim.label("claim"), maintain_column_froms=True).where(fits)
            yield some.join(t.version, t.version.c.id == s.c.version_id) if wanted.source or wanted.collection else some


def _is(kind: ContestedKind, said: Any, answered: Condition) -> Condition:
    """Whether a statement, given by its columns, is of a kind; and by whether it is answered."""
    positive = said.polarity == "positive"
    withheld = or_(and_(positive, said.act == "decline"), and_(~positive, said.act.in_(WITHHELD_WHERE_NEGATIVE)))
    asks = and_(positive, said.act.in_((*DEMANDS, "ask")))
    conditions: dict[ContestedKind, Condition] = {
        "claim": and_(~withheld, ~asks, answered),
        "demand": and_(positive, said.act.in_(DEMANDS)),
        "question": and_(positive, said.act == "ask"),
        "withheld": withheld,
    }
    return conditions[kind]


def _filled(connection: Connection, keys: Sequence[int], wanted: Filter) -> Iterator[ContestedRow]:
    """The rows of these keys, with their answers."""
    said, least = t.statement.c, wanted.min_confidence
    kind = case(*((_is(kind, said, is_answered(said, least)), kind) for kind in KINDS))
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        told = tellings_of(connection, some)
        answers = answers_to(connection, answer_pairs(least), told)
        perhaps = answers_to(connection, candidate_pairs(least), told)
        kinds = {row[0]: row[1] for row in connection.execute(select(said.id, kind).where(said.id.in_(some)))}
        doubtful = {key: _besides(perhaps.get(key, {}), answers.get(key, {})) for key in some}
        every = [*some, *(a for theirs in answers.values() for a in theirs.values()), *chain(*doubtful.values())]
        every = list(dict.fromkeys(every))
        rows = dict(zip(every, statement_rows(connection, every), strict=True))
        for key in some:
            theirs = tuple(rows[answer] for answer in answers.get(key, {}).values())
            is_open = kinds[key] in OPEN and not theirs
            yield ContestedRow(kinds[key], is_open, rows[key], theirs, tuple(rows[one] for one in doubtful[key]))


def _besides(perhaps: Mapping[int, int], answers: Mapping[int, int]) -> list[int]:
    """What perhaps answers, but for what does so for sure."""
    return [answer for group, answer in perhaps.items() if group not in answers]
