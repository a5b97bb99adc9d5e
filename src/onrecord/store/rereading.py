"""What was found in a version gives way to what a newer onrecord, model or lexicon finds; the document stays."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from onrecord.records import MadeBy, Record
from onrecord.store import tables as t
from onrecord.store.deciding.kinds import BY_HAND
from onrecord.store.deciding.machine import drop_parts
from onrecord.store.deciding.pairs import pair_up
from onrecord.store.deciding.registry import linked
from onrecord.store.deciding.standing import stand
from onrecord.store.flatten import keys_needed
from onrecord.store.joining import join_report, unjoin
from onrecord.store.keys import take_keys
from onrecord.store.linking import forget
from onrecord.store.parts import made_by_key, write_parts
from onrecord.store.tallies import statements_tallied
from onrecord.store.words import unindex_words

_PARTS = t.flag, t.event, t.statement, t.figure, t.claim, t.residue, t.time_expression


def outdated(connection: Connection, made_by: MadeBy) -> list[int]:
    """The keys of the versions that something else made, current ones first."""
    v, m = t.version.c, t.made_by.c
    same = (m.onrecord == made_by.onrecord) & (m.model == made_by.model) & (m.lexicon == made_by.lexicon)
    others = select(v.id).join(t.made_by).where(~same, m.model != BY_HAND).order_by(v.is_current.desc(), v.id)
    return list(connection.execute(others).scalars())


def replace_parts(connection: Connection, record: Record, version: int) -> str:
    """Puts what is found in a version in the place of what was found before; the id of its report."""
    key = take_keys(connection, keys_needed(record))
    v, f = t.version.c, t.figure.c
    query = select(t.report.c.id, t.report.c.ref, v.is_current).join(t.report).where(v.id == version)
    report, ref, current = connection.execute(query).one()
    if current:
        unindex_words(connection, version)
        unjoin(connection, version)
    meant = set(connection.execute(select(linked()).where(f.version_id == version)).scalars())
    for table in _PARTS:
        connection.execute(delete(table).where(table.c.version_id == version))
    drop_parts(connection, version)
    made = {"made_by_id": made_by_key(connection, record.made_by), **statements_tallied(record)}
    connection.execute(update(t.version).where(v.id == version).values(**made))
    write_parts(connection, record, version, key, current=current)
    forget(connection, meant - {None})
    stand(connection, version)
    if current:
        pair_up(connection, report)
        join_report(connection, report)
    return str(ref)
