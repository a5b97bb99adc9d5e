"""How a thing stands as of a day: by its answers up to then, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Literal, TypeVar

from onrecord.queries.state.acts import COVERS, STANDS, WEAK
from onrecord.queries.state.rows import StateKind, Status

What = Literal["statement", "event"]
LAST = 99999999
"""Later than any day."""


@dataclass(frozen=True, slots=True, order=True)
class Telling:
    """A row that tells of a thing."""

    day: int
    """As a number; LAST where nothing tells it, so that it counts only where no day is asked for."""
    key: int
    version: int


@dataclass(frozen=True, slots=True, order=True)
class Answer:
    """A row that answers a thing, and what it makes of that."""

    day: int
    what: What
    group: int
    """Tellings of one answer share it."""
    key: int
    status: Status
    sure: bool = True
    vouching: int | None = None
    """The statement within which an event is told: that it happened is what its speaker says."""


Dated = TypeVar("Dated", Telling, Answer)


@dataclass(slots=True)
class Thing:
    """What was put to a side, withheld or done: its tellings, and what answers them."""

    kind: StateKind
    side: int
    """0 and 1: the sides; 2: a third party."""
    group: int
    toward: frozenset[int]
    """The sides that the words name, or whose answer shows that it was put to them."""
    what: What = "statement"
    tellings: list[Telling] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a thing stands, since when, and what made it so."""

    status: Status
    since: int
    by: tuple[Answer, ...] = ()


def standing(thing: Thing, until: int | None = None) -> Standing | None:
    """How it stands at the end of a day; None where nothing tells of it up to then.

    >>> thing = Thing("demand", 0, 1, frozenset({1}), tellings=[Telling(20310304, 1, 1)])
    >>> thing.answers = [Answer(20310306, "statement", 5, 5, "refused"), Answer(20310318, "event", 9, 9, "met")]
    >>> [found and found.status for found in (standing(thing, day) for day in (20310303, 20310305, 20310307, None))]
    [None, 'open', 'refused', 'met']
    """
    told = _up_to(thing.tellings, until)
    if not told:
        return None
    answers = sorted(answer for answer in _up_to(thing.answers, until) if answer.sure)
    answers = [answer for answer in answers if answer.status not in WEAK] or answers
    if not answers:
        return Standing(STANDS.get(thing.kind, "open"), min(told).day)
    latest = {answer.status for answer in answers if answer.day == answers[-1].day}
    status = _one_of(latest)
    run = _run(answers, {status} if status else latest)
    return Standing(status or "disputed", run[0].day, _once(run))


def up_to(thing: Thing, until: int | None) -> Thing:
    """The thing by what is told of it up to a day."""
    return replace(thing, tellings=_up_to(thing.tellings, until), answers=_up_to(thing.answers, until))


def _one_of(statuses: Set[Status]) -> Status | None:
    """The status that stands for all of one day; None where they differ."""
    return next((status for status in statuses if statuses <= {status} | COVERS.get(status, frozenset())), None)


def _run(answers: Sequence[Answer], statuses: Set[Status]) -> list[Answer]:
    """The last answers that say so; where those of the last day differ, these alone."""
    last = [answer for answer in answers if answer.day == answers[-1].day]
    if len(statuses) > 1:
        return last
    earlier = list(takewhile(lambda answer: answer.status in statuses, reversed(answers[: -len(last)])))
    return [*reversed(earlier), *(answer for answer in last if answer.status in statuses)]


def _up_to(rows: Iterable[Dated], until: int | None) -> list[Dated]:
    return [row for row in rows if until is None or row.day <= until]


def _once(answers: Iterable[Answer]) -> tuple[Answer, ...]:
    """Of several tellings of one answer the first."""
    found: dict[tuple[What, int], Answer] = {}
    for answer in answers:
        found.setdefault((answer.what, answer.group), answer)
    return tuple(found.values())
