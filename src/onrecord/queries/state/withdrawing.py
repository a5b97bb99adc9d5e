"""What a side took back of what it had put: "withdrew its demand for an apology"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

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
            put = [_Put(thing, {words.said(told.key) for told in thing.tellings}) for thing in mine]
            within = _within(connection, [one.key for one in taken])
            for one in taken:
                for thing in _meant(one, within.get(one.key, frozenset()), put, words.said(one.key)):
                    thing.answers.append(one)


class _Put(NamedTuple):
    """A thing that may be taken back, with the words of each of its tellings."""

    thing: Thing
    said: Collection[frozenset[str]]

    def share(self, about: frozenset[str]) -> float:
        """How much of some words it has, in the telling that has most."""
        return max(len(about & one) for one in self.said) / len(about)


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


def _meant(taken: Answer, within: Collection[int], mine: Collection[_Put], said: frozenset[str]) -> list[Thing]:
    """The things that are meant: those told within it, and those put before that its words mean."""
    before = [put for put in mine if put.thing.tellings[0].day <= taken.day]
    by_words = {id(thing) for thing in _by_words(taken, before, said)}
    return [put.thing for put in mine if put.thing.group in within or id(put.thing) in by_words]


def _by_words(taken: Answer, before: Sequence[_Put], said: frozenset[str]) -> list[Thing]:
    """Of the things whose kind is named, or of all, those that share most of the other words; without these the only open one."""
    kinds = {kind for kind, nouns in _NOUNS.items() if said & nouns}
    named = [put for put in before if put.thing.kind in kinds]
    about = said.difference(*_NOUNS.values())
    if about:
        shares = [(put.share(about), put.thing) for put in named or before]
        most = max((share for share, _ in shares), default=0.0)
        return [thing for share, thing in shares if share == most >= _MOST]
    unsettled = [put.thing for put in named if (now := standing(put.thing, taken.day)) and now.status == "open"]
    return unsettled if len(unsettled) == 1 else []


_NOUNS = {kind: stems(" ".join(nouns)) for kind, nouns in NOUNS.items()}
