"""A text cut into pieces that carry its marks: marks may overlap, pieces never do."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text and the classes under which the page shows them."""

    start: int
    end: int
    classes: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Words between two places where marks start or end; `classes` are those of all marks that cover them."""

    start: int
    end: int
    text: str
    classes: str
    opens: bool
    """Whether a mark starts here, so that links lead here."""


def lines(text: str, marks: Iterable[Mark]) -> Iterator[tuple[Piece, ...]]:
    r"""The text line by line, each line in its pieces, its line break in the last one.

    >>> marks = (Mark(0, 9, "content"), Mark(5, 13, "event"))
    >>> [[(p.text, p.classes) for p in line] for line in lines("They met in May.\nNobody spoke.", marks)]
    [[('They ', 'content'), ('met ', 'content event'), ('in M', 'event'), ('ay.\n', '')], [('Nobody spoke.', '')]]
    """
    opening, closing = defaultdict(list), defaultdict(list)
    for mark in marks:
        opening[mark.start].append(mark)
        closing[mark.end].append(mark)
    around: list[Mark] = []
    places = sorted({*opening, *closing})
    for line in LINE.finditer(text):
        inside = places[bisect_right(places, line.start()) : bisect_left(places, line.end())]
        pieces = []
        for start, end in pairwise((line.start(), *inside, line.end())):
            around = [m for m in around if m not in closing[start]] + opening[start]
            classes = dict.fromkeys(name for m in around for name in m.classes.split())
            pieces.append(Piece(start, end, text[start:end], " ".join(classes), start in opening))
        yield tuple(pieces)
