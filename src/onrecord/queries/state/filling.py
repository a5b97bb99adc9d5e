"""How things stand, as typed rows with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Table

from onrecord.queries.counting import independent
from onrecord.queries.filling import event_rows, statement_rows
from onrecord.queries.rows import EventRow, StatementRow, Told
from onrecord.queries.state.judging import LAST, Answer, Standing, Thing, What
from onrecord.queries.state.putting import THIRD, Parties
from onrecord.queries.state.rows import StateRow
from onrecord.queries.tellings import Telling, tellings, through
from onrecord.store import tables as t
from onrecord.store.days import iso

Stood = tuple[Thing, Standing, Standing | None]
"""A thing by what is told of it up to a day, how it stands then, and how it stood before."""
Counted = dict[tuple[What, int], Told]
"""How often things are told, by what they are and their groups."""
_TABLES: dict[What, Table] = {"statement": t.statement, "event": t.event}


def filled(connection: Connection, parties: Parties, whole: Sequence[Sequence[Stood]]) -> list[tuple[StateRow, ...]]:
    """For each of several states the rows of its things, in the same order; what several hold is looked up once."""
    rows = _Rows(connection, [one for stood in whole for one in stood])
    return [tuple(_filled(parties, stood, rows, _counted(connection, stood))) for stood in whole]


def _filled(parties: Parties, stood: Sequence[Stood], rows: _Rows, counted: Counted) -> Iterator[StateRow]:
    """The rows of one state."""
    for thing, now, before in stood:
        told = counted.get((thing.what, thing.group))
        said = rows.statement_of(thing, told) if thing.what == "statement" else None
        done = rows.event_of(thing, told) if thing.what == "event" else None
        yield StateRow(
            thing.kind, _side(parties, thing, said, done),
            " and ".join(parties[side].name for side in sorted(thing.toward)) or None, now.status,
            None if now.since == LAST else iso(now.since), before.status if before else None, said, done,
            tuple(rows.statements[key] for key in _said(now.by)),
            tuple(rows.events[made.key] for made in now.by if made.what == "event"),
            tuple(rows.statements[key] for key in _said(_candidates(thing))),
        )  # fmt: skip


def _side(parties: Parties, thing: Thing, said: StatementRow | None, done: EventRow | None) -> str | None:
    """Whose it is: of a third party, whoever said or did it first."""
    if thing.side != THIRD:
        return parties[thing.side].name
    if said:
        return said.speaker.name if said.speaker else None
    return ", ".join(who.name for who in done.actors) if done else None


def _candidates(thing: Thing) -> list[Answer]:
    return sorted(made for made in thing.answers if not made.sure)


def _said(by: Sequence[Answer]) -> list[int]:
    """The statements among these answers, and those that vouch for deeds among them."""
    found = (made.key if made.what == "statement" else made.vouching for made in by)
    return list(dict.fromkeys(key for key in found if key is not None))


class _Rows:
    """The statements and events to which things refer."""

    def __init__(self, connection: Connection, stood: Sequence[Stood]) -> None:
        keys: dict[What, set[int]] = {"statement": set(), "event": set()}
        for thing, now, _ in stood:
            keys[thing.what].add(thing.tellings[0].key)
            keys["statement"].update(_said((*now.by, *_candidates(thing))))
            keys["event"].update(made.key for made in now.by if made.what == "event")
        said, done = sorted(keys["statement"]), sorted(keys["event"])
        self.statements = dict(zip(said, statement_rows(connection, said), strict=True))
        self.events = dict(zip(done, event_rows(connection, done), strict=True))

    def statement_of(self, thing: Thing, told: Told | None) -> StatementRow:
        """The first telling of what was said, with how often it is told."""
        row = self.statements[thing.tellings[0].key]
        return replace(row, told=told or row.told)

    def event_of(self, thing: Thing, told: Told | None) -> EventRow:
        """The first telling of what was done, likewise."""
        row = self.events[thing.tellings[0].key]
        return replace(row, told=told or row.told)


def _counted(connection: Connection, stood: Sequence[Stood]) -> Counted:
    """How often things are told, by their tellings alone: what comes later, or from elsewhere, is not counted."""
    found = [thing for thing, *_ in stood]
    told: dict[What, dict[int, list[Telling]]] = {
        what: tellings(connection, table, {thing.group for thing in found if thing.what == what})
        for what, table in _TABLES.items()
    }
    outlets = through(connection, [one for groups in told.values() for some in groups.values() for one in some])
    counted: Counted = {}
    for thing in found:
        keys = {telling.key for telling in thing.tellings}
        if mine := [one for one in told[thing.what].get(thing.group, ()) if one.key in keys]:
            reports = len({one.report for one in mine})
            first = mine[0].ref if reports > 1 else None
            counted[thing.what, thing.group] = Told(reports, independent(mine, outlets), first, 0)
    return counted
