"""Where quoted words stand in a text: to the letter, or not at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.records import Document, Evidence


@dataclass(frozen=True, slots=True)
class Letters:
    """How many of the words that were quoted stand in the text to the letter."""

    found: int = 0
    asked: int = 0

    def __add__(self, other: Letters) -> Letters:
        return Letters(self.found + other.found, self.asked + other.asked)

    @property
    def share(self) -> float | None:
        """Null where nothing was quoted."""
        return self.found / self.asked if self.asked else None


@dataclass(slots=True)
class Places:
    """Finds the words that an assistant quotes, and counts how many there are.

    >>> places = Places(Document("d", "He said the ferry. He left."))
    >>> [places.next("He"), places.next("He"), places.next("the Ferry")]
    [Evidence(start=0, end=2, quote='He'), Evidence(start=19, end=21, quote='He'), None]
    >>> places.found, places.asked
    (2, 3)
    """

    document: Document
    asked: int = 0
    found: int = 0
    _taken: Counter[tuple[str, str]] = field(default_factory=Counter)
    _known: dict[str, list[int]] = field(default_factory=dict)

    def next(self, quote: str, what: str = "", *, before: str = "") -> Evidence | None:
        """The words where they stand after these words or, with none, for the next time; the last place serves again."""
        places = self._places(quote)
        led = [at for at in places if before and self.document.text[:at].rstrip().endswith(before.strip())]
        if led:
            return self._counted(quote, led[0])
        turn = self._taken[what, quote]
        self._taken[what, quote] += 1
        return self._counted(quote, places[min(turn, len(places) - 1)] if places else None)

    def near(self, quote: str, other: Evidence | None) -> Evidence | None:
        """The words where they stand nearest to others; for the first time where those are not known."""
        places = self._places(quote)
        if other is None:
            return self._counted(quote, places[0] if places else None)
        return self._counted(quote, min(places, key=lambda at: _gap(at, at + len(quote), other), default=None))

    def _counted(self, quote: str, at: int | None) -> Evidence | None:
        self.asked += 1
        self.found += at is not None
        return None if at is None else self.document.evidence(at, at + len(quote))

    def _places(self, quote: str) -> list[int]:
        """Where the words begin: as whole words or, where they never stand so, inside of others."""
        if quote not in self._known:
            text, at, places = self.document.text, -1, list[int]()
            while quote and (at := text.find(quote, at + 1)) >= 0:
                places.append(at)
            self._known[quote] = [at for at in places if _whole(text, at, at + len(quote))] or places
        return self._known[quote]


def _whole(text: str, start: int, end: int) -> bool:
    """Whether neither end lies within a word."""
    return not any(text[at - 1 : at].isalnum() and text[at : at + 1].isalnum() for at in (start, end))


def _gap(start: int, end: int, other: Evidence) -> int:
    """Characters between words and others, 0 where they overlap."""
    return max(other.start - end, start - other.end, 0)
