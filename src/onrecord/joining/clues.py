"""The clues of statements and events: what is kept with each, and what others like it are looked for by.

What is kept is found by whoever looks, and the other way round, so that it does not matter which of two comes first. The
week is part of most clues: however long an archive reaches back, only what was told about the same time is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple, get_args

from onrecord.joining.answers import may_answer, may_be_answered
from onrecord.joining.clue import clue
from onrecord.joining.sides import names_of, state_stems
from onrecord.joining.told import Days, Happening, Saying, Who

_SALIENT = 6
_SHORT = 2
"""Stems of a statement that is short: one of them, and the speaker, are all that it shares with others."""
_SHINGLE = 5
_SHINGLES = 2
_SEASON = 8
"""Weeks: the same words of a speaker are looked for in the season before and after, too."""
_NEAR = 2
"""Weeks before and after that of a statement in which the same may be told."""
_WEEKS = 2
_ANSWERED_WITHIN = 4
"""Weeks within which an answer comes."""

Kind = Literal["run", "stem", "who", "short", "claim", "answer", "side"]
_BITS = 8
_ONE: dict[Kind, int] = {kind: 1 << _BITS * at for at, kind in enumerate(get_args(Kind))}
"""Shared clues are counted by kind within one number: eight bits a kind."""

_TOO_FEW = frozenset(_ONE.values()) - {_ONE["run"]}


class Clues(NamedTuple):
    """What is kept, and what is looked for: each clue as what kind."""

    kept: frozenset[int]
    sought: Mapping[int, Kind]
    few: bool = False
    """It has so little to share that less is enough."""

    def met(self, shared: int) -> bool:
        """Whether so many shared clues (sums of `one`) are enough to be compared."""
        if shared in _TOO_FEW and not self.few:
            return False
        run, stem, who, short, claim, answer, side = shared.to_bytes(_BITS, "little")[: len(_ONE)]
        few = 1 if self.few else 2
        of_short = short > 0 and short + bool(who) > 1
        return bool(run) or of_short or stem + bool(who) > few or max(side, claim, answer) >= few


def one(kind: Kind) -> int:
    """A shared clue of a kind."""
    return _ONE[kind]


def saying_clues(said: Saying) -> Clues:
    """A speaker's wording, by runs of words, within months; by the week its salient words, its speaker, what it answers."""
    runs, short = _runs(said.words), len(set(said.stems)) <= _SHORT
    stems = _salient(said.stems) or [" ".join(said.words)]
    week, speaker = _week(said.days), said.speaker
    who = set(_names(speaker)) if speaker and speaker.kind != "unnamed" else set()
    marks: list[tuple[Kind, str]] = [*(("stem", stem) for stem in stems), *(("who", name) for name in who)]
    marks += [("short", stem) for stem in stems if short]
    season = None if week is None else week // _SEASON
    quoted = [("run", run, names_of(speaker)[-1:] if speaker else ()) for run in runs]
    kept = {clue(*run, season) for run in quoted} | {clue(*mark, week) for mark in marks}
    sought: dict[int, Kind] = {clue(*run, at): "run" for run in quoted for at in _around(season, 1)}
    marks += [("short", stem) for stem in stems]
    sought |= {clue(*mark, at): mark[0] for mark in marks for at in _around(week, _NEAR)}
    for role, other, weeks in _answering(said, week):
        kept |= {clue(role, stem, week) for stem in stems}
        kept |= {clue(role, "short", stem, week) for stem in stems if short}
        sought |= {clue(other, stem, at): other for stem in stems for at in weeks}
        sought |= {clue(other, "short", stem, at): "run" for stem in stems for at in weeks}
    return Clues(frozenset(kept), sought, short)


def happening_clues(event: Happening) -> Clues:
    """Its kind and each of its sides, by the week; where a report tells one side alone, that is enough."""
    kind, week = event.code[:2], _week(event.days)
    sides = [{name for who in some for name in _names(who)} for some in (event.actors, event.recipients)]
    names, one_sided = sides[0] | sides[1], not all(sides)
    near = [(kind, name, at) for name in names for at in _around(week, _WEEKS)]
    sought: dict[int, Kind] = {clue("alone", *mark): "run" for mark in near}
    sought |= {clue(*mark): "side" for mark in near}
    kept = frozenset(clue(*(("alone",) if one_sided else ()), kind, name, week) for name in names)
    return Clues(kept, sought, one_sided)


def _answering(said: Saying, week: int | None) -> Iterator[tuple[Kind, Kind, Iterable[int | None]]]:
    """As what it is kept, as what others are kept that belong to it, and in which weeks."""
    if may_answer(said.act):
        yield "answer", "claim", _between(week, -_ANSWERED_WITHIN, 1)
    if may_be_answered(said.act) and said.act not in ("assert", "inform", "confirm"):
        yield "claim", "answer", _between(week, -1, _ANSWERED_WITHIN)


def _salient(stems: tuple[str, ...]) -> list[str]:
    """The stems that tell most: the longest ones."""
    return sorted(set(stems), key=lambda stem: (-len(stem), stem))[:_SALIENT]


def _runs(words: tuple[str, ...]) -> list[int]:
    """The least of the numbers of its runs of words: copies share them."""
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
