"""The clues of statements and events: what is kept with each, and what others like it are looked for by.

What is kept is found by whoever looks, and the other way round, so that it does not matter which of two comes first. The
week is part of most clues: however long an archive reaches back, only what was told about the same time is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.joining.answers import may_answer, may_be_answered
from onrecord.joining.clue import clue
from onrecord.joining.sides import names_of, state_stems
from onrecord.joining.told import Days, Happening, Saying, Who

_SALIENT = 5
_SHINGLE = 4
_SHINGLES = 2
_NEAR = 2
_WEEKS = 2
_ANSWERED_WITHIN = 6
"""Weeks within which an answer comes."""


class Clues(NamedTuple):
    """What is kept, and what is looked for."""

    kept: frozenset[int]
    enough: frozenset[int]
    """One of these is enough to be compared."""
    two: frozenset[int]
    """Of these it takes two."""


def saying_clues(said: Saying) -> Clues:
    """Its wording, by runs of words; by the week its salient words, its speaker, and that it answers or may be answered."""
    runs, stems = set(_runs(said.words)), _salient(said.stems)
    week, names = _week(said.days), set(() if said.speaker and said.speaker.kind == "unnamed" else _names(said.speaker))
    marks = [*(("stem", stem) for stem in stems), *(("speaker", name) for name in names)]
    kept = {clue("run", run) for run in runs} | {clue(*mark, week) for mark in marks}
    near = {clue(*mark, other) for mark in marks for other in _around(week, _NEAR)}
    enough = {clue("run", run) for run in runs}
    for role, other, weeks in _answering(said, week):
        kept |= {clue(role, stem, week) for stem in stems}
        near |= {clue(other, stem, at) for stem in stems for at in weeks}
    return Clues(frozenset(kept), frozenset(enough), frozenset(near))


def happening_clues(event: Happening) -> Clues:
    """Its kind and each of its sides, by the week; where a report tells one side alone, that is enough."""
    kind, week = event.code[:2], _week(event.days)
    sides = [{name for who in some for name in _names(who)} for some in (event.actors, event.recipients)]
    names, one_sided = sides[0] | sides[1], not all(sides)
    near = [(kind, name, at) for name in names for at in _around(week, _WEEKS)]
    alone = frozenset(clue("alone", *mark) for mark in near)
    other = frozenset(clue(*mark) for mark in near)
    kept = frozenset(clue(*(("alone",) if one_sided else ()), kind, name, week) for name in names)
    return Clues(kept, alone | other, frozenset()) if one_sided else Clues(kept, alone, other)


def _answering(said: Saying, week: int | None) -> Iterator[tuple[str, str, Iterable[int | None]]]:
    """As what it is kept, as what others are kept that belong to it, and in which weeks."""
    if may_answer(said.act):
        yield "answer", "claim", _between(week, -_ANSWERED_WITHIN, 1)
    if may_be_answered(said.act) and said.act not in ("assert", "inform", "confirm"):
        yield "claim", "answer", _between(week, -1, _ANSWERED_WITHIN)


def _salient(stems: tuple[str, ...]) -> list[str]:
    """The stems that tell most: the longest ones."""
    return sorted(set(stems), key=lambda stem: (-len(stem), stem))[:_SALIENT]


def _runs(words: tuple[str, ...]) -> list[int]:
    """The least of the numbers of its runs of words, which copies share; a few words are one run."""
    if len(words) < _SHINGLE:
        return [clue(*words)] if words else []
    runs = {clue(*words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
    return sorted(runs)[:_SHINGLES]


def _names(who: Who | None) -> Iterator[str]:
    """By what somebody's side is found."""
    if who is None:
        return
    if who.country:
        yield who.country
    yield from state_stems(who)
    if words := names_of(who):
        yield words[-1]


def _week(days: Days | None) -> int | None:
    return days.first // 7 if days else None


def _around(at: int | None, reach: int) -> Iterable[int | None]:
    return _between(at, -reach, reach)


def _between(at: int | None, first: int, last: int) -> Iterable[int | None]:
    return (None,) if at is None else range(at + first, at + last + 1)
