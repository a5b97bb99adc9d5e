"""What makes something found more or less sure: traits with their points (docs/confidence.md)."""

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
class DoubtRow:
    """One trait of statements (of their words with their source, or of their source alone), events or times, and what it adds
    to the logarithm of the odds that they are right, in steps of a quarter.
    """

    id: str
    of: Weighed
    trait: str
    points: float
    example: str


@dataclass(frozen=True)
class DoubtLexicon:
    """The table of traits.

    >>> DoubtLexicon.load().points["statement"]["far source"] < 0
    True
    """

    rows: tuple[DoubtRow, ...]

    @classmethod
    def load(cls) -> DoubtLexicon:
        """The table that comes with the package. Raises BadLexicon where a row is broken."""
        return cls(read_table("doubts", DoubtRow))

    @cached_property
    def points(self) -> Mapping[Weighed, Mapping[str, float]]:
        """For each kind of thing the points by trait."""
        found: dict[Weighed, dict[str, float]] = {kind: {} for kind in get_args(Weighed)}
        for row in self.rows:
            found[row.of][row.trait] = row.points
        return found
