"""What is known about time expressions, as rows: words and their kinds, shapes of numbers, parts of patterns, rules.

A pattern is a regular expression over the kinds of words instead of characters:

    MONTH              a word of this kind              day:DAY          the same, kept under a name
    of                 this very word                   <count>          the pattern of this part
    (a | b)? (?= x)    as in any regular expression     n:(a | b)        the same, kept under a name
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.lexicon.tables import read_table


@dataclass(frozen=True, slots=True)
class TimeWord:
    """Words that say the same about time: what kinds of word they are in patterns, and what they stand for."""

    id: str
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    value: str
    capital: bool
    """They count only with a capital: "May", not "may"."""
    example: str


@dataclass(frozen=True, slots=True)
class NumberShape:
    """Numbers of this shape (a regular expression over characters), and the kinds of word they are; the first row wins."""

    id: str
    shape: str
    kinds: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class PatternPart:
    """A piece that several patterns share."""

    id: str
    pattern: str
    example: str


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A pattern, the reading that resolves what it matches, and a sentence with the value that comes out.

    The example is read as published on Monday 2025-11-24.
    """

    id: str
    reading: str
    argument: str
    pattern: str
    example: str
    quote: str
    value: str


@dataclass(frozen=True, eq=False)
class TimeLexicon:
    """All that the finder of time expressions knows."""

    words: tuple[TimeWord, ...]
    shapes: tuple[NumberShape, ...]
    parts: tuple[PatternPart, ...]
    rules: tuple[TimeRule, ...]

    @classmethod
    def load(cls) -> TimeLexicon:
        """The rows that ship with the package."""
        return cls(
            words=read_table("times_words", TimeWord),
            shapes=read_table("times_shapes", NumberShape),
            parts=read_table("times_parts", PatternPart),
            rules=read_table("times_rules", TimeRule),
        )

    @cached_property
    def values(self) -> dict[tuple[str, str], str]:
        """What a word stands for, by kind and word: ("MONTH", "aug") is "8"."""
        return {(kind, word): row.value for row in self.words for kind in row.kinds for word in row.words}

    @cached_property
    def readings(self) -> dict[str, str]:
        """The reading of each rule."""
        return {rule.id: rule.reading for rule in self.rules}

    @cached_property
    def ahead(self) -> frozenset[str]:
        """Words by which a clause looks ahead."""
        return self._of_kind("AHEAD")

    @cached_property
    def back(self) -> frozenset[str]:
        """Words by which a clause looks back."""
        return self._of_kind("BACK")

    @cached_property
    def scheduled(self) -> frozenset[str]:
        """Verbs which in the present tense tell of what is planned: "the truce starts on Friday"."""
        return self._of_kind("SCHEDULE")

    def _of_kind(self, kind: str) -> frozenset[str]:
        return frozenset(word for row in self.words if kind in row.kinds for word in row.words)
