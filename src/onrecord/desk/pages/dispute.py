"""The state of a dispute between two parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import get_args

from onrecord.desk.asked import Open
from onrecord.queries import CarrierRow, DyadRow, State
from onrecord.queries.relations import SURE
from onrecord.queries.state import StateKind, StateRow, Status
from onrecord.show.answers.state import HEADINGS

MOST = 400
"""Things that are shown of a dispute at most."""
CHOICES = 24
"""Pairs to choose from."""
_TONES: dict[Status, str] = {
    "open": "open", "met": "settled", "accepted": "settled", "confirmed": "settled", "refused": "denied",
    "denied": "denied", "disputed": "pressed", "withheld": "withheld",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Put:
    """What one party put of one kind."""

    kind: StateKind
    heading: str
    rows: tuple[StateRow, ...]


@dataclass(frozen=True, slots=True)
class DisputePage:
    """What the page of a dispute shows."""

    a: str
    """The parties as they were asked for."""
    b: str
    on: str
    since: str
    state: State | None
    earlier: str | None
    """ISO date: the day before that of the state on which something changed."""
    later: str | None
    carriers: dict[str, tuple[CarrierRow, ...]]
    """By statement the reports that tell it, where those are several."""
    dyads: tuple[DyadRow, ...]
    """Where no parties were asked for: those there are to choose from."""

    @property
    def parties(self) -> tuple[tuple[str, tuple[Put, ...]], ...]:
        """Each party with what it put to the other, kind by kind."""
        assert self.state is not None
        return tuple((name, self._put({name})) for name in (self.state.one, self.state.other))

    @property
    def third(self) -> tuple[Put, ...]:
        """What third parties offered and asked."""
        assert self.state is not None
        return self._put({row.side for row in self.state.rows} - {self.state.one, self.state.other})

    @property
    def standing(self) -> tuple[tuple[Status, int], ...]:
        """How many things stand how, deeds left out; what is open first."""
        assert self.state is not None
        counts = Counter(row.status for row in self.state.rows if row.kind != "deed")
        return tuple((status, counts[status]) for status in get_args(Status) if counts[status])

    @property
    def deeds(self) -> tuple[StateRow, ...]:
        """The latest that was done."""
        assert self.state is not None
        return tuple(row for row in self.state.rows if row.kind == "deed")

    def _put(self, names: set[str | None]) -> tuple[Put, ...]:
        assert self.state is not None
        mine = (row for row in self.state.rows if row.side in names and row.kind != "deed")
        return tuple(Put(kind, HEADINGS[kind], tuple(rows)) for kind, rows in groupby(mine, lambda row: row.kind))

    def tone(self, status: Status) -> str:
        """The class by which a status is coloured; its word stands there, too."""
        return _TONES.get(status, "plain")


def dispute(archive: Open, a: str = "", b: str = "", on: str = "", since: str = "") -> DisputePage:
    """The state of a dispute; without two sides, those there are to choose from."""
    if not (a and b):
        few = replace(SURE, limit=CHOICES)
        return DisputePage(a, b, on, since, None, None, None, {}, tuple(archive.dyads(few)))
    many = replace(SURE, limit=MOST)
    asked = dict.fromkeys(((on or None, since or None), (None, None)))
    found = archive.states(a, b, asked, many)
    state, whole = found[0], found[-1]
    days = sorted(set(_days(whole.rows)))
    at = state.day or ""
    earlier, later = next((d for d in reversed(days) if d < at), None), next((d for d in days if d > at), None)
    return DisputePage(a, b, on, since, state, earlier, later, archive.carriers(set(_ids(state.rows))), ())


def _ids(rows: Iterable[StateRow]) -> Iterator[str]:
    for row in rows:
        yield from (one.id for one in (row.statement, *row.answers, *row.candidates) if one)


def _days(rows: Iterable[StateRow]) -> Iterator[str]:
    """The days on which something was put, done or answered."""
    for row in rows:
        told = (row.statement, row.event, *row.answers, *row.deeds)
        yield from (one.first_day for one in told if one and one.first_day)
