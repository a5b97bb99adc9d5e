"""Rows of a timeline sorted into lanes: one for each of the busiest actors, or countries; all others in one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.lexicon.actors import country_names
from onrecord.queries.rows import TimelineRow, WhoRow
from onrecord.show.layout import flowing

By = Literal["actor", "country"]
MOST = 8
"""Lanes that have a name of their own."""
OTHERS, UNDATED = "Others", "No date"


@dataclass(frozen=True, slots=True)
class Lane:
    """What one actor, or one country, did and said."""

    name: str
    actor: str | None
    """Its id in the registry, where it is an actor that has one."""
    rows: tuple[TimelineRow, ...]


def lanes_of(rows: Sequence[TimelineRow], by: By = "actor", most: int = MOST) -> tuple[Lane, ...]:
    """The busiest lane first, of equal ones that which begins first; then all others in one; last what has no date.

    What two do together stands in the lanes of both. What nobody named does is among the others.
    """
    dated = [row for row in rows if row.first_day is not None]
    countries = _countries(rows)
    keys = {id(row): _keys(row, by, countries) for row in dated}
    busy = Counter(key for row in dated for key in keys[id(row)])
    own = [key for key, _ in busy.most_common(most if len(busy) <= most else most - 1)]
    found: dict[str, list[TimelineRow]] = {key: [] for key in own}
    others = []
    for row in dated:
        there = [key for key in keys[id(row)] if key in found]
        for key in there:
            found[key].append(row)
        if not there:
            others.append(row)
    names = _names(rows, by)
    lanes = [
        Lane(names.get(key, key), key if by == "actor" and _is_id(key) else None, tuple(found[key])) for key in own
    ]
    rest = ((OTHERS, others), (UNDATED, [row for row in rows if row.first_day is None]))
    return (*lanes, *(Lane(name, None, tuple(some)) for name, some in rest if some))


def doers(row: TimelineRow) -> tuple[WhoRow, ...]:
    """Who did it, or said it."""
    if row.event:
        return row.event.actors
    return (row.statement.speaker,) if row.statement and row.statement.speaker else ()


def _keys(row: TimelineRow, by: By, countries: Mapping[str, str]) -> tuple[str, ...]:
    found = (_key(who) if by == "actor" else who.country or countries.get(_key(who)) for who in doers(row))
    return tuple(dict.fromkeys(key for key in found if key))


def _key(who: WhoRow) -> str:
    return who.actor or f"name {who.name.casefold()}"


def _is_id(key: str) -> bool:
    return not key.startswith("name ")


def _countries(rows: Iterable[TimelineRow]) -> dict[str, str]:
    """The country of each actor that any of the rows tells."""
    return {_key(who): who.country for who in _all(rows) if who.country}


def _names(rows: Sequence[TimelineRow], by: By) -> dict[str, str]:
    """What each lane is called: as most of the rows call the actor; a country as its state is called."""
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for who in _all(rows):
        if by == "actor":
            called[_key(who)][flowing(who.name)] += 1
        elif who.country and who.kind == "state":
            called[who.country][flowing(who.name)] += 1
    known: Mapping[str, str] = country_names() if by == "country" else {}
    return {**known, **{key: names.most_common(1)[0][0] for key, names in called.items()}}


def _all(rows: Iterable[TimelineRow]) -> Iterator[WhoRow]:
    for row in rows:
        yield from doers(row)
        yield from row.event.recipients if row.event else row.statement.addressees if row.statement else ()
