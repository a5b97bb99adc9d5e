"""The lines and paragraphs of a plain text: what a head and residue are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.lexicon.article import plain

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MARGIN = " \t\xa0\u3000\ufeff\u200b\0"
_SENTENCE_END = re.compile(r"[.!?…。][\"'”’»)\]]*$")
_MENU_MARK = re.compile("[>»›]")
_FEWEST_STEPS, _LONGEST_STEP = 3, 30
_WIDEST_WRAP, _FEWEST_WRAPS = 100, 3
_RUNNING_WORDS = 6
_LONG_WORDS = 25
_LONGEST_LINE = 1200
QUOTES = '"“”„«»‘'


@dataclass(frozen=True)
class Block:
    """A line of the page, or a paragraph wrapped over several lines."""

    start: int
    end: int
    text: str

    @cached_property
    def plain(self) -> str:
        """Its words in lower case, single-spaced."""
        return plain(self.text)

    @cached_property
    def words(self) -> int:
        return len(self.text.split())

    @cached_property
    def ends_sentence(self) -> bool:
        return _SENTENCE_END.search(self.text) is not None

    @property
    def long(self) -> bool:
        """Whether it is longer than any headline, credit or line of the page's own words."""
        return self.end - self.start > _LONGEST_LINE

    @property
    def running(self) -> bool:
        """Whether it reads as text rather than as a heading, a label or a link."""
        return self.words >= _LONG_WORDS or (self.words >= _RUNNING_WORDS and self.ends_sentence)

    @property
    def menu_path(self) -> bool:
        """Whether it is a path through a site's menu: Home > World > Northern Sea."""
        steps = _MENU_MARK.split(self.text)
        fit = all(len(step) > 1 and len(step.strip()) <= _LONGEST_STEP for step in steps)
        return len(steps) >= _FEWEST_STEPS and fit and not self.ends_sentence

    @property
    def quoted(self) -> bool:
        """Whether it opens with words of somebody."""
        return self.text[0] in QUOTES


def find_blocks(text: str) -> tuple[Block, ...]:
    r"""The blocks of a text in order: its lines, those of a hard-wrapped paragraph joined.

    >>> [b.text for b in find_blocks("Envoy leaves\r\n\r\n  Talks ended.\nMore on this")]
    ['Envoy leaves', 'Talks ended.', 'More on this']
    """
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text)]
    spans = [span for start, end in lines if (span := _trimmed(text, start, end))]
    return tuple(Block(start, end, text[start:end]) for start, end in _unwrapped(text, spans))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    line = text[start:end]
    inner = line.strip(_MARGIN).strip()
    if not inner:
        return None
    start += line.index(inner)
    return start, start + len(inner)


def _unwrapped(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans, joined where a line stopped only since its next word would not have fitted the page's width."""
    width = max((end - start for start, end in spans), default=0)
    pairs = list(pairwise(spans))
    adjacent = [_adjacent(text, above, below) for above, below in pairs]
    full = [near and _full(text, *pair, width) for pair, near in zip(pairs, adjacent, strict=True)]
    if width > _WIDEST_WRAP or sum(full) < max(_FEWEST_WRAPS, sum(adjacent) / 2):
        return spans
    out = spans[:1]
    for joined, (start, end) in zip(full, spans[1:], strict=True):
        if joined:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


def _adjacent(text: str, above: tuple[int, int], below: tuple[int, int]) -> bool:
    between = text[above[1] : below[0]]
    return between.count("\n") + between.count("\r") - between.count("\r\n") == 1


def _full(text: str, above: tuple[int, int], below: tuple[int, int], width: int) -> bool:
    first_word = text[below[0] : below[1]].split(None, 1)[0]
    return above[1] - above[0] + 1 + len(first_word) > width
