"""How things stand, as typed rows with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from onrecord.queries.filling import event_rows, statement_rows
from onrecord.queries.rows import EventRow, StatementRow
from onrecord.queries.state.judging import LAST, Answer, Standing, Thing, What
from onrecord.queries.state.pairs import chunks
from onrecord.queries.state.putting import THIRD, Parties
from onrecord.queries.state.rows import StateRow
from onrecord.store import tables as t
from onrecord.store.days import iso


def filled(
    connection: Connection, parties: Parties, stood: Sequence[tuple[Thing, Standing, Standing | None]]
) -> Iterator[StateRow]:
    """The rows of these things, in the same order."""
    rows = _Rows(connection, stood)
    for thing, now, before in stood:
        first = thing.tellings[0]
        said = rows.statements.get(first.key) if thing.what == "statement" else None
        done = rows.events.get(first.key) if thing.what == "event" else None
        reports = {rows.reports[told.version] for told in thing.tellings}
        yield StateRow(
            thing.kind, _side(parties, thing, said, done),
            " and ".join(parties[side].name for side in sorted(thing.toward)) or None, now.status,
            None if now.since == LAST else iso(now.since), before.status if before else None, said, done,
            tuple(rows.statements[key] for key in _said(now.by)),
            tuple(rows.events[made.key] for made in now.by if made.what == "event"),
            tuple(rows.statements[key] for key in _said(_candidates(thing))),
            len(reports), len({origin for _, origin in reports}),
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
    """The rows and reports that the things refer to."""

    def __init__(self, connection: Connection, stood: Sequence[tuple[Thing, Standing, Standing | None]]) -> None:
        keys: dict[What, set[int]] = {"statement": set(), "event": set()}
        versions: set[int] = set()
        for thing, now, _ in stood:
            keys[thing.what].add(thing.tellings[0].key)
            keys["statement"].update(_said((*now.by, *_candidates(thing))))
            keys["event"].update(made.key for made in now.by if made.what == "event")
            versions |= {told.version for told in thing.tellings}
        said, done = sorted(keys["statement"]), sorted(keys["event"])
        self.statements = dict(zip(said, statement_rows(connection, said), strict=True))
        self.events = dict(zip(done, event_rows(connection, done), strict=True))
        self.reports = _reports(connection, versions)


def _reports(connection: Connection, versions: set[int]) -> dict[int, tuple[int, int]]:
    """The report of each version, and the report with which its group of copies begins."""
    r, v = t.report.c, t.version.c
    query = select(v.id, r.id, func.coalesce(r.origin_id, r.id)).join(t.report)
    found: dict[int, tuple[int, int]] = {}
    for some in chunks(versions):
        found |= {row[0]: (row[1], row[2]) for row in connection.execute(query.where(v.id.in_(some)))}
    return found
