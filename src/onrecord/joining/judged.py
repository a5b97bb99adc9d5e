"""What a judgement is: how sure, and why."""

from __future__ import annotations

from typing import Literal, NamedTuple

Sure = Literal["join", "perhaps"]


class Judged(NamedTuple):
    """That two things tell of the same, or one answers the other."""

    sure: Sure
    score: float
    """From 0 to 1."""
    why: tuple[str, ...]


def judged(score: float, why: tuple[str, ...], *, join: float, perhaps: float) -> Judged | None:
    """The judgement of a score: a join, a candidate, or nothing.

    >>> judged(0.7, ("the same words",), join=0.6, perhaps=0.4)
    Judged(sure='join', score=0.7, why=('the same words',))
    >>> judged(0.3, (), join=0.6, perhaps=0.4)
    """
    if score < perhaps:
        return None
    return Judged("join" if score >= join else "perhaps", round(score, 3), why)
