"""What tests of decisions share: who decides, what all versions of an archive say, and whether it keeps its promises."""

from __future__ import annotations

from sqlalchemy import select

from onrecord.archive import Archive
from onrecord.deciding import Author
from onrecord.records import Record
from onrecord.store import tables as t
from onrecord.store.checking import check
from onrecord.store.loading import load

ANN = Author("Ann Keeper", "the tape says so")


def standing(archive: Archive) -> dict[int, Record]:
    """What stands in each version."""
    with archive.asking() as connection:
        keys = connection.execute(select(t.version.c.id)).scalars().all()
        return {key: load(connection, key) for key in keys}


def rows(archive: Archive) -> dict[str, set[tuple[object, ...]]]:
    """The rows of what stands, with their keys: all but what is noted of decisions."""
    tables = (
        t.version, t.figure, t.mention, t.statement, t.statement_span, t.statement_figure, t.answer, t.event, t.event_span,
        t.event_figure, t.actor_name, t.same_statement, t.same_event, t.near_copy, t.reply, t.report,
    )  # fmt: skip
    with archive.asking() as connection:
        return {table.name: {tuple(row) for row in connection.execute(select(table))} for table in tables}


def broken(archive: Archive) -> list[str]:
    """What of its promises an archive does not keep."""
    return [f"{one.check} {one.where} {one.what}" for one in check(archive.engine)]
