"""Which statement answers which, within a report and across reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, literal, select, union_all

from onrecord.queries.tellings import chunks
from onrecord.store import tables as t
from onrecord.store.tables.joins import APART, JOIN


def pairs() -> CompoundSelect[Any]:
    """An `answer`, the `claim` that it answers, and how `sure` that is; what a person held apart is left out."""
    within, across = t.answer.c, t.reply.c
    return union_all(
        select(within.statement_id.label("answer"), within.responds_to_id.label("claim"), literal(JOIN).label("sure")),
        select(across.statement_id, across.responds_to_id, across.sure).where(across.sure != APART),
    )


def claims_of(figures: Select[Any]) -> CompoundSelect[Any]:
    """The statements that one of these figures surely answered."""
    s, within, across = t.statement.c, t.answer.c, t.reply.c
    by = s.speaker_id.in_(figures)
    return union_all(
        select(within.responds_to_id).join(t.statement, s.id == within.statement_id).where(by),
        select(across.responds_to_id).join(t.statement, s.id == across.statement_id).where(by, across.sure == JOIN),
    )


def versions_answering(connection: Connection, claims: Iterable[int]) -> set[int]:
    """The versions in which one of these statements is surely answered."""
    pair, s = pairs().subquery("pairs").c, t.statement.c
    query = select(s.version_id).where(s.id == pair.answer, pair.sure == JOIN, s.is_current)
    return {
        version
        for some in chunks(claims)
        for version in connection.execute(query.where(pair.claim.in_(some))).scalars()
    }
