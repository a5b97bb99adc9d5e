"""Which statement answers which, within a report and across reports."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import CompoundSelect, Connection, literal, select, union_all

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


def versions_answering(connection: Connection, claims: Iterable[int]) -> set[int]:
    """The versions in which one of these statements is surely answered."""
    pair, s = pairs().subquery("pairs").c, t.statement.c
    query = select(s.version_id).where(s.id == pair.answer, pair.sure == JOIN, s.is_current)
    return {
        version
        for some in chunks(claims)
        for version in connection.execute(query.where(pair.claim.in_(some))).scalars()
    }
