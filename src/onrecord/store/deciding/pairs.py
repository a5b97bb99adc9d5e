"""Pairs that people join or hold apart: written anew wherever both are found again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, insert, or_, select

from onrecord.store import tables as t
from onrecord.store.deciding.kinds import Decision, ThingKind
from onrecord.store.deciding.log import decisions
from onrecord.store.tables.joins import APART, JOIN

SURE = 1.0


class Pairs(NamedTuple):
    """A table of pairs of things of one kind."""

    table: Table
    first: str
    second: str
    things: Table


PAIRS: dict[ThingKind, Pairs] = {
    "statement": Pairs(t.same_statement, "statement_id", "other_id", t.statement),
    "event": Pairs(t.same_event, "event_id", "other_id", t.event),
    "report": Pairs(t.near_copy, "report_id", "other_id", t.report),
}
REPLY = Pairs(t.reply, "statement_id", "responds_to_id", t.statement)
_SAYS = {"merge": JOIN, "confirm": JOIN, "split": APART}


def pair_up(connection: Connection, report: int | None = None) -> None:
    """Writes the pairs of the decisions that hold, of one report or of all; a later one goes before an earlier one."""
    target, d = t.decision_target.c, t.decision.c
    mine = select(target.decision_id).where(target.kind.in_(PAIRS), target.nth > 0)
    if report is not None:
        of_report = select(target.decision_id).where(target.report_id == report)
        mine = mine.where(target.decision_id.in_(of_report))
    for decision in decisions(connection, d.id.in_(mine), d.kind.in_(_SAYS), ~d.is_undone):
        unpair(connection, decision.key)
        for kind, one, other in pairs_of(decision):
            _write(connection, decision, _table(decision, kind), one, other)


def unpair(connection: Connection, decision: int) -> None:
    """Takes away the pairs that a decision wrote."""
    for pairs in (*PAIRS.values(), REPLY):
        connection.execute(delete(pairs.table).where(pairs.table.c.decision_id == decision))


def pairs_of(decision: Decision) -> Iterator[tuple[ThingKind, int, int]]:
    """The first thing with each of the others, those that are found alone."""
    first, *others = decision.targets
    if first.kind not in PAIRS or first.key is None:
        return
    for other in others:
        if other.kind == first.kind and other.key not in (None, first.key):
            assert other.key is not None
            yield first.kind, first.key, other.key


def related(connection: Connection, pairs: Pairs, one: int, other: int) -> str | None:
    """How sure a machine is of a pair; None where it has none."""
    table = pairs.table
    both = _both(pairs, one, other)
    return connection.execute(select(table.c.sure).where(both)).scalar()


def _table(decision: Decision, kind: ThingKind) -> Pairs:
    return REPLY if decision.values.get("pair") == "reply" else PAIRS[kind]


def _write(connection: Connection, decision: Decision, pairs: Pairs, one: int, other: int) -> None:
    c = pairs.things.c
    if len(connection.execute(select(c.id).where(c.id.in_([one, other]))).all()) < 2:
        return  # one of them was retracted
    if pairs is not REPLY:
        one, other = sorted((one, other))
    connection.execute(delete(pairs.table).where(_both(pairs, one, other)))
    row = {pairs.first: one, pairs.second: other, "sure": _SAYS[decision.kind], "score": SURE}
    why = (f"{decision.decided_by}: {decision.why}",)
    connection.execute(insert(pairs.table).values(**row, why=why, decision_id=decision.key))


def _both(pairs: Pairs, one: int, other: int) -> ColumnElement[bool]:
    first, second = pairs.table.c[pairs.first], pairs.table.c[pairs.second]
    here = and_(first == one, second == other)
    return here if pairs is REPLY else or_(here, and_(first == other, second == one))
