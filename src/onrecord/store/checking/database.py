"""Checks of the database itself: its pages, its references, its tables, its counter."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, inspect, select, text

from onrecord.store import tables as t
from onrecord.store.views import VIEWS

from .kinds import Check, Found

_OURS_BY_HAND = "version_words", "statement_words", "alembic_version"
"""Tables that are each database's own, with those that SQLite keeps beside them."""


def pages(connection: Connection) -> Found:
    """What SQLite finds wrong with its file."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if said != "ok":
                yield "archive", said


def references(connection: Connection) -> Found:
    """Rows that refer to rows that are not there; PostgreSQL lets nobody write such a one."""
    if connection.dialect.name == "sqlite":
        for table, row, other, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield str(table), f"row {row} refers to a row of {other} that is not there"


def schema(connection: Connection) -> Found:
    """Tables, columns, keys and views that are not as this onrecord makes them."""
    for difference in differences(connection):
        yield "archive", str(difference)
    there = set(inspect(connection).get_view_names())
    yield from (("archive", f"no view {name}") for name in VIEWS if name not in there)


def differences(connection: Connection) -> list[Any]:
    """What would have to change for the tables to be those of `store.tables`; what is said of them in words does not count."""
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def compared(item: Any, name: str | None, kind: str, *_: Any) -> bool:
        by_hand = kind == "table" and str(name).startswith(_OURS_BY_HAND)
        return not by_hand and item.info.get("only", connection.dialect.name) == connection.dialect.name

    found = compare_metadata(MigrationContext.configure(connection, opts={"include_object": compared}), t.metadata)
    single = (one for several in found for one in (several if isinstance(several, list) else [several]))
    return [one for one in single if not one[0].endswith("_comment")]


def counter(connection: Connection) -> Found:
    """A counter that would give out a key that is taken."""
    rows = list(connection.execute(select(t.counter.c.next)).scalars())
    if len(rows) != 1:
        yield "counter", f"{len(rows)} rows instead of one"
        return
    for table in t.metadata.sorted_tables:
        if "id" in table.c:
            last = connection.execute(select(func.max(table.c.id))).scalar()
            if last is not None and last >= rows[0]:
                yield "counter", f"the next key is {rows[0]}, and {table.name} has {last}"


def revision(connection: Connection) -> Found:
    """A revision other than the last."""
    from onrecord.store.migrating import HEAD

    found = list(connection.execute(text("SELECT version_num FROM alembic_version")).scalars())
    if found != [HEAD]:
        yield "alembic_version", f"{found} instead of {HEAD}"


DATABASE = (
    Check("pages", "SQLite finds its file whole", pages),
    Check("foreign keys", "every row that another refers to is there", references),
    Check("revision", "the tables are at the last revision", revision),
    Check("schema", "tables, indexes and views are those of this onrecord", schema),
    Check("counter", "the next key is above every key", counter),
)
