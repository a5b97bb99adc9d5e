"""What people decided since a moment, and what had to go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Set

from sqlalchemy import Connection, RowMapping, Table, select

from onrecord.queries.changes.rows import ChangeRow, DecisionRow, TargetRow, ValueRow
from onrecord.queries.filling import report_rows
from onrecord.queries.rows import ReportRow
from onrecord.store import tables as t

_TOLD_BY_ITSELF = "remove"
"""A removal leaves a tombstone, which tells of it."""
_QUOTE = 3
"""Where the words stand in a piece of evidence: role, start, stop, quote."""


def decided(connection: Connection, since: str, reports: Set[int] | None) -> Iterator[tuple[int, ChangeRow]]:
    """The decisions, each with its key; where `reports` are given, those about one of these or about no report."""
    d = t.decision.c
    query = select(t.decision).where(d.decided_at >= since, d.kind != _TOLD_BY_ITSELF).order_by(d.id)
    rows = connection.execute(query).mappings().all()
    keys = [row["id"] for row in rows]
    targets, values = _owned(connection, t.decision_target, keys), _owned(connection, t.decision_value, keys)
    undone = _refs(connection, [row["undoes_id"] for row in rows])
    about = _reports(connection, {one["report_id"] for some in targets.values() for one in some})
    for row in rows:
        mine = targets[row["id"]]
        concerned = [one["report_id"] for one in mine if one["report_id"] is not None]
        if reports is None or not concerned or reports & set(concerned):
            report = about.get(concerned[0]) if len(set(concerned)) == 1 else None
            decision = DecisionRow(
                row["ref"], row["kind"], row["decided_by"], row["why"], undone.get(row["undoes_id"]), row["is_undone"],
                tuple(map(_target, mine)),
                tuple(ValueRow(one["field"], one["before"], one["value"]) for one in values[row["id"]]),
            )  # fmt: skip
            yield row["id"], ChangeRow(row["decided_at"], "decided", row["ref"], report, decision=decision)


def removed(connection: Connection, since: str) -> Iterator[tuple[int, ChangeRow]]:
    """The reports that had to go, each with the key of its tombstone."""
    s = t.tombstone.c
    for row in connection.execute(select(t.tombstone).where(s.removed_at >= since).order_by(s.id)).mappings():
        why = f"{row['why']} ({row['removed_by']})"
        yield row["id"], ChangeRow(row["removed_at"], "removed", row["ref"], None, why=why)


def _target(row: RowMapping) -> TargetRow:
    quotes = tuple(piece[_QUOTE] for piece in row["spans"] if len(piece) > _QUOTE)
    return TargetRow(row["kind"], row["ref"], quotes, row["key"] is not None)


def _owned(connection: Connection, table: Table, keys: Collection[int]) -> dict[int, list[RowMapping]]:
    order = table.c.nth if "nth" in table.c else table.c.field
    found: dict[int, list[RowMapping]] = defaultdict(list)
    query = select(table).where(table.c.decision_id.in_(keys)).order_by(table.c.decision_id, order)
    for row in connection.execute(query).mappings():
        found[row["decision_id"]].append(row)
    return found


def _refs(connection: Connection, keys: Iterable[int | None]) -> dict[int | None, str]:
    d = t.decision.c
    wanted = select(d.id, d.ref).where(d.id.in_({key for key in keys if key is not None}))
    return {row.id: row.ref for row in connection.execute(wanted)}


def _reports(connection: Connection, keys: Iterable[int | None]) -> dict[int | None, ReportRow]:
    """The reports with these keys, as their current versions have them."""
    v = t.version.c
    current = select(v.id, v.report_id).where(v.report_id.in_({key for key in keys if key is not None}), v.is_current)
    versions = {row.id: row.report_id for row in connection.execute(current)}
    return {versions[version]: row for version, row in report_rows(connection, versions).items()}
