"""What was found in a version, written; what makes it; which version of a report is current."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from onrecord.records import MadeBy, Record
from onrecord.registry.names import normal
from onrecord.store import tables as t
from onrecord.store.deciding.machine import found_heads, found_stamp
from onrecord.store.deciding.registry import as_linked
from onrecord.store.flatten import ORDER, flattened, keys_from
from onrecord.store.identities import fingerprint, rank
from onrecord.store.joining import unjoin
from onrecord.store.keys import take_keys
from onrecord.store.linking import link
from onrecord.store.words import index_words, unindex_words


def write_parts(connection: Connection, record: Record, version: int, first_key: int, *, current: bool) -> None:
    """Writes all rows of what was found in a version; only a current one is searched for its words."""
    rows = flattened(record, version, keys_from(record, first_key), current=current)
    with as_linked(connection, {normal(actor.name) for actor in record.actors}):
        link(connection, record, rows[t.figure])
        for table in ORDER:
            if rows[table]:
                connection.execute(insert(table), rows[table])
    if current:
        index_words(connection, version)


def made_by_key(connection: Connection, made_by: MadeBy) -> int:
    """The key of what made a record, entered where it is new."""
    m = t.made_by.c
    same = select(m.id).where(m.onrecord == made_by.onrecord, m.model == made_by.model, m.lexicon == made_by.lexicon)
    known = connection.execute(same).scalar()
    if known is not None:
        return int(known)
    key = take_keys(connection, 1)
    values = {"onrecord": made_by.onrecord, "model": made_by.model, "lexicon": made_by.lexicon}
    connection.execute(insert(t.made_by).values(id=key, **values))
    return key


def takes_over(connection: Connection, record: Record, report: int) -> bool:
    """Whether a new version of a report is the last one by stamp, then fingerprint: the one before then stands down."""
    v = t.version.c
    query = select(v.id, v.published, v.fingerprint).where(v.report_id == report, v.is_current)
    now = connection.execute(query).one_or_none()
    if now is None:
        return True
    published = record.document.published
    new = rank(published.value if published else None, fingerprint(record.document))
    stamp = found_stamp(found_heads(connection, [now.id]), now.id, now.published)
    if new < rank(stamp, now.fingerprint):
        return False
    unindex_words(connection, now.id)
    unjoin(connection, now.id)
    connection.execute(update(t.version).where(v.id == now.id).values(is_current=False))
    for table in (t.figure, t.statement, t.event):
        connection.execute(update(table).where(table.c.version_id == now.id).values(is_current=False))
    return True
