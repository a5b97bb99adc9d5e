"""The log of decisions: each is written once, and read back as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, insert, or_, select, update

from onrecord.errors import BadDecision
from onrecord.spans import identity
from onrecord.store import tables as t
from onrecord.store.deciding.kinds import Author, Decision, DecisionKind, Piece, Target, Whom
from onrecord.store.keys import now, take_keys

WHO, WHOS = ("speaker",), ("addressees", "via", "actors", "recipients")
"""Fields that hold an actor, and several."""


def write(
    connection: Connection,
    kind: DecisionKind,
    author: Author,
    targets: Sequence[Target],
    values: Mapping[str, tuple[Any, Any]] | None = None,
    *,
    undoes: int | None = None,
) -> int:
    """Enters a decision; its key. `values`: field -> what is to stand there, and what stood. Raises BadDecision."""
    by, why = (" ".join(words.split()) for words in author)
    if not why:
        raise BadDecision("a decision without a reason", remedy="say why with --why")
    if not by:
        raise BadDecision("a decision of nobody", remedy="say who decides with --by")
    key, at = take_keys(connection, 1), now()
    row = {
        "id": key, "ref": identity("decision", key, kind, by, why), "kind": kind, "decided_at": at, "decided_by": by,
        "why": why, "undoes_id": undoes, "is_undone": False,
    }  # fmt: skip
    connection.execute(insert(t.decision), row)
    if targets:
        connection.execute(insert(t.decision_target), [_target_row(key, n, one) for n, one in enumerate(targets)])
    if values:
        rows = [
            {"decision_id": key, "field": name, "value": _json(value), "before": _json(before)}
            for name, (value, before) in values.items()
        ]
        connection.execute(insert(t.decision_value), rows)
    return key


def decisions(connection: Connection, *conditions: ColumnElement[bool]) -> list[Decision]:
    """The decisions that meet conditions on `decision`, in the order in which they were taken."""
    d = t.decision.c
    rows = connection.execute(select(t.decision).where(*conditions).order_by(d.id)).mappings().all()
    if not rows:
        return []
    keys = [row["id"] for row in rows]
    targets, values = _targets(connection, keys), _values(connection, keys)
    return [
        Decision(
            row["id"], row["ref"], row["kind"], row["decided_at"], row["decided_by"], row["why"], row["undoes_id"],
            row["is_undone"], tuple(targets[row["id"]]),
            {name: value for name, value, _ in values[row["id"]]},
            {name: before for name, _, before in values[row["id"]]},
        )
        for row in rows
    ]  # fmt: skip


def ref_of(connection: Connection, key: int) -> str:
    """The id of a decision."""
    return str(connection.execute(select(t.decision.c.ref).where(t.decision.c.id == key)).scalar_one())


def of_report(connection: Connection, report: int) -> list[Decision]:
    """The decisions about a report and what is in it, those that were taken back too."""
    target, d = t.decision_target.c, t.decision.c
    mine = select(target.decision_id).where(target.report_id == report)
    return decisions(connection, d.id.in_(mine), d.kind != "undo")


def about(kind: str, refs: Sequence[str], keys: Sequence[int]) -> ColumnElement[bool]:
    """Whether a decision is about a thing of these ids, or these keys."""
    target = t.decision_target.c
    meant = or_(target.ref.in_(refs), target.key.in_(keys))
    return t.decision.c.id.in_(select(target.decision_id).where(target.kind == kind, meant))


def note(connection: Connection, decision: int, nth: int, key: int | None) -> None:
    """Notes which row a target is now."""
    target = t.decision_target.c
    mine = target.decision_id == decision, target.nth == nth
    connection.execute(update(t.decision_target).where(*mine).values(key=key))


def _target_row(decision: int, nth: int, target: Target) -> dict[str, Any]:
    return {
        "decision_id": decision, "nth": nth, "kind": target.kind, "ref": target.ref, "report_id": target.report,
        "document_id": target.document, "spans": tuple(map(tuple, target.pieces)), "key": target.key,
    }  # fmt: skip


def _targets(connection: Connection, keys: Sequence[int]) -> dict[int, list[Target]]:
    target = t.decision_target.c
    query = select(t.decision_target).where(target.decision_id.in_(keys)).order_by(target.decision_id, target.nth)
    found: dict[int, list[Target]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        pieces = tuple(Piece(*piece) for piece in row["spans"])
        one = Target(row["kind"], row["ref"], row["report_id"], row["document_id"], pieces, row["key"])
        found[row["decision_id"]].append(one)
    return found


def _values(connection: Connection, keys: Sequence[int]) -> dict[int, list[tuple[str, Any, Any]]]:
    value = t.decision_value.c
    query = select(t.decision_value).where(value.decision_id.in_(keys)).order_by(value.decision_id, value.field)
    found: dict[int, list[tuple[str, Any, Any]]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        name = row["field"]
        found[row["decision_id"]].append((name, _read(name, row["value"]), _read(name, row["before"])))
    return found


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _read(name: str, value: str | None) -> Any:
    if value is None:
        return None
    if name in WHO:
        return msgspec.json.decode(value, type=Whom | None)
    if name in WHOS:
        return msgspec.json.decode(value, type=tuple[Whom, ...])
    return msgspec.json.decode(value)
