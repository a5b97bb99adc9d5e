"""What a side took back of what it had put: "withdrew its demand for an apology"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, select

from onrecord.queries.filters import Filter, of_statements
from onrecord.queries.state.acts import NOUNS
from onrecord.queries.state.judging import LAST, Answer, Thing, standing
from onrecord.queries.state.putting import Parties
from onrecord.queries.state.words import Words, stems
from onrecord.queries.tellings import group_of
from onrecord.store import tables as t

_TAKES_BACK = "retract"
_MOST = 0.5
"""So much of the words by which something is taken back it has at least."""


def withdraw(connection: Connection, wanted: Filter, parties: Parties, found: Collection[Thing], words: Words) -> None:
    """Gives each thing the statements by which its own side takes it back.

    They do where it is told within them, where it has their words, or where they name its kind and one alone was open.
    """
    for side in (0, 1):
        mine = [thing for thing in found if thing.side == side and thing.kind in NOUNS]
        for taken, version in _taken_back(connection, wanted, parties, side):
            for thing in _meant(connection, taken, version, mine, words):
                thing.answers.append(taken)


def _taken_back(connection: Connection, wanted: Filter, parties: Parties, side: int) -> list[tuple[Answer, int]]:
    """What a side took back, with the versions that tell of it."""
    s, v = t.statement.c, t.version
    columns = s.first_day, group_of(t.statement), s.id, s.version_id
    query = select(*columns).join(v, v.c.id == s.version_id).where(
        s.act == _TAKES_BACK, s.polarity == "positive", of_statements(connection, wanted),
        s.speaker_id.in_(parties[side].figures(parties[1 - side])),
    ).order_by(s.id)  # fmt: skip
    return [
        (Answer(LAST if day is None else day, "statement", group, key, "withdrawn"), version)
        for day, group, key, version in connection.execute(query)
    ]


def _meant(connection: Connection, taken: Answer, version: int, mine: Collection[Thing], words: Words) -> list[Thing]:
    """The things that are meant: those told within it, and those put before that its words mean."""
    s = t.statement.c
    inner = select(group_of(t.statement)).where(s.parent_id == taken.key)
    within = set(connection.execute(inner).scalars())
    before = [thing for thing in mine if thing.tellings[0].day <= taken.day]
    by_words = {id(thing) for thing in _by_words(taken, version, before, words)}
    return [thing for thing in mine if thing.group in within or id(thing) in by_words]


def _by_words(taken: Answer, version: int, before: Sequence[Thing], words: Words) -> list[Thing]:
    """Of the things whose kind is named, or of all, those that share most of the other words; without these the only open one."""
    said = words.of("statement", taken.key, version)
    named = [thing for thing in before if said & _NOUNS[thing.kind]]
    about = said - frozenset().union(*_NOUNS.values())
    if about:
        shares = [(_share(thing, about, words), thing) for thing in named or before]
        most = max((share for share, _ in shares), default=0.0)
        return [thing for share, thing in shares if share == most >= _MOST]
    unsettled = [thing for thing in named if (now := standing(thing, taken.day)) and now.status == "open"]
    return unsettled if len(unsettled) == 1 else []


def _share(thing: Thing, about: frozenset[str], words: Words) -> float:
    """How much of some words a thing has, in the telling that has most."""
    tellings = (words.of("statement", told.key, told.version) for told in thing.tellings)
    return max(len(about & said) for said in tellings) / len(about)


_NOUNS = {kind: stems(" ".join(nouns)) for kind, nouns in NOUNS.items()}
