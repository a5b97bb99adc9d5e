"""Checks of one version: the record that is loaded keeps every promise of a record, and its rows agree with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, RowMapping, select

from onrecord.records import Document, Record
from onrecord.registry.identity import identity_of
from onrecord.store import tables as t
from onrecord.store.deciding.machine import kept, with_head
from onrecord.store.deciding.standing import expected
from onrecord.store.flatten import document_row, flattened, keys_from
from onrecord.store.identities import fingerprint, report_key
from onrecord.store.loading import load
from onrecord.store.tallies import statements_tallied

_ID = re.compile(r"[0-9a-f]{12}")
_DATE = re.compile(r"[0-9X]{4}(-|$)")


@dataclass(frozen=True, slots=True)
class Held:
    """A version as it is held: its row, its record, and the rows of its figures, statements and events by id."""

    row: RowMapping
    key: str
    """Of the report."""
    where: str
    record: Record
    """What stands."""
    given: Document
    """The document as it was added, before anybody corrected its head."""
    decided: Record
    """What is to stand: what was found, and the decisions that hold."""
    figures: dict[str, RowMapping]
    statements: dict[str, RowMapping]
    events: dict[str, RowMapping]


def held(connection: Connection, version: int) -> Held:
    """The version with this key. Raises what loading it raises."""
    row = connection.execute(select(t.version).where(t.version.c.id == version)).mappings().one()
    report = connection.execute(select(t.report).where(t.report.c.id == row["report_id"])).mappings().one()
    parts = [
        {
            part["ref"]: part
            for part in connection.execute(select(table).where(table.c.version_id == version)).mappings()
        }
        for table in (t.figure, t.statement, t.event)
    ]
    where = f"report {report['ref']}, version {version}"
    record = load(connection, version)
    given = with_head(record.document, kept(connection, version).head)
    return Held(row, report["key"], where, record, given, expected(connection, version), *parts)


def spans(found: Held) -> Iterator[str]:
    """Spans that are empty or lie outside the text."""
    size = len(found.record.document.text)
    for evidence in found.record.evidences():
        if not 0 <= evidence.start < evidence.end <= size:
            yield f"characters {evidence.start} to {evidence.end} of a text of {size}"


def unchanged(found: Held) -> Iterator[str]:
    """A document that is not the one that was added."""
    if fingerprint(found.given) != found.row["fingerprint"]:
        yield "the document is not the one that was added"


def stands(found: Held) -> Iterator[str]:
    """A version that says other than what was found and decided."""
    if found.record != found.decided:
        yield "it does not say what was found and decided since"


def of_its_report(found: Held) -> Iterator[str]:
    """A version that belongs to another report."""
    key = report_key(found.given, found.row["place"])
    if key != found.key:
        yield f"its key is {key}, that of the report {found.key}"


def ids(found: Held) -> Iterator[str]:
    """Ids that are none, or that two parts share."""
    record = found.record
    yield from (f"the id {own}" for own in [record.document.id] if not _ID.fullmatch(own))
    for kind, parts in (("actor", record.actors), ("statement", record.statements), ("event", record.events)):
        own = [part.id for part in parts]
        yield from (f"{kind}: the id {one}" for one in own if not _ID.fullmatch(one))
        yield from (f"{kind} {one} is there {own.count(one)} times" for one in sorted(set(own)) if own.count(one) > 1)


def members(found: Held) -> Iterator[str]:
    """Members of groups who are not in the record."""
    there = {actor.id for actor in found.record.actors}
    for actor in found.record.actors:
        yield from (f"actor {actor.id}: no member {one}" for one in actor.members if one not in there)


def tree(found: Held) -> Iterator[str]:
    """Statements told within themselves, or that answer themselves."""
    parents = {s.id: s.parent for s in found.record.statements}
    for said in found.record.statements:
        at, above = said.parent, set[str]()
        while at is not None and at not in above:
            above.add(at)
            at = parents.get(at)
        if said.id in above:
            yield f"statement {said.id} is told within itself"
        if said.id in said.responds_to:
            yield f"statement {said.id} answers itself"


def mirrors(found: Held) -> Iterator[str]:
    """Events that mirror themselves."""
    yield from (f"event {e.id} mirrors itself" for e in found.record.events if e.mirror_of == e.id)


def derived(found: Held) -> Iterator[str]:
    """Columns that do not agree with what they are made of: days, tallies, whether the version is the current one."""
    record, row = found.record, found.row
    if document_row(record.document)["published_day"] != row["published_day"]:
        yield f"published {row['published']}, but on the day {row['published_day']}"
    yield from (f"{n} {name}, not {row[name]}" for name, n in statements_tallied(record).items() if row[name] != n)
    for said in record.statements:
        nearest = found.figures[said.via[0]]["id"] if said.via else None
        if found.statements[said.id]["via_id"] != nearest:
            yield f"statement {said.id}: the one through whom it is known is not the nearest"
    rows = flattened(record, row["id"], keys_from(record, 1), current=row["is_current"])
    for kind, table, there in (
        ("actor", t.figure, found.figures),
        ("statement", t.statement, found.statements),
        ("event", t.event, found.events),
    ):
        columns = [name for name in _DERIVED if name in table.c]
        for wanted in rows[table]:
            mine = there[wanted["ref"]]
            yield from (
                f"{kind} {wanted['ref']}: {name} is {mine[name]}, not {wanted[name]}"
                for name in columns
                if mine[name] != wanted[name]
            )


def dates(found: Held) -> Iterator[str]:
    """Dates that are none."""
    record = found.record
    told = [("published", record.document.published.value)] if record.document.published else []
    told += [(f"statement {s.id}", s.said_at) for s in record.statements if s.said_at is not None]
    told += [(f"event {e.id}", e.when) for e in record.events if e.when is not None]
    yield from (f"{what}: {date}" for what, date in told if not _DATE.match(date))


def names(found: Held) -> Iterator[str]:
    """Actors of the report that are compared by another name than theirs."""
    for actor in found.record.actors:
        row, who = found.figures[actor.id], identity_of(actor)
        wanted = (who.normal, who.group) if who else (None, None)
        if (row["normal"], row["identified"]) != wanted:
            yield f"actor {actor.id}: compared as {row['normal']}, {row['identified']}"


_DERIVED = "first_day", "last_day", "is_current", "said", "done", "passed", "chained"
VERSIONS: dict[str, tuple[str, Callable[[Held], Iterator[str]]]] = {
    "spans": ("no span is empty or outside the text", spans),
    "fingerprint": ("document and text are as they were added", unchanged),
    "decided": ("what stands is what was found, and what people decided", stands),
    "report key": ("a version belongs to the report of its key", of_its_report),
    "ids": ("ids are twelve hexadecimal digits, none twice", ids),
    "members": ("members of groups are actors of the record", members),
    "tree": ("no statement is told within itself, or answers itself", tree),
    "mirrors": ("no event mirrors itself", mirrors),
    "derived": ("days, tallies and currency agree with what they are made of", derived),
    "dates": ("dates begin with a year", dates),
    "names": ("actors are compared by their names", names),
}
"""What is asked of each version, by name: what holds, and what finds where it does not."""
