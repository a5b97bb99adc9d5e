"""What makes something found more or less sure: traits with their points, measured on corpora by `training/weights.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from .tables import read_table

Weighed = Literal["statement", "speaker", "event", "time"]
BASE = "base"
"""The trait that everything has."""


@dataclass(frozen=True, slots=True)
class WeightRow:
    """One trait of statements (of their words with their source, or of their source alone), events or times, and what it adds
    to the logarithm of the odds that they are right.

    `found` and `right` say how many had it where it was measured, and how many of those were right; the points are what
    the trait adds beside all others. Where nothing was found they are set by hand.
    """

    id: str
    of: Weighed
    trait: str
    points: float
    found: int
    right: int
    example: str


@dataclass(frozen=True)
class WeightLexicon:
    """The table of traits.

    >>> WeightLexicon.load().points["statement"]["far source"] < 0
    True
    """

    rows: tuple[WeightRow, ...]

    @classmethod
    def load(cls) -> WeightLexicon:
        """The table that comes with the package. Raises BadLexicon where a row is broken."""
        return cls(read_table("weights", WeightRow))

    @cached_property
    def points(self) -> Mapping[Weighed, Mapping[str, float]]:
        """For each kind of thing the points by trait."""
        found: dict[Weighed, dict[str, float]] = {kind: {} for kind in get_args(Weighed)}
        for row in self.rows:
            found[row.of][row.trait] = row.points
        return found
