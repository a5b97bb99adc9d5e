"""Collections: reports of one dispute, by a name."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from onrecord.store import tables as t
from onrecord.store.keys import hold, take_keys


def collect(connection: Connection, report: int, collection: str | None) -> None:
    """Puts a report into a collection, which is made where there is none of that name."""
    if collection is None:
        return
    hold(connection)
    key = connection.execute(select(t.collection.c.id).where(t.collection.c.name == collection)).scalar()
    if key is None:
        key = take_keys(connection, 1)
        connection.execute(insert(t.collection).values(id=key, name=collection))
    if not is_in(connection, report, collection):
        connection.execute(insert(t.collection_report).values(collection_id=key, report_id=report))


def is_in(connection: Connection, report: int, collection: str) -> bool:
    """Whether a collection holds a report."""
    held = select(t.collection.c.id).join(t.collection_report)
    held = held.where(t.collection.c.name == collection, t.collection_report.c.report_id == report)
    return connection.execute(held).scalar() is not None


@dataclass(frozen=True, slots=True)
class CollectionRow:
    """A collection."""

    collection: str
    """Its name."""
    reports: int
    origins: int
    """How many independent ones they are: copies of one text count once."""


def collections(connection: Connection) -> list[CollectionRow]:
    """All collections by name, each with the number of its reports and of their origins."""
    c, held_id = t.collection.c, t.collection_report.c.report_id
    origin = func.coalesce(t.report.c.origin_id, t.report.c.id)
    joined = t.collection.outerjoin(t.collection_report).outerjoin(t.report, t.report.c.id == held_id)
    held = select(c.name, func.count(held_id), func.count(origin.distinct())).select_from(joined)
    return [CollectionRow(*row) for row in connection.execute(held.group_by(c.name).order_by(c.name))]
