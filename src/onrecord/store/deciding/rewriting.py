"""The rows of a version, so that they say what stands now. Rows keep their keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update

from onrecord.records import Record
from onrecord.registry.names import normal
from onrecord.store import tables as t
from onrecord.store.deciding.machine import HEAD
from onrecord.store.deciding.registry import as_linked, linked
from onrecord.store.flatten import Keys, Row, Rows, document_row, flattened
from onrecord.store.linking import forget, link, relink
from onrecord.store.tallies import statements_tallied
from onrecord.store.words import index_report, index_said, unindex_report, unindex_said

_TALLY = "said", "done", "passed", "chained", "first_day", "last_day"
_PARTS: tuple[tuple[Table, tuple[Table, ...]], ...] = (
    (t.statement, (t.statement_span, t.statement_figure, t.answer)),
    (t.event, (t.event_span, t.event_figure)),
)
_HEAD = *HEAD, "published_how", "published_day"


def rewrite(connection: Connection, version: int, before: Record, after: Record, keys: Keys, *, current: bool) -> None:
    """Writes the record `after` over the rows of the record `before`; `keys` are those of both."""
    rows = flattened(after, version, keys, current=current)
    said = [[keys.statements[s.id] for s in record.statements] for record in (before, after)]
    gone, new = (sorted(set(one) - set(other)) for one, other in (said, said[::-1]))
    if current:
        unindex_said(connection, gone)
    _figures(connection, before, after, rows[t.figure])
    for table, _ in _PARTS:
        _over(connection, table, version, rows[table])
    for table, owned in _PARTS:
        _owned(connection, table, version, rows, owned)
    for table, _ in reversed(_PARTS):
        there = {row["id"] for row in rows[table]}
        held = connection.execute(select(table.c.id).where(table.c.version_id == version)).scalars()
        _delete(connection, table, sorted(set(held) - there))
    if current:
        index_said(connection, new)
    _named_no_more(connection, before, after, keys)
    _version(connection, version, before, after, current)
    if before.document.published != after.document.published:
        _dated_anew(connection, version)


def _figures(connection: Connection, before: Record, after: Record, rows: Sequence[Row]) -> None:
    """Enters the actors that are new, linked as any other, and sets the tallies of all."""
    known = {actor.id for actor in before.actors}
    new = tuple(actor for actor in after.actors if actor.id not in known)
    if new:
        mine = [row for row in rows if row["ref"] not in known]
        with as_linked(connection, {normal(actor.name) for actor in new}):
            link(connection, replace(after, actors=new), mine)
            connection.execute(insert(t.figure), mine)
    old = [{"key": row["id"], **{name: row[name] for name in _TALLY}} for row in rows if row["ref"] in known]
    if old:
        connection.execute(update(t.figure).where(t.figure.c.id == bindparam("key")), old)


def _over(connection: Connection, table: Table, version: int, rows: Sequence[Row]) -> None:
    """Writes rows over those of their keys, and enters those that are not there."""
    there = set(connection.execute(select(table.c.id).where(table.c.version_id == version)).scalars())
    if new := [row for row in rows if row["id"] not in there]:
        connection.execute(insert(table), new)
    if old := [{"key": row["id"], **row} for row in rows if row["id"] in there]:
        values: Row = {name: bindparam(name) for name in old[0] if name not in ("key", "id")}
        for row in old:
            del row["id"]
        connection.execute(update(table).where(table.c.id == bindparam("key")).values(values), old)


def _owned(connection: Connection, table: Table, version: int, rows: Rows, owned: Iterable[Table]) -> None:
    """Writes anew what belongs to the rows of a table."""
    mine = select(table.c.id).where(table.c.version_id == version)
    for one in owned:
        connection.execute(delete(one).where(one.c[f"{table.name}_id"].in_(mine)))
        if rows[one]:
            connection.execute(insert(one), rows[one])


def _named_no_more(connection: Connection, before: Record, after: Record, keys: Keys) -> None:
    """Takes away the actors whom nobody names any more."""
    f, still = t.figure.c, {actor.id for actor in after.actors}
    gone = [keys.figures[actor.id] for actor in before.actors if actor.id not in still]
    if gone:
        meant = set(connection.execute(select(linked()).where(f.id.in_(gone))).scalars())
        _delete(connection, t.figure, gone)
        forget(connection, meant - {None})


def _version(connection: Connection, version: int, before: Record, after: Record, current: bool) -> None:
    headed = any(getattr(before.document, name) != getattr(after.document, name) for name in HEAD)
    values: Row = dict(statements_tallied(after))
    if headed:
        row = document_row(after.document)
        values |= {name: row[name] for name in _HEAD}
    if headed and current:
        unindex_report(connection, version)
    connection.execute(update(t.version).where(t.version.c.id == version).values(**values))
    if headed and current:
        index_report(connection, version)


def _dated_anew(connection: Connection, version: int) -> None:
    """On the day of a report it depends whom a name means that somebody bore for a time: such names are linked anew."""
    f, n = t.figure.c, t.actor_name.c
    borne = select(n.normal).where(n.since.is_not(None) | n.until.is_not(None))
    here = select(f.normal).where(f.version_id == version, f.normal.in_(borne)).distinct()
    relink(connection, sorted(connection.execute(here).scalars()))


def _delete(connection: Connection, table: Table, keys: Sequence[int]) -> None:
    if keys:
        connection.execute(delete(table).where(table.c.id.in_(keys)))
