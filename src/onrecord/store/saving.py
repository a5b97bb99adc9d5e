"""A record into the archive: one report, one transaction."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, delete, exists, insert, select, update

from onrecord.records import Document, MadeBy, Record
from onrecord.store import tables as t
from onrecord.store.collecting import collect
from onrecord.store.flatten import ORDER, Row, document_row, flattened, keys_needed
from onrecord.store.identities import fingerprint, rank, report_key, report_ref
from onrecord.store.keys import now, take_keys
from onrecord.store.linking import link, unlink_unused
from onrecord.store.words import index_words, unindex_words


class Outcome(StrEnum):
    """What became of a report that was to be added."""

    added = "added"
    known = "known"
    changed = "changed"
    reread = "reread"


class Saved(NamedTuple):
    """What became of a record, and the id of its report."""

    outcome: Outcome
    report: str


class Known(NamedTuple):
    """A report that is there already."""

    key: int
    report: str
    """Its id."""
    made_by: MadeBy
    """What read it."""


def save(connection: Connection, record: Record, *, collection: str | None = None, place: str | None = None) -> Saved:
    """Adds a record: a new report, a new version of one, or nothing where this document is there already."""
    needed = keys_needed(record)
    key = take_keys(connection, needed + 2)
    known = known_document(connection, record.document)
    if known is not None:
        collect(connection, known.key, collection)
        return Saved(Outcome.known, known.report)
    report, outcome = _report(connection, report_key(record.document, place), key)
    _add_version(connection, record, report, key + 1, place)
    _settle_current(connection, report)
    collect(connection, report, collection)
    return Saved(outcome, _ref(connection, report))


def known_document(connection: Connection, document: Document) -> Known | None:
    """The report that has this very document: its text, and all that is known of it."""
    v, r, m = t.version.c, t.report.c, t.made_by.c
    same = select(r.id, r.ref, m.onrecord, m.model, m.lexicon).join(t.report).join(t.made_by)
    same = same.where(v.document_id == document.id, v.fingerprint == fingerprint(document))
    row = connection.execute(same).one_or_none()
    return Known(row[0], row[1], MadeBy(*row[2:])) if row else None


def outdated(connection: Connection, made_by: MadeBy) -> list[int]:
    """The keys of the versions that something else made, current ones first."""
    v, m = t.version.c, t.made_by.c
    same = (m.onrecord == made_by.onrecord) & (m.model == made_by.model) & (m.lexicon == made_by.lexicon)
    others = select(v.id).join(t.made_by).where(~same).order_by(v.is_current.desc(), v.id)
    return list(connection.execute(others).scalars())


def replace_parts(connection: Connection, record: Record, version: int) -> Saved:
    """Puts what is found in a version in the place of what was found before; the document stays."""
    v = t.version.c
    report, current = connection.execute(select(v.report_id, v.is_current).where(v.id == version)).one()
    if current:
        unindex_words(connection, version)
    linked = set(connection.execute(select(t.figure.c.actor_id).where(t.figure.c.version_id == version)).scalars())
    for table in (t.flag, t.event, t.statement, t.figure, t.claim, t.residue, t.time_expression):
        connection.execute(delete(table).where(table.c.version_id == version))
    key = take_keys(connection, keys_needed(record))
    made_by = _made_by(connection, record.made_by)
    connection.execute(update(t.version).where(v.id == version).values(made_by_id=made_by))
    _write_parts(connection, record, version, key)
    if current:
        index_words(connection, version)
    unlink_unused(connection, linked - {None})
    return Saved(Outcome.reread, _ref(connection, report))


def _report(connection: Connection, key: str, report: int) -> tuple[int, Outcome]:
    """The report with this key, entered where it is new."""
    known = connection.execute(select(t.report.c.id).where(t.report.c.key == key)).scalar()
    if known is not None:
        return known, Outcome.changed
    connection.execute(insert(t.report).values(id=report, ref=report_ref(key), key=key, added_at=now()))
    return report, Outcome.added


def _ref(connection: Connection, report: int) -> str:
    return str(connection.execute(select(t.report.c.ref).where(t.report.c.id == report)).scalar_one())


def _add_version(connection: Connection, record: Record, report: int, key: int, place: str | None) -> None:
    row: Row = {
        "id": key, "report_id": report, "fingerprint": fingerprint(record.document), "is_current": False,
        "place": place, "added_at": now(), "made_by_id": _made_by(connection, record.made_by),
        **document_row(record.document),
    }  # fmt: skip
    connection.execute(insert(t.version).values(row))
    _write_parts(connection, record, key, key + 1)


def _write_parts(connection: Connection, record: Record, version: int, first_key: int) -> None:
    rows = flattened(record, version, first_key)
    link(connection, record, rows[t.figure])
    for table in ORDER:
        if rows[table]:
            connection.execute(insert(table), rows[table])


def _made_by(connection: Connection, made_by: MadeBy) -> int:
    m = t.made_by.c
    same = select(m.id).where(m.onrecord == made_by.onrecord, m.model == made_by.model, m.lexicon == made_by.lexicon)
    known = connection.execute(same).scalar()
    if known is not None:
        return int(known)
    key = take_keys(connection, 1)
    values = {"onrecord": made_by.onrecord, "model": made_by.model, "lexicon": made_by.lexicon}
    connection.execute(insert(t.made_by).values(id=key, **values))
    return key


def _settle_current(connection: Connection, report: int) -> None:
    """Marks the last version of a report, by stamp, then fingerprint; its words alone are searched."""
    v = t.version.c
    rows = connection.execute(select(v.id, v.published, v.fingerprint, v.is_current).where(v.report_id == report)).all()
    last = max(rows, key=lambda row: rank(row.published, row.fingerprint))
    for row in rows:
        if row.is_current != (row.id == last.id):
            connection.execute(update(t.version).where(v.id == row.id).values(is_current=row.id == last.id))
            (unindex_words if row.is_current else index_words)(connection, row.id)


def has_reports(connection: Connection) -> bool:
    """Whether the archive holds anything."""
    return bool(connection.execute(select(exists(select(t.report.c.id)))).scalar())
