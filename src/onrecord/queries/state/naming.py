"""Whether a statement concerns a side: by its words, or because the side answered it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, literal, or_, select

from onrecord.queries.state.acts import THIRD_PARTIES
from onrecord.queries.state.pairs import pairs
from onrecord.store import tables as t
from onrecord.store.tables.joins import JOIN


def named(figures: Select[Any]) -> ColumnElement[bool]:
    """Whether a statement is addressed to one of these figures, or names one in what is said."""
    s, f, m, span = t.statement.c, t.figure.c, t.mention.c, t.statement_span.c
    addressed = exists(addressees().where(t.statement_figure.c.figure_id.in_(figures)))
    inside = and_(span.role == "content", span.start <= m.start, m.stop <= span.stop)
    mentions = t.mention.join(t.figure, f.id == m.figure_id).join(t.statement_span, inside)
    mentioned = select(literal(1)).select_from(mentions)
    mentioned = mentioned.where(f.version_id == s.version_id, span.statement_id == s.id, f.id.in_(figures))
    return or_(addressed, exists(mentioned.correlate(t.statement)))


def answered(figures: Select[Any]) -> ColumnElement[bool]:
    """Whether one of these figures surely answered a statement."""
    answering, pair = t.statement.alias("answering"), pairs().subquery("pairs")
    joined = pair.join(answering, answering.c.id == pair.c.answer)
    made = select(literal(1)).select_from(joined).where(pair.c.claim == t.statement.c.id, pair.c.sure == JOIN)
    return exists(made.where(answering.c.speaker_id.in_(figures)).correlate(t.statement))


def addressees() -> Select[Any]:
    """Those to whom a statement is addressed."""
    part = t.statement_figure.c
    mine = select(literal(1)).where(part.statement_id == t.statement.c.id, part.role == "addressee")
    return mine.correlate(t.statement)


def is_third_party() -> ColumnElement[bool]:
    """Whether a figure that is of neither side is surely somebody else: a state, a body of states, or of a known country."""
    f, a = t.figure.c, t.actor.c
    known = f.actor_id.in_(select(a.id).where(a.country.is_not(None)))
    return or_(f.kind.in_(THIRD_PARTIES), f.country.is_not(None), known)
