"""Which statements concern a side: by their words, or because the side answered them; looked up from the side's figures.

A side has far fewer figures than an archive has statements: whoever asks of each statement whether it concerns a side waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, literal, or_, select

from onrecord.queries.state.acts import THIRD_PARTIES, PutRow
from onrecord.queries.state.pairs import claims_of
from onrecord.store import tables as t


@dataclass(frozen=True, slots=True)
class Concerning:
    """The keys of the statements that concern one side."""

    named: frozenset[int]
    """They are addressed to one of its figures, or name one in what is said; of the acts that put something to a side."""
    answered: frozenset[int]
    """One of its figures surely answered them."""

    @classmethod
    def of(cls, connection: Connection, figures: Select[Any], puts: Iterable[PutRow]) -> Concerning:
        """Those of the side with these figures."""
        acts = and_(t.statement.c.is_current, of_puts(puts))
        named = (
            connection.execute(query.where(acts)).scalars() for query in (_addressed(figures), _mentioned(figures))
        )
        return cls(frozenset().union(*named), frozenset(connection.execute(claims_of(figures)).scalars()))

    def __or__(self, other: Concerning) -> frozenset[int]:
        """Those that concern either."""
        return self.named | self.answered | other.named | other.answered


def of_puts(puts: Iterable[PutRow]) -> ColumnElement[bool]:
    """Whether a statement is of the acts by which something is put to a side."""
    s = t.statement.c
    return or_(*(and_(s.act.in_(row.acts), s.polarity == row.polarity) for row in puts))


def _addressed(figures: Select[Any]) -> Select[Any]:
    part = t.statement_figure.c
    query = select(part.statement_id).join(t.statement, t.statement.c.id == part.statement_id)
    return query.where(part.role == "addressee", part.figure_id.in_(figures))


def _mentioned(figures: Select[Any]) -> Select[Any]:
    s, f, m, span = t.statement.c, t.figure.c, t.mention.c, t.statement_span.c
    inside = and_(span.statement_id == s.id, span.role == "content", span.start <= m.start, m.stop <= span.stop)
    told = t.figure.join(t.mention, m.figure_id == f.id).join(t.statement, s.version_id == f.version_id)
    return select(s.id).distinct().select_from(told.join(t.statement_span, inside)).where(f.id.in_(figures))


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
