"""All that an archive holds, told without its keys and times: two archives that tell the same hold the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, event, insert, select, text

from onrecord.archive import Archive
from onrecord.queries.finding import matching_statements, matching_versions
from onrecord.records import Record
from onrecord.store import tables as t
from onrecord.store.loading import load

Label = tuple[Any, ...]
Told = dict[str, list[Any]]
_NAMED: dict[Table, tuple[str, ...]] = {
    t.made_by: ("onrecord", "model", "lexicon"),
    t.report: ("key",),
    t.collection: ("name",),
    t.import_file: ("sha256",),
    t.actor: ("key",),
    t.version: ("report_id", "fingerprint"),
    t.figure: ("version_id", "ref"),
    t.statement: ("version_id", "ref"),
    t.event: ("version_id", "ref"),
}
"""What names a row without its key; whatever these refer to comes before."""
_PAIRS = t.near_copy, t.same_statement, t.same_event
_GROUPS = {"same_id", "origin_id"}
"""Columns that name a group by the key of one of its members."""
NONE: Mapping[int, Any] = {}
_WORD = re.compile(r"\w+")
_MOST = 40


def told(archive: Archive) -> Told:
    """The rows of every table by name, in an order of their own; the records; which words find what. All is joined before."""
    list(archive.join())
    with archive.asking() as connection:
        labels = _labels(connection)
        out: Told = {table.name: _rows(connection, table, labels) for table in t.metadata.sorted_tables}
        out["records"] = sorted((load(connection, key) for key in labels["version"]), key=repr)
        out["found"] = _found(connection, labels)
    del out["counter"]
    return out


def quick(archive: Archive) -> Archive:
    """The archive without waiting for the disk: what tests write need not outlive them."""
    if archive.engine.dialect.name == "sqlite":
        archive.engine.dispose()
        event.listen(archive.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous = OFF"))
    return archive


def empty(archive: Archive) -> None:
    """Takes everything out of an archive."""
    with archive.engine.connect() as connection, connection.begin():
        if connection.dialect.name == "sqlite":
            for index in ("version_words", "statement_words"):
                connection.execute(text(f"INSERT INTO {index} ({index}) VALUES ('delete-all')"))
        for table in reversed(t.metadata.sorted_tables):
            connection.execute(table.delete())
        connection.execute(insert(t.counter).values(next=1))


def counts(archive: Archive) -> dict[str, int]:
    """How many rows each table has."""
    with archive.asking() as connection:
        tables = [*(table.name for table in t.metadata.sorted_tables), "version_words", "statement_words"]
        return {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in tables}


def stored(archive: Archive) -> list[Record]:
    """The records of all versions."""
    with archive.asking() as connection:
        return [load(connection, key) for key in connection.execute(select(t.version.c.id)).scalars()]


def _labels(connection: Connection) -> dict[str, dict[int, Label]]:
    labels: dict[str, dict[int, Label]] = {}
    for table, names in _NAMED.items():
        rows = connection.execute(select(table)).mappings()
        labels[table.name] = {row["id"]: tuple(_value(table, name, row, labels) for name in names) for row in rows}
    numbers: dict[Label, count[int]] = defaultdict(count)
    flags = connection.execute(select(t.flag.c.id, t.flag.c.version_id).order_by(t.flag.c.id))
    of_version = ((flag.id, labels["version"][flag.version_id]) for flag in flags)
    labels["flag"] = {key: (*version, next(numbers[version])) for key, version in of_version}
    return labels


def _rows(connection: Connection, table: Table, labels: dict[str, dict[int, Label]]) -> list[Any]:
    names = [
        name
        for name in (column.name for column in table.columns)
        if name != "id" and not name.endswith("_at") and name != "next"
    ]
    rows = connection.execute(select(table)).mappings().all()
    if table in _PAIRS:
        return sorted((_pair(table, names, row, labels) for row in rows), key=repr)
    groups = _groups(table, rows, labels)
    return sorted(([_value(table, name, row, labels, groups) for name in names] for row in rows), key=repr)


def _groups(table: Table, rows: Sequence[RowMapping], labels: dict[str, dict[int, Label]]) -> dict[int, Any]:
    """The members of each group of what is joined, by its name."""
    groups: dict[int, Any] = defaultdict(list)
    for column in _GROUPS & set(table.c.keys()):
        for row in rows:
            if row[column] is not None:
                groups[row[column]].append(labels[table.name][row["id"]])
    return {name: sorted(members, key=repr) for name, members in groups.items()}


def _pair(table: Table, names: list[str], row: RowMapping, labels: dict[str, dict[int, Label]]) -> list[Any]:
    """A pair whichever of its two comes first, and what else is told of it."""
    first, other, *more = (_value(table, name, row, labels) for name in names)
    return [sorted((first, other), key=repr), *more]


def _value(
    table: Table, name: str, row: RowMapping, labels: dict[str, dict[int, Label]], groups: Mapping[int, Any] = NONE
) -> Any:
    value = row[name]
    if name in _GROUPS:
        return groups.get(value)
    for key in table.c[name].foreign_keys:
        return None if value is None else labels[key.column.table.name][value]
    return value


def _found(connection: Connection, labels: dict[str, dict[int, Label]]) -> list[Any]:
    texts = connection.execute(select(t.version.c.text)).scalars()
    words = sorted({word for whole in texts for word in _WORD.findall(whole)})[:_MOST]
    out = []
    for word in words:
        for kind, matching in (("version", matching_versions), ("statement", matching_statements)):
            keys = connection.execute(matching(connection, f'"{word}"')).scalars()
            out.append((word, kind, sorted(labels[kind][key] for key in keys)))
    return out
