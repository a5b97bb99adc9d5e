"""`contested`: claims with what was answered to them, demands and questions, and what somebody would not say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, case, exists, false, literal, or_, select

from onrecord.queries.filling import statement_rows
from onrecord.queries.filters import Filter, of_statements
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
Place = tuple[int, str, int]
"""By which statements are ordered: the latest first, those without a day last; of one day, report by report."""


def contested(
    connection: Connection, wanted: Filter, *, kinds: Collection[ContestedKind] = (), unanswered: bool = False
) -> Iterator[ContestedRow]:
    """What a filter leaves, the latest first: it fits where the statement or one of its answers does.

    A claim stands here if somebody answered it, whatever the answer; a demand or question in any case. What is less
    sure than the filter asks counts as if it were not there. Raises NotFound for names that nobody bears.
    """
    asked = [kind for kind in kinds or KINDS if kind in OPEN or not unanswered]
    last = None if wanted.limit is None else wanted.offset + wanted.limit
    queries = [_saying(connection, wanted)]
    if not (unanswered or _is_of_reports(wanted)):
        queries.append(_answered(connection, wanted))
    places: set[Place] = set()
    for query in queries:
        said = query.selected_columns
        query = query.where(or_(false(), *(_is(kind, said, wanted) for kind in asked)))
        if unanswered:
            query = query.where(~_is_answered(said, wanted))
        query = query.order_by(said.first_day.desc().nulls_last(), said.document_id, said.id)
        places |= {(-(r.first_day or 0), r.document_id, r.id) for r in connection.execute(query.limit(last))}
    return _filled(connection, [key for *_, key in sorted(places)[wanted.offset : last]], wanted)


def answer_pairs() -> Select[Any]:
    """Which statement (`answer`) answers which (`claim`): so far within one report alone.

    This is the place where answers across reports join; `_is_of_reports` then goes.
    """
    return select(t.answer.c.statement_id.label("answer"), t.answer.c.responds_to_id.label("claim"))


def _is_of_reports(wanted: Filter) -> bool:
    """Whether a filter looks at reports alone, so that an answer fits only where what it answers does too."""
    alone = Filter(
        source=wanted.source,
        collection=wanted.collection,
        min_confidence=wanted.min_confidence,
        limit=wanted.limit,
        offset=wanted.offset,
    )
    return wanted == alone


def _columns(said: FromClause, version: FromClause) -> tuple[ColumnElement[Any], ...]:
    """What tells whether a statement is contested, and where it stands."""
    s = said.c
    return s.id, s.act, s.polarity, s.first_day, version.c.document_id


def _saying(connection: Connection, wanted: Filter) -> Select[Any]:
    """The statements that themselves fit."""
    said = select(*_columns(t.statement, t.version)).join(
        t.version, t.version.c.id == t.statement.c.version_id, isouter=True
    )
    return said.where(of_statements(connection, wanted))


def _answered(connection: Connection, wanted: Filter) -> Select[Any]:
    """The statements that are answered by some that fit."""
    claim, of_claim = t.statement.alias("claim"), t.version.alias("of_claim")
    pairs = answer_pairs().subquery("pairs")
    joined = pairs.join(t.statement, t.statement.c.id == pairs.c.answer)
    if wanted.source or wanted.collection:
        joined = joined.join(t.version)
    joined = joined.join(claim, claim.c.id == pairs.c.claim).join(of_claim, of_claim.c.id == claim.c.version_id)
    sure = claim.c.confidence >= wanted.min_confidence
    fits = and_(of_statements(connection, wanted), claim.c.is_current, sure)
    return select(*_columns(claim, of_claim)).select_from(joined).where(fits)


def _is(kind: ContestedKind, said: Any, wanted: Filter) -> Condition:
    """Whether a statement, given by its columns, is of a kind."""
    positive = said.polarity == "positive"
    withheld = or_(and_(positive, said.act == "decline"), and_(~positive, said.act.in_(WITHHELD_WHERE_NEGATIVE)))
    asks = and_(positive, said.act.in_((*DEMANDS, "ask")))
    conditions: dict[ContestedKind, Condition] = {
        "claim": and_(~withheld, ~asks, _is_answered(said, wanted)),
        "demand": and_(positive, said.act.in_(DEMANDS)),
        "question": and_(positive, said.act == "ask"),
        "withheld": withheld,
    }
    return conditions[kind]


def _is_answered(said: Any, wanted: Filter) -> Condition:
    pairs = _sure_pairs(wanted).subquery("sure_pairs")
    return exists(select(literal(1)).select_from(pairs).where(pairs.c.claim == said.id))


def _sure_pairs(wanted: Filter) -> Select[Any]:
    """The pairs whose answer is as sure as the filter asks."""
    if wanted.min_confidence <= 0:
        return answer_pairs()
    pairs, answering = answer_pairs().subquery("any_pairs"), t.statement.alias("answering")
    both = pairs.join(answering, answering.c.id == pairs.c.answer)
    return (
        select(pairs.c.answer, pairs.c.claim).select_from(both).where(answering.c.confidence >= wanted.min_confidence)
    )


def _filled(connection: Connection, keys: Sequence[int], wanted: Filter) -> Iterator[ContestedRow]:
    """The rows of these keys, with their answers in the order of the text."""
    pairs, said = _sure_pairs(wanted).subquery("pairs").c, t.statement.c
    kind = case(*((_is(kind, said, wanted), kind) for kind in KINDS))
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        answers: dict[int, list[int]] = defaultdict(list)
        mine = select(pairs.answer, pairs.claim).where(pairs.claim.in_(some)).order_by(pairs.answer)
        for answer, claim in connection.execute(mine):
            answers[claim].append(answer)
        told = connection.execute(select(said.id, kind).where(said.id.in_(some)))
        kinds = {row[0]: row[1] for row in told}
        every = list(dict.fromkeys([*some, *(a for theirs in answers.values() for a in theirs)]))
        rows = dict(zip(every, statement_rows(connection, every), strict=True))
        for key in some:
            is_open = kinds[key] in OPEN and not answers[key]
            yield ContestedRow(kinds[key], is_open, rows[key], tuple(rows[a] for a in answers[key]))
