"""Scores what was joined against what is the same: pairs that are right, wrong and missed. Plain tuples, no database.

A part is something that the reader found, under any key of the caller's: the report and the spans of its words. `placed`
says which telling each part is; `score` counts pairs of parts in one group, `score_answers` pairs of an answer and a claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, TypeVar

from onrecord.spans import Span
from tests.joining.gold import Answer, Group

Key = TypeVar("Key", bound=Hashable)


class Part(NamedTuple):
    """The words of something that was found."""

    report: str
    spans: tuple[Span, ...]


class Place(NamedTuple):
    """A telling: the group, and which of its tellings."""

    group: str
    telling: int


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs: those right and wrong, and of those that are in the gold all, those whose parts were found, those joined."""

    right: int
    wrong: tuple[tuple[Hashable, Hashable], ...]
    gold: int
    findable: int
    joined: int

    @property
    def precision(self) -> float:
        """The share of joined pairs that is right; 1 where nothing was joined."""
        return _share(self.right, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of all gold pairs that is joined."""
        return _share(self.joined, self.gold)

    @property
    def recall_of_found(self) -> float:
        """The share of those gold pairs that is joined whose tellings the reader found both."""
        return _share(self.joined, self.findable)


def placed(parts: Mapping[Key, Part], groups: Iterable[Group]) -> dict[Key, Place]:
    """Which telling each part is: those most like each other go first, and each phrase of a telling goes to one part.

    They share at least half of the shorter one's words. Parts of the same words are one.
    """
    by_report: dict[str, list[tuple[Place, Span]]] = defaultdict(list)
    for group in groups:
        for at, telling in enumerate(group.tellings):
            by_report[telling.report] += [(Place(group.id, at), phrase) for phrase in telling.spans]
    pairs = [
        (-likeness, len(part.spans), part, place, phrase)
        for part in set(parts.values())
        for place, phrase in by_report[part.report]
        if (likeness := max(_likeness(span, phrase) for span in part.spans))
    ]
    at_place: dict[Part, Place] = {}
    taken: set[tuple[Place, Span]] = set()
    for _, _, part, place, phrase in sorted(pairs):
        if part not in at_place and (place, phrase) not in taken:
            at_place[part] = place
            taken.add((place, phrase))
    return {key: at_place[part] for key, part in parts.items() if part in at_place}


def score(found: Iterable[Collection[Key]], places: Mapping[Key, Place], gold: Iterable[Group]) -> Score:
    """What groups of parts are worth. A pair is wrong where a part is no telling, or of another group that isn't alike."""
    groups = {group.id: group for group in gold}
    pairs = list(dict.fromkeys(pair for group in found for pair in combinations(group, 2)))
    judged = [(pair, _same(places.get(pair[0]), places.get(pair[1]), groups)) for pair in pairs]
    joined = {frozenset((places[a], places[b])) for (a, b), same in judged if same}
    wanted = [frozenset(pair) for group in groups.values() for pair in combinations(_places(group), 2)]
    there = set(places.values())
    return Score(
        right=sum(same is True for _, same in judged),
        wrong=tuple(pair for pair, same in judged if same is False),
        gold=len(wanted),
        findable=sum(pair <= there for pair in wanted),
        joined=sum(pair in joined for pair in wanted),
    )


def score_answers(found: Iterable[tuple[Key, Key]], places: Mapping[Key, Place], answers: Iterable[Answer]) -> Score:
    """What pairs of an answer and its claim are worth: any telling of either will do."""
    gold = {(answer.group, answer.to): answer.optional for answer in answers}
    judged = [
        (pair, tuple(places[key].group if key in places else None for key in pair)) for pair in dict.fromkeys(found)
    ]
    wanted = {groups for groups, optional in gold.items() if not optional}
    there = {place.group for place in places.values()}
    return Score(
        right=sum(groups in wanted for _, groups in judged),
        wrong=tuple(pair for pair, groups in judged if groups not in gold),
        gold=len(wanted),
        findable=sum(there.issuperset(groups) for groups in wanted),
        joined=len(wanted.intersection(groups for _, groups in judged)),
    )


def _same(one: Place | None, other: Place | None, groups: Mapping[str, Group]) -> bool | None:
    """Whether two parts are tellings of one thing; none where a person may see it either way."""
    if one is None or other is None:
        return False
    if other.group in groups[one.group].alike or one.group in groups[other.group].alike:
        return None
    return one.group == other.group


def _places(group: Group) -> Iterator[Place]:
    return (Place(group.id, at) for at in range(len(group.tellings)))


def _likeness(one: Span, other: Span) -> float:
    """The share of the words of both that is in both; 0 where that is less than half of the shorter one."""
    both = min(one.end, other.end) - max(one.start, other.start)
    lengths = (one.end - one.start, other.end - other.start)
    return both / (sum(lengths) - both) if 2 * both >= min(lengths) else 0.0


def _share(some: int, of: int) -> float:
    return some / of if of else 1.0
