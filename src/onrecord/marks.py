"""Quotation marks of every kind: which text is one, and whether it opens or closes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

DOUBLE = re.compile(r"&quot;|\\?[\"“”„‟«»‹›「」『』《》〝〞＂″❝❞]|``|''|‘‘|’’|´´|,,(?=\w)|<<(?=\w)|(?<=[\w.,!?])>>")
"""Marks of two strokes, and what stands for them where a keyboard, a print or a copy has no better."""
SINGLE = re.compile(r"(?<!\w)[‘'`](?=\w)|(?<=[\w.,!?…])[’'´](?!\w)")
"""Marks of one stroke, where they are no apostrophes within a word."""
EDGES = "\"“”„‟«»‹›「」『』《》〝〞＂″❝❞‘’'`´ "
"""What stands around quoted words."""
_OPENING, _CLOSING = set("“„‟«‹「『《〝❝‘`"), set("”»›」』》〞❞’´")
_BEFORE, _AFTER = "([{—–-:/", ")]}—–-:;,.!?…/"

Side = Literal["opens", "closes"]
_STRAIGHT = '"'
_PLAIN: dict[Side, str] = {"opens": "“", "closes": "”"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at start..end (code points) that opens or closes a quotation."""

    start: int
    end: int
    look: str
    side: Side

    @property
    def plain(self) -> str:
        """The mark as which the encoder reads it: straight, or of the one kind that shows which way it looks."""
        return self.look if self.look == _STRAIGHT else _PLAIN[self.side]


def find_marks(text: str, start: int, end: int) -> Iterator[Mark]:
    """The marks of two strokes in a paragraph, in order.

    White space beside a mark tells first which way it looks, since many writers take one mark for the other; then its
    shape; where neither does, it closes what is open, else opens.

    >>> text = '„Enough“, he said: " So be it. "'
    >>> [m.side for m in find_marks(text, 0, len(text))]
    ['opens', 'closes', 'opens', 'closes']
    """
    depth = 0
    for found in DOUBLE.finditer(text, start, end):
        at: Side = _side(text, *found.span()) or ("closes" if depth else "opens")
        depth = depth + 1 if at == "opens" else max(0, depth - 1)
        yield Mark(*found.span(), found.group().lstrip("\\"), at)


def _side(text: str, start: int, end: int) -> Side | None:
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    free_before = not before or before.isspace() or before in _BEFORE
    free_after = not after or after.isspace() or after in _AFTER
    if free_before != free_after:
        return "opens" if free_before else "closes"
    look = text[end - 1]
    return "opens" if look in _OPENING else "closes" if look in _CLOSING else None
