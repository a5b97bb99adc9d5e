"""Where a sentence around a place begins and ends, as far as its marks tell."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from onrecord.spans import Span

_BREAK = re.compile(r"(?:\r\n?|\n|[\v\f\x85\u2028])[^\S\r\n]*(?:\r\n?|\n|[\v\f\x85\u2028])\s*|\u2029\s*")
"""An empty line."""
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*(\w))")
"""Marks that may end a sentence, and what they close; what begins the next one: no small letter."""
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Pres|St|Rev|Hon|Jr|Sr|Inc|Ltd|Co|Corp"
    r"|No|Nos|vs|etc|approx|Art|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|e\.g|i\.e)|\b[^\W\d_])\.$"
)
"""A word, or a single letter, that a period shortens."""
_WIDEST = 10
_LONGEST = 1500
"""Characters before and behind a place within which its sentence is looked for."""


def sentence_around(text: str, start: int, end: int) -> Span:
    r"""The sentence that holds these characters, or all that do, without white space at its edges.

    >>> text = "Mr. Venn came. “No!” he said.\n\nShips left"
    >>> [sentence_around(text, at, at + 1).slice(text) for at in (4, 16, 24, 33)]
    ['Mr. Venn came.', '“No!” he said.', '“No!” he said.', 'Ships left']
    """
    return next(sentences_around(text, [Span(start, end)]))


def sentences_around(text: str, places: Sequence[Span]) -> Iterator[Span]:
    """The sentence around each of these places, which stand in the order of the text."""
    first, last = max(0, places[0].start - _LONGEST), min(len(text), places[-1].end + _LONGEST)
    breaks = (m.end() for m in _BREAK.finditer(text, first, last))
    bounds = sorted({first, last, *breaks, *_ends(text, first, last)})
    for start, end in places:
        opening = bounds[bisect_right(bounds, start) - 1]
        yield _trimmed(text, opening, bounds[bisect_left(bounds, end)])


def _ends(text: str, first: int, last: int) -> Iterator[int]:
    """Where sentences end, abbreviations aside."""
    for mark in _END.finditer(text, first, last):
        if not mark[1].islower() and not _SHORT.search(text, max(first, mark.start() - _WIDEST), mark.start() + 1):
            yield mark.end()


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its edges."""
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip())))
