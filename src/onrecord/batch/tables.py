"""The tables of a shard: made from the record types themselves, so that they hold all of them; the same rows give the same bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self, get_args, get_origin, get_type_hints

from msgspec import to_builtins

from onrecord.article import Arrival
from onrecord.errors import OnrecordError
from onrecord.records import Actor, Event, Failure, Record, Statement, TimeExpression
from onrecord.schema import to_json

if TYPE_CHECKING:
    import pyarrow

Row = dict[str, Any]
RECORDS, FAILURES = "records", "failures"
_FOUND = {"statements": Statement, "events": Event, "actors": Actor, "times": TimeExpression}
"""A table for each of these that a record holds, by the record's own names for them."""
TABLES = (RECORDS, *_FOUND, FAILURES)
_RECORD = (
    "document", "path", "part", "external_id", "kind", "title", "publisher", "url", "language", "published", "record",
)  # fmt: skip
_FAILURE = ("document", "path", "part", "external_id", "stage", "reason", "kept")
_IN_GROUP = {RECORDS: 128, FAILURES: 128}
_OTHERWISE = 4096
"""Rows in a group: what is in memory at once. Groups are always full but the last, so that bytes depend on rows alone."""


def rows_of(arrival: Arrival, record: Record) -> Iterator[tuple[str, Row]]:
    """The rows of a report that was read, each with its table."""
    d = record.document
    yield RECORDS, {
        "document": d.id, "path": arrival.path, "part": arrival.part, "external_id": d.external_id, "kind": d.kind,
        "title": d.title, "publisher": d.publisher, "url": d.url, "language": d.language,
        "published": d.published.value if d.published else None, "record": to_json(record).decode(),
    }  # fmt: skip
    for table in _FOUND:
        for found in getattr(record, table):
            yield table, {"document": d.id, **to_builtins(found)}


def failure_row(arrival: Arrival, failure: Failure) -> Row:
    """The row of a report that is set aside; where its text is known, the document is kept as JSON."""
    from msgspec.json import encode

    d = arrival.document
    kept = encode(d).decode() if d.text.strip() else None
    return {
        "document": d.id, "path": arrival.path, "part": arrival.part, "external_id": d.external_id,
        "stage": failure.stage, "reason": failure.reason, "kept": kept,
    }  # fmt: skip


class Tables:
    """Tables that are being written into a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._stack = folder, ExitStack()
        self._waiting: dict[str, list[Row]] = {table: [] for table in TABLES}
        self._schemas = schemas()
        self._files: dict[str, Any] = {}

    def __enter__(self) -> Self:
        from pyarrow.parquet import ParquetWriter

        for table, schema in self._schemas.items():
            path = self._folder / f"{table}.parquet"
            writer = ParquetWriter(path, schema, compression="zstd", version="2.6", data_page_version="1.0")
            self._files[table] = self._stack.enter_context(writer)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            for table in TABLES:
                self._write(table)
        self._stack.close()

    def add(self, table: str, row: Mapping[str, Any]) -> None:
        """One row more."""
        waiting = self._waiting[table]
        waiting.append(dict(row))
        if len(waiting) >= _IN_GROUP.get(table, _OTHERWISE):
            self._write(table)

    def _write(self, table: str) -> None:
        if rows := self._waiting[table]:
            self._waiting[table] = []
            self._files[table].write_table(self._arrow(table, rows))

    def _arrow(self, table: str, rows: list[Row]) -> pyarrow.Table:
        """The rows as pyarrow has them; half characters, which no text of Parquet holds, are written out."""
        import pyarrow

        try:
            return pyarrow.Table.from_pylist(rows, schema=self._schemas[table])
        except UnicodeError:
            return pyarrow.Table.from_pylist([_whole(row) for row in rows], schema=self._schemas[table])


def _whole(value: Any) -> Any:
    r"""The same without half characters: names of files need not be text.

    >>> _whole({"path": "caf\udce8", "roles": ["envoy"]}) == {"path": r"caf\udce8", "roles": ["envoy"]}
    True
    """
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, dict):
        return {name: _whole(part) for name, part in value.items()}
    return [_whole(part) for part in value] if isinstance(value, list | tuple) else value


def stored(folder: Path) -> Iterator[tuple[str, Row]]:
    """The rows of a folder's tables, table after table."""
    from pyarrow.parquet import ParquetFile

    for table in TABLES:
        with ParquetFile(folder / f"{table}.parquet", pre_buffer=False) as file:
            for batch in file.iter_batches(batch_size=_IN_GROUP.get(table, _OTHERWISE), use_threads=False):
                yield from ((table, row) for row in batch.to_pylist())


def settled(folder: Path) -> None:
    """Waits until a folder's files are on the disk, where the system can be asked that."""
    if os.name != "posix":
        return
    for path in [*folder.iterdir(), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def schemas() -> dict[str, pyarrow.Schema]:
    """The columns of each table. Raises OnrecordError where pyarrow is not installed."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise OnrecordError("pyarrow is not installed", remedy="pip install 'onrecord[batch]'") from error
    text = pa.string()
    found = {
        table: pa.schema([("document", text), *((f.name, _type(hints[f.name])) for f in fields(kind))])
        for table, kind in _FOUND.items()
        for hints in [get_type_hints(kind)]
    }
    plain: Iterable[tuple[str, tuple[str, ...]]] = ((RECORDS, _RECORD), (FAILURES, _FAILURE))
    return {table: pa.schema([(name, text) for name in names]) for table, names in plain} | found


def _type(hint: Any) -> pyarrow.DataType:
    """The column's type for a field's."""
    import pyarrow as pa

    known = {str: pa.string(), float: pa.float64(), int: pa.int64(), bool: pa.bool_()}
    if hint in known:
        return known[hint]
    if get_origin(hint) is Literal:
        return pa.string()
    arguments = [part for part in get_args(hint) if part not in (type(None), ...)]
    if get_origin(hint) is tuple:
        return pa.list_(_type(arguments[0]))
    if arguments:
        return _type(arguments[0])
    hints = get_type_hints(hint)
    return pa.struct([(f.name, _type(hints[f.name])) for f in fields(hint)])
