"""How well the days fit on which two reports say that something was said or done."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.joining.told import Days


class Fit(NamedTuple):
    """How well days fit, from 0 to 1, and why; nothing where there is nothing to say."""

    score: float
    why: str = ""


_GAPS = ((0, 1.0), (1, 0.85), (3, 0.6), (7, 0.4))
"""Both tell the day: days between, and how well that fits at most."""
_BEFORE = ((3, 0.95), (10, 0.85), (45, 0.7))
"""One tells the day, the other was published so many days later."""
_UNTOLD = ((1, 0.97), (3, 0.93), (10, 0.8), (45, 0.6))
"""Neither tells it: days between their stamps."""


def fit(a: Days | None, b: Days | None) -> Fit:
    """How well two days fit.

    >>> fit(Days(10, 10, True), Days(10, 10, True)), fit(Days(10, 10, True), Days(11, 11, True))
    (Fit(score=1.0, why='the same day'), Fit(score=0.85, why='days 1 apart'))
    >>> fit(Days(10, 10, True), Days(12, 12, False)).score, fit(None, None).score
    (0.95, 0.8)
    """
    if a is None or b is None:
        return Fit(0.8)
    apart = max(a.first - b.last, b.first - a.last, 0)
    if a.told and b.told:
        why = f"days {apart} apart" if apart else "the same day"
        return Fit(_of(_GAPS, apart, 0.1), why)
    if a.told != b.told:
        told, stamp = (a, b) if a.told else (b, a)
        if stamp.last < told.first:
            return Fit(0.5, "told before that day")
        return Fit(_of(_BEFORE, max(stamp.first - told.last, 0), 0.5))
    return Fit(_of(_UNTOLD, apart, 0.4))


def _of(table: tuple[tuple[int, float], ...], days: int, else_: float) -> float:
    return next((score for most, score in table if days <= most), else_)
