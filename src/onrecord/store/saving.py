"""A record into the archive: one report, one transaction."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from onrecord.errors import ArchiveError
from onrecord.records import Document, MadeBy, Record
from onrecord.store import tables as t
from onrecord.store.collecting import collect
from onrecord.store.deciding.pairs import pair_up
from onrecord.store.deciding.standing import stand
from onrecord.store.deciding.tombs import tomb
from onrecord.store.flatten import Row, document_row, keys_needed
from onrecord.store.identities import fingerprint, report_key, report_ref
from onrecord.store.joining import join_report, join_waiting
from onrecord.store.keys import now, take_keys
from onrecord.store.parts import made_by_key, takes_over, write_parts
from onrecord.store.tallies import statements_tallied

_MORE = 20
"""Reports joined along with a new one, where it changed whom they name."""


class Outcome(StrEnum):
    """What became of a report that was to be added."""

    added = "added"
    known = "known"
    changed = "changed"
    removed = "removed"
    """It was removed before, and is not taken in again."""


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
    """Adds a record: a new report, a new version of one, or nothing where this document is there already, or was removed.

    Raises ArchiveError where it is the record of a report that could not be read: `failing.set_aside` keeps these.
    """
    if failure := record.document.failure:
        raise ArchiveError(f"a report that was not read ({failure.stage})", remedy="set it aside, and try again later")
    first = take_keys(connection, keys_needed(record) + 2)
    known = known_document(connection, record.document)
    if known is not None:
        collect(connection, known.key, collection)
        return Saved(Outcome.known, known.report)
    if (gone := tomb(connection, record.document)) is not None:
        return Saved(Outcome.removed, gone.report)
    key = report_key(record.document, place)
    report = connection.execute(select(t.report.c.id).where(t.report.c.key == key)).scalar()
    outcome = Outcome.added if report is None else Outcome.changed
    if report is None:
        report = first
        connection.execute(insert(t.report).values(id=report, ref=report_ref(key), key=key, added_at=now()))
    current = _add_version(connection, record, report, first + 1, place)
    if outcome is Outcome.changed:
        stand(connection, first + 1)
        pair_up(connection, report)
    if current:
        join_report(connection, report)
    join_waiting(connection, _MORE)
    collect(connection, report, collection)
    return Saved(outcome, report_ref(key))


def known_document(connection: Connection, document: Document) -> Known | None:
    """The report that has this very document: its text, and all that is known of it."""
    v, r, m = t.version.c, t.report.c, t.made_by.c
    same = select(r.id, r.ref, m.onrecord, m.model, m.lexicon).join(t.report).join(t.made_by)
    same = same.where(v.document_id == document.id, v.fingerprint == fingerprint(document))
    row = connection.execute(same).one_or_none()
    return Known(row[0], row[1], MadeBy(*row[2:])) if row else None


def _add_version(connection: Connection, record: Record, report: int, key: int, place: str | None) -> bool:
    """Writes a version; whether it is the current one."""
    current = takes_over(connection, record, report)
    row: Row = {
        "id": key, "report_id": report, "fingerprint": fingerprint(record.document), "is_current": current,
        "place": place, "added_at": now(), "made_by_id": made_by_key(connection, record.made_by),
        **document_row(record.document), **statements_tallied(record),
    }  # fmt: skip
    connection.execute(insert(t.version).values(row))
    write_parts(connection, record, key, key + 1, current=current)
    return current
