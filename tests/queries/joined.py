"""Six invented reports of one quarrel, and what of them is the same, written into the archive by hand.

A wire, a copy of it, one who cites it, one who tells it on its own and of another day, an answer two days later, and one
that perhaps tells the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from sqlalchemy import Connection, Table, delete, insert, select, update

from onrecord.archive import Archive
from onrecord.records import Record
from onrecord.store import tables as t
from onrecord.store.engine import writing
from tests.queries.telling import Telling

PAIRS = {"report": t.near_copy, "statement": t.same_statement, "event": t.same_event}
WIRE, COPY, CITING, OWN, ANSWER, MAYBE = "wire", "copy", "citing", "own", "answer", "maybe"
_HEADS = {
    WIRE: ("Meridian Wire", "2031-05-08T09:00"),
    COPY: ("Harrow Post", "2031-05-08T11:00"),
    CITING: ("Tidewater Gazette", "2031-05-09"),
    OWN: ("Kost Radio", "2031-05-09"),
    ANSWER: ("Kost Radio", "2031-05-10"),
    MAYBE: ("Ostland Courier", "2031-05-20"),
}


def accusation(name: str, *, via: str = "", met: str = "2031-05-06", **more: object) -> Telling:
    """A report in which Darvas accuses Kostria, and she and Venn have met."""
    publisher, published = _HEADS[name]
    text = f"Report {name}\n\nDarvas accused Kostria of “moving the buoys”, {via or 'nobody'} wrote. Elin Darvas met Oskar Venn."
    told = Telling(
        text, published=published, publisher=publisher, title=f"Report {name}", url=f"https://{name}.example"
    )
    darvas, venn = told.who("Elin Darvas", "person", "VRN"), told.who("Oskar Venn", "person", "KST")
    through = (told.who(via, "media"),) if via else ()
    said = {"act": "accuse", "mode": "direct", "said_at": "2031-05-07", "via": through, **more}
    claim = told.said(darvas, "accused", "“moving the buoys”", **said)
    first = told.did([darvas], [venn], "040 CONSULT", "met", when=met, statement=claim, goldstein=1.0)
    told.did([venn], [darvas], "040 CONSULT", "met", when=met, statement=claim, mirror_of=first, goldstein=1.0)
    return told


def rejection() -> Telling:
    """A report in which Venn rejects what others say that Darvas said."""
    publisher, published = _HEADS[ANSWER]
    told = Telling("Oskar Venn rejected the charge about buoys.", published=published, publisher=publisher, title="No")
    told.said(told.who("Oskar Venn", "person", "KST"), "rejected", "the charge about buoys", act="reject")
    return told


def reports() -> dict[str, Record]:
    """All six, by name."""
    told = {
        WIRE: accusation(WIRE),
        COPY: accusation(COPY),
        CITING: accusation(CITING, via="The Meridian Wire"),
        OWN: accusation(OWN, met="2031-05-05", confidence=0.9),
        ANSWER: rejection(),
        MAYBE: accusation(MAYBE, met="2031-05-19"),
    }
    return {name: one.record for name, one in told.items()}


def join_all(archive: Archive, some: dict[str, Record]) -> None:
    """Four tell of the same, in three origins as far as copies go, in two with citing; the last one perhaps does."""
    same = [some[name] for name in (WIRE, COPY, CITING, OWN)]
    with writing(archive.engine) as connection:
        unjoin(connection)
        join(connection, t.report, [report_key(connection, some[name]) for name in (WIRE, COPY)])
        claims = keys(connection, t.statement, [record.statements[0].id for record in same])
        join(connection, t.statement, claims)
        join(connection, t.event, keys(connection, t.event, [e.id for record in same for e in record.events]))
        for table in (t.statement, t.event):
            maybe = getattr(some[MAYBE], f"{table.name}s")[0].id
            wire = getattr(some[WIRE], f"{table.name}s")[0].id
            pair(connection, table, keys(connection, table, [wire, maybe]), "perhaps")
        (answer,) = keys(connection, t.statement, [some[ANSWER].statements[0].id])
        reply(connection, answer, claims[0])


def unjoin(connection: Connection) -> None:
    """Takes all joins away, whoever made them."""
    for name, pairs in PAIRS.items():
        table = t.metadata.tables[name]
        column = "origin_id" if name == "report" else "same_id"
        connection.execute(delete(pairs))
        connection.execute(update(table).values({column: None}))
    connection.execute(delete(t.reply))


def join(connection: Connection, table: Table, members: Sequence[int]) -> None:
    """Makes these one group."""
    for two in combinations(sorted(members), 2):
        pair(connection, table, two, "join")
    column = "origin_id" if table.name == "report" else "same_id"
    connection.execute(update(table).where(table.c.id.in_(members)).values({column: min(members)}))


def pair(connection: Connection, table: Table, two: Sequence[int], sure: str) -> None:
    """Writes down how sure it is that two belong together."""
    first, other = sorted(two)
    row = {f"{table.name}_id": first, "other_id": other, "sure": sure, "score": 0.8, "why": ("alike",)}
    connection.execute(insert(PAIRS[table.name]).values(row))


def reply(connection: Connection, answer: int, claim: int, sure: str = "join") -> None:
    """Writes down that one answers the other."""
    row = {"statement_id": answer, "responds_to_id": claim, "sure": sure, "score": 0.8, "why": ("asked",)}
    connection.execute(insert(t.reply).values(row))


def keys(connection: Connection, table: Table, ids: Sequence[str]) -> list[int]:
    """The keys of the current rows with these ids, in the same order."""
    c = table.c
    found = connection.execute(select(c.ref, c.id).where(c.ref.in_(ids), c.is_current)).all()
    by_id = {row.ref: row.id for row in found}
    return [by_id[ref] for ref in ids]


def report_key(connection: Connection, record: Record) -> int:
    """The key of the report that a record is of."""
    v = t.version.c
    return int(connection.execute(select(v.report_id).where(v.document_id == record.document.id)).scalar_one())
