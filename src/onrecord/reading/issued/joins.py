"""Questions joined to the answers that follow them: what a dialogue's order tells, whoever speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One turn of a dialogue: who speaks, whether it asks, whether it only leads through the talk."""

    speaker: str | None
    asks: bool
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """What one part is in the exchange, by places."""

    answers: tuple[int, ...] = ()
    """The questions to which it replies."""
    to: int | None = None
    """The part whose speaker it addresses: who asked, or who answers."""


def joined(parts: Sequence[Part], *, labelled: bool) -> tuple[Join, ...]:
    """The exchanges of a dialogue: whoever speaks after a question, and did not ask it, replies to it.

    Labelled: questions are known by their labels, and all who speak before the next one reply to it. Else a reply may be
    a question too, and only who replied first goes on replying.

    >>> parts = [Part("press", True), Part("holt", False, leads=True), Part("ruud", False), Part("press", True)]
    >>> [(join.answers, join.to) for join in joined(parts, labelled=True)]
    [((), 2), ((), None), ((0,), 0), ((), None)]
    """
    joins = [Join() for _ in parts]
    waiting: tuple[int, ...] = ()
    answered, replying = True, None
    for at, part in enumerate(parts):
        askers = {parts[place].speaker for place in waiting}
        if part.asks and (labelled or answered or part.speaker in askers):
            waiting, answered = ((at,) if answered else (*waiting, at)), False
        elif part.leads:
            continue
        elif waiting and part.speaker not in askers and (labelled or not answered or part.speaker == replying):
            joins[at], answered, replying = Join(waiting, waiting[-1]), True, part.speaker
            for place in waiting:
                joins[place] = joins[place] if joins[place].to is not None else Join((), at)
        else:
            waiting, answered = (), True
    return tuple(joins)
