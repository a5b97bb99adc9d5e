"""Traits to a confidence: the points of the lexicon added up, on the scale of log odds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import exp, fsum

from onrecord.lexicon.doubts import BASE

LEAST, MOST = 0.01, 0.99
"""Nothing that was found is sure, or sure to be wrong."""


def confidence(traits: Iterable[str], points: Mapping[str, float]) -> float:
    """The share of such finds that is right, from LEAST to MOST, two decimals; a trait without points changes nothing.

    >>> confidence(["quotation"], {"base": 1.0, "quotation": 1.2}), confidence(["short"], {"base": 1.0, "short": -1.0})
    (0.9, 0.5)
    """
    total = fsum((points.get(BASE, 0.0), *(points.get(trait, 0.0) for trait in traits)))
    return min(MOST, max(LEAST, round(1 / (1 + exp(-total)), 2)))
