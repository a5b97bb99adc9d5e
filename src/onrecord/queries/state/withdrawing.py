"""What a side took back of what it had put: "withdrew its demand for an apology"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from sqlalchemy import Connection, select

from onrecord.queries.filters import Filter, of_statements
from onrecord.queries.state.acts import NOUNS
from onrecord.queries.state.judging import LAST, Answer, Thing, standing
from onrecord.queries.state.putting import Parties
from onrecord.queries.state.words import Words, stems
from onrecord.queries.tellings import chunks, group_of
from onrecord.store import tables as t

_TAKES_BACK = "retract"
_MOST = 0.5
"""So much of the words by which something is taken back it has at least."""


def withdraw(connection: Connection, wanted: Filter, parties: Parties, found: Collection[Thing], words: Words) -> None:
    """Gives each thing the statements by which its own side takes it back.

    They do where it is told within them, where it has their words, or where they name its kind and one alone was open.
    """
    for side in (0, 1):
        taken = _taken_back(connection, wanted, parties, side)
        if mine := [thing for thing in found if taken and thing.side == side and thing.kind in NOUNS]:
            words.look_up_said([*(one.key for one in taken), *(told.key for thing in mine for told in thing.tellings)])
            put, within = _Put(mine, words), _within(connection, [one.key for one in taken])
            for one in taken:
                by_words = _by_words(one, put, words.said(one.key))
                for place, thing in enumerate(mine):
                    if place in by_words or thing.group in within.get(one.key, ()):
                        thing.answers.append(one)


class _Put:
    """What a side put to the other, each thing by its place, to be looked up by its words."""

    def __init__(self, things: Sequence[Thing], words: Words) -> None:
        self.things = things
        self._places: list[int] = []
        self._holding: dict[str, list[int]] = defaultdict(list)
        for place, thing in enumerate(things):
            for wording in {words.said(told.key) for told in thing.tellings}:
                for stem in wording:
                    self._holding[stem].append(len(self._places))
                self._places.append(place)

    def up_to(self, day: int) -> list[int]:
        """Those that were put by then."""
        return [place for place, thing in enumerate(self.things) if thing.tellings[0].day <= day]

    def sharing(self, about: frozenset[str]) -> dict[int, int]:
        """How many of some words those have that have most of them, each in the telling that has most."""
        found: dict[int, int] = {}
        counts = Counter(chain.from_iterable(self._holding.get(stem, ()) for stem in about))
        for wording, number in counts.items():
            if number >= _MOST * len(about):
                place = self._places[wording]
                found[place] = max(found.get(place, 0), number)
        return found


def _taken_back(connection: Connection, wanted: Filter, parties: Parties, side: int) -> list[Answer]:
    """What a side took back."""
    s, v = t.statement.c, t.version
    columns = s.first_day, group_of(t.statement), s.id
    query = select(*columns).join(v, v.c.id == s.version_id).where(
        s.act == _TAKES_BACK, s.polarity == "positive", of_statements(connection, wanted),
        s.speaker_id.in_(parties[side].figures(parties[1 - side])),
    ).order_by(s.id)  # fmt: skip
    return [
        Answer(LAST if day is None else day, "statement", group, key, "withdrawn")
        for day, group, key in connection.execute(query)
    ]


def _within(connection: Connection, statements: Iterable[int]) -> dict[int, set[int]]:
    """The groups of what is told within each of these statements."""
    s, found = t.statement.c, defaultdict[int, set[int]](set)
    for some in chunks(statements):
        inner = select(s.parent_id, group_of(t.statement)).where(s.parent_id.in_(some))
        for parent, group in connection.execute(inner):
            found[parent].add(group)
    return found


def _by_words(taken: Answer, put: _Put, said: frozenset[str]) -> set[int]:
    """Of the things whose kind is named, or of all, those that share most of the other words; without these the only open one."""
    before, kinds = put.up_to(taken.day), {kind for kind, nouns in _NOUNS.items() if said & nouns}
    named = [place for place in before if put.things[place].kind in kinds]
    about = said.difference(*_NOUNS.values())
    if about:
        sharing, meant = put.sharing(about), set(named or before)
        most = max((number for place, number in sharing.items() if place in meant), default=0)
        return {place for place, number in sharing.items() if place in meant and number == most}
    open_ = {place for place in named if _is_open(put.things[place], taken.day)}
    return open_ if len(open_) == 1 else set()


def _is_open(thing: Thing, day: int) -> bool:
    now = standing(thing, day)
    return now is not None and now.status == "open"


_NOUNS = {kind: stems(" ".join(nouns)) for kind, nouns in NOUNS.items()}
