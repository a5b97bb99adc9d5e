"""`state`: the state of a dispute between two sides as of a day, or what changed in it since another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from onrecord.errors import NotFound
from onrecord.queries.filters import Filter
from onrecord.queries.parties import parties_named
from onrecord.queries.relations import SURE
from onrecord.queries.state.answering import answer
from onrecord.queries.state.filling import Stood, filled
from onrecord.queries.state.happenings import Happening, deeds, happenings
from onrecord.queries.state.judging import LAST, Standing, Thing, standing, up_to
from onrecord.queries.state.putting import Parties, quiet, things
from onrecord.queries.state.rows import State, StateKind, StateRow, Status
from onrecord.queries.state.withdrawing import withdraw
from onrecord.queries.state.words import Words
from onrecord.queries.state.yielding import yielded
from onrecord.store.days import days_of, iso

__all__ = ["AsOf", "State", "StateKind", "StateRow", "Status", "state", "states"]
AsOf = tuple[str | None, str | None]
"""A date as of which a state is asked for, and one since which; null: none."""
_KINDS: tuple[StateKind, ...] = ("demand", "offer", "question", "accusation", "withheld", "deed")


def state(
    connection: Connection, a: str, b: str, wanted: Filter = SURE, *, on: str | None = None, since: str | None = None
) -> State:
    """How a dispute between two sides stands at the end of a day (or of a month, a year), by what was said up to then.

    Without a day, by all that the archive holds. With `since`, only what is new or stands otherwise than before that day.
    Raises NotFound for names that nobody bears, and for dates that are none.
    """
    return states(connection, a, b, [(on, since)], wanted)[0]


def states(connection: Connection, a: str, b: str, asked: Iterable[AsOf], wanted: Filter = SURE) -> list[State]:
    """The same as of several days, or since several; what was said and done is looked up once for all."""
    parties = parties_named(connection, a, b)
    bounds = [(_bounds(on, since), on, since) for on, since in asked]
    events = happenings(connection, quiet(wanted), parties)
    found = things(connection, wanted, parties, {event.version for event in events})
    _answered(connection, wanted, parties, found, events)
    whole, days = [], []
    for (until, before), on, _ in bounds:
        stood = [*_stood(found, until, before), *_done(events, until, before)]
        whole.append(sorted(_once(stood), key=_order)[wanted.offset :][: wanted.limit])
        days.append(_end(on) or _latest([*found, *deeds(events, until)]))
    one, other = (party.name for party in parties)
    return [
        State(one, other, iso(day) if day else None, since, rows)
        for (*_, since), day, rows in zip(bounds, days, filled(connection, parties, whole), strict=True)
    ]


def _bounds(on: str | None, since: str | None) -> tuple[int | None, int | None]:
    """Up to which day things are told, as a number, and behind which they are new."""
    before = _eve(since)
    return _end(on) if on is not None or since is None else LAST - 1, before


def _answered(
    connection: Connection, wanted: Filter, parties: Parties, found: list[Thing], events: Sequence[Happening]
) -> None:
    """Gives each thing all that answers it."""
    words = Words(connection, [party.name for party in parties])
    answer(connection, quiet(wanted), parties, found)
    yielded(connection, found, events, words)
    withdraw(connection, quiet(wanted), parties, found, words)


def _stood(found: Sequence[Thing], until: int | None, before: int | None) -> Iterator[Stood]:
    """How each thing stands; where it is asked what changed, only what stands otherwise than before."""
    for thing in found:
        now = standing(thing, until)
        then = None if before is None else standing(thing, before)
        if now and (before is None or then is None or then.status != now.status):
            yield up_to(thing, until), now, then


def _done(events: Sequence[Happening], until: int | None, before: int | None) -> Iterator[Stood]:
    """The latest deeds; where it is asked what changed, only those that are new."""
    for thing in deeds(events, until):
        if before is None or thing.tellings[0].day > before:
            day = thing.tellings[0].day
            yield thing, Standing("done", day), None


def _once(stood: Sequence[Stood]) -> list[Stood]:
    """Without what was not said in answer to something that stands here itself."""
    shown = {made.group for _, now, _ in stood for made in now.by if made.what == "statement"}
    return [row for row in stood if row[0].kind != "withheld" or row[0].group not in shown]


def _latest(found: Sequence[Thing]) -> int | None:
    """The last day of which anything is told."""
    days = [told.day for thing in found for told in thing.tellings]
    days += [made.day for thing in found for made in thing.answers]
    return max((day for day in days if day != LAST), default=None)


def _order(row: Stood) -> tuple[bool, int, int, bool, int, int]:
    """Side by side, kind by kind, what is open first, then the latest; deeds of all behind these."""
    thing, now, _ = row
    deed = thing.kind == "deed"
    return deed, 0 if deed else thing.side, _KINDS.index(thing.kind), now.status != "open", -now.since, thing.group


def _end(value: str | None) -> int | None:
    return None if value is None else _days(value)[1]


def _eve(value: str | None) -> int | None:
    """The day as a number less one: no day lies between it and the one before."""
    return None if value is None else _days(value)[0] - 1


def _days(value: str) -> tuple[int, int]:
    first, last = days_of(value)
    if first is None or last is None:
        raise NotFound(f"the date {value!r}", remedy="write it as 2031-04-02, 2031-04 or 2031")
    return first, last
