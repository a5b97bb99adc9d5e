"""What the other side, or its own, answered to what was put: within a report and across reports."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, case, or_, select

from onrecord.queries.filters import Filter, of_statements
from onrecord.queries.state.acts import By, outcome
from onrecord.queries.state.judging import LAST, Answer, Thing
from onrecord.queries.state.pairs import pairs
from onrecord.queries.state.putting import THIRD, Parties
from onrecord.queries.tellings import chunks, group_of
from onrecord.store import tables as t
from onrecord.store.tables.joins import JOIN


def answer(connection: Connection, wanted: Filter, parties: Parties, found: Collection[Thing]) -> None:
    """Gives each thing the statements that answer one of its tellings, and what each makes of it; what others say of it is no answer."""
    of_key: dict[int, list[Thing]] = {}
    for thing in found:
        for telling in thing.tellings:
            of_key.setdefault(telling.key, []).append(thing)
    one, other = parties
    s, pair = t.statement.c, pairs().subquery("pairs")
    of_one, of_other = s.speaker_id.in_(one.figures(other)), s.speaker_id.in_(other.figures(one))
    side = case((of_one, 0), else_=1)
    columns = s.id, group_of(t.statement), s.first_day, s.act, s.polarity, s.rules, side
    joined = t.statement.join(pair, pair.c.answer == s.id).join(t.version, t.version.c.id == s.version_id)
    query = select(pair.c.claim, pair.c.sure, *columns).select_from(joined)
    query = query.where(or_(of_one, of_other), of_statements(connection, wanted))
    for some in chunks(of_key):
        for claim, sure, key, group, day, act, polarity, rules, by in connection.execute(
            query.where(pair.c.claim.in_(some))
        ):
            for thing in of_key[claim]:
                role = _role(thing, by)
                status = outcome(thing.kind, role, act, polarity, rules) if role else None
                if status:
                    at = LAST if day is None else day
                    thing.answers.append(Answer(at, "statement", group, key, status, sure == JOIN))


def _role(thing: Thing, by: int) -> By | None:
    """Whether an answer comes from whom it was put to, or from its own side."""
    if thing.side == THIRD and by not in thing.toward:
        return None
    return "same" if by == thing.side else "other"
