"""What people decided, as rows for people: whom and what it is about, field by field, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, or_, select

from onrecord.store import tables as t
from onrecord.store.deciding.kinds import Decision, DecisionKind, Target, ThingKind
from onrecord.store.deciding.log import about, decisions

_OF_STATEMENTS = "parent", "responds_to"
_NEVER_LOST = "undo", "enter", "remove"


@dataclass(frozen=True, slots=True)
class ValueRow:
    """What a correction says of one field."""

    field: str
    before: Any
    """What stood there: a word, a date, a number, an actor or several, ids of statements; null: nothing."""
    value: Any
    """What is to stand there."""


@dataclass(frozen=True, slots=True)
class TargetRow:
    """What a decision is about."""

    kind: ThingKind
    id: str
    """The id that it had when it was decided."""
    report: str | None
    """The id of its report."""
    words: tuple[str, ...]
    """Its words: what was said, or the evidence of an event."""
    found: bool
    """Whether it is there; where it is not, a person has to look."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What somebody decided, when and why."""

    id: str
    kind: DecisionKind
    decided_at: str
    """UTC, ISO 8601."""
    decided_by: str
    why: str
    targets: tuple[TargetRow, ...]
    values: tuple[ValueRow, ...]
    undoes: str | None
    """The decision that it takes back."""
    undone_by: str | None
    """The decision that took it back; null: it holds."""


def decision_log(
    connection: Connection, *, unmatched: bool = False, limit: int | None = None, offset: int = 0
) -> list[DecisionRow]:
    """All decisions, the newest first; `unmatched`: those that hold, and are about what is not found any more."""
    keys = lost_decisions() if unmatched else select(t.decision.c.id)
    newest = keys.order_by(t.decision.c.id.desc()).limit(limit).offset(offset)
    chosen = list(connection.execute(newest).scalars())
    return decision_rows(connection, decisions(connection, t.decision.c.id.in_(chosen)))[::-1]


def lost_decisions() -> Select[tuple[int]]:
    """The keys of decisions that hold, and are about what is not found any more."""
    return select(t.decision.c.id).where(~t.decision.c.is_undone, t.decision.c.kind.not_in(_NEVER_LOST), _lost())


def decisions_about(connection: Connection, kind: ThingKind, ref: str, keys: Sequence[int]) -> list[DecisionRow]:
    """The decisions about one thing, in the order in which they were taken."""
    return decision_rows(connection, decisions(connection, about(kind, [ref], keys), t.decision.c.kind != "undo"))


def decision_rows(connection: Connection, found: Sequence[Decision]) -> list[DecisionRow]:
    """Decisions as rows."""
    d, r = t.decision.c, t.report.c
    keys = [one.key for one in found]
    undone = select(d.undoes_id, d.ref).where(d.undoes_id.in_(keys), ~d.is_undone)
    undone_by: dict[Any, str] = {row[0]: row[1] for row in connection.execute(undone)}
    taken_back = select(d.id, d.ref).where(d.id.in_({one.undoes for one in found if one.undoes is not None}))
    refs: dict[Any, str] = {row[0]: row[1] for row in connection.execute(taken_back)}
    held = {target.report for one in found for target in one.targets if target.report is not None}
    told = select(r.id, r.ref).where(r.id.in_(held))
    reports: dict[Any, str] = {row[0]: row[1] for row in connection.execute(told)}
    return [
        DecisionRow(
            one.ref, one.kind, one.decided_at, one.decided_by, one.why,
            tuple(_target(target, reports) for target in one.targets), tuple(_values(one)), refs.get(one.undoes),
            undone_by.get(one.key),
        )
        for one in found
    ]  # fmt: skip


def _lost() -> ColumnElement[bool]:
    """Whether a target is not found: what was removed is not looked for."""
    target = t.decision_target.c
    looked_for = or_(target.report_id.is_not(None), target.kind == "actor")
    return exists().where(and_(target.decision_id == t.decision.c.id, target.key.is_(None), looked_for))


def _target(target: Target, reports: Mapping[Any, str]) -> TargetRow:
    words = tuple(piece.quote for piece in target.pieces if piece.role in ("content", "evidence"))
    return TargetRow(target.kind, target.ref, reports.get(target.report), words, target.key is not None)


def _values(decision: Decision) -> Iterable[ValueRow]:
    for name, value in decision.values.items():
        if name in _OF_STATEMENTS and value is not None:
            numbers = [value] if isinstance(value, int) else value
            ids = tuple(decision.targets[nth].ref for nth in numbers)
            value = ids[0] if isinstance(value, int) else ids
        yield ValueRow(name, decision.before.get(name), value)
