"""Collections: reports of one dispute, by a name."""

from __future__ import annotations

from sqlalchemy import Connection, func, insert, select

from onrecord.store import tables as t
from onrecord.store.keys import take_keys


def collect(connection: Connection, report: int, collection: str | None) -> None:
    """Puts a report into a collection, which is made where there is none of that name."""
    if collection is None:
        return
    key = connection.execute(select(t.collection.c.id).where(t.collection.c.name == collection)).scalar()
    if key is None:
        key = take_keys(connection, 1)
        connection.execute(insert(t.collection).values(id=key, name=collection))
    row = {"collection_id": key, "report_id": report}
    c = t.collection_report.c
    there = select(c.report_id).where(c.collection_id == key, c.report_id == report)
    if connection.execute(there).scalar() is None:
        connection.execute(insert(t.collection_report).values(row))


def collections(connection: Connection) -> dict[str, int]:
    """The names of all collections, each with the number of its reports."""
    held = select(t.collection.c.name, func.count(t.collection_report.c.report_id).label("reports")).join(
        t.collection_report, isouter=True
    )
    rows = connection.execute(held.group_by(t.collection.c.name).order_by(t.collection.c.name))
    return {row.name: row.reports for row in rows}
