"""Half-open spans of characters, counted in Unicode code points, and what can be asked of them."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

_Thing = TypeVar("_Thing")
_CELL = 256
"""Characters to a cell of a shelf: about a sentence."""


class Span(NamedTuple):
    """Characters start up to, not including, end.

    >>> Span(3, 8).overlaps(Span(7, 9)), Span(3, 8).contains(Span(3, 5)), Span(3, 8).slice("a letter sent")
    (True, True, 'etter')
    """

    start: int
    end: int

    def overlaps(self, other: tuple[int, int]) -> bool:
        return self.start < other[1] and other[0] < self.end

    def contains(self, other: tuple[int, int]) -> bool:
        return self.start <= other[0] and other[1] <= self.end

    def slice(self, text: str) -> str:
        return text[self.start : self.end]


def merged(spans: Iterable[tuple[int, int]], *, gap: int = 0) -> tuple[Span, ...]:
    """The spans in order, those that overlap or lie within `gap` characters joined.

    >>> merged([(5, 9), (0, 2), (8, 12)])
    (Span(start=0, end=2), Span(start=5, end=12))
    """
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1].end + gap:
            out[-1] = Span(out[-1].start, max(end, out[-1].end))
        else:
            out.append(Span(start, end))
    return tuple(out)


def overlapping(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of the spans, which are in order and apart, that share a character with start..end.

    >>> overlapping([Span(0, 2), Span(3, 5), Span(6, 9)], 4, 7)
    [Span(start=3, end=5), Span(start=6, end=9)]
    """
    first = bisect_right(spans, start, key=itemgetter(1))
    return spans[first : bisect_left(spans, end, lo=first, key=itemgetter(0))]


class Shelf(Generic[_Thing]):
    """Things by the characters that they cover, so that those at one place are found without a look at all the others.

    >>> shelf = Shelf()
    >>> shelf.add("a letter", [(0, 8)])
    >>> shelf.add("what it says", [(20, 30), (300, 310)])
    >>> shelf.at((305, 400)), shelf.at((10, 15))
    (['what it says'], [])
    """

    def __init__(self) -> None:
        self._things: list[tuple[_Thing, tuple[tuple[int, int], ...]]] = []
        self._cells: dict[int, list[int]] = {}

    def add(self, thing: _Thing, spans: Iterable[tuple[int, int]]) -> None:
        """Lays a thing where these spans are."""
        number, covered = len(self._things), tuple(spans)
        self._things.append((thing, covered))
        for cell in {cell for span in covered for cell in _cells(span)}:
            self._cells.setdefault(cell, []).append(number)

    def at(self, span: tuple[int, int]) -> list[_Thing]:
        """The things of which a span overlaps this one, in the order in which they were added."""
        start, end = span
        near = sorted({number for cell in _cells(span) for number in self._cells.get(cell, ())})
        found = (self._things[number] for number in near)
        return [thing for thing, covered in found if any(s < end and start < e for s, e in covered)]


def _cells(span: tuple[int, int]) -> range:
    return range(span[0] // _CELL, max(span[0], span[1] - 1) // _CELL + 1)


def without(whole: tuple[int, int], holes: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """What is left of a span when others are cut out of it.

    >>> without((0, 20), [(5, 8), (15, 30)])
    (Span(start=0, end=5), Span(start=8, end=15))
    """
    out, at = [], whole[0]
    for start, end in merged(h for h in holes if h[0] < whole[1] and whole[0] < h[1]):
        if start > at:
            out.append(Span(at, start))
        at = max(at, end)
    if at < whole[1]:
        out.append(Span(at, whole[1]))
    return tuple(out)


def identity(*parts: object) -> str:
    """Twelve hexadecimal digits that depend on the parts alone: the id of what was found, and where.

    >>> identity("doc", "actor", 3, 8) == identity("doc", "actor", 3, 8)
    True
    """
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:12]
