"""Lines of printed pages -> paragraphs: wrapped lines joined, over the end of a page too; what every page repeats apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_EDGE_LINES, _FEWEST_PAGES = 2, 2
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_ITEM = re.compile(r"(?:[•▪◦‣*–—-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
_BROKEN_WORD = re.compile(r"([^\W\d_]+)-$")
_FULL, _HEADING = 0.8, 0.6
_WORD_PIECES, _LONGEST_WORD = 4, 100
"""Lines that a word may be broken over, and its characters: no more is looked at."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or a line that pages repeat at their edges."""

    text: str
    edge: bool


def paragraphs_of(pages: Sequence[Sequence[str]]) -> list[Part]:
    """The paragraphs of pages, each page given as its lines; a page's edge lines follow the paragraph that crosses it.

    What the first page repeats to come stays where it stands first: it may be the title, or the name of the paper.

    >>> pages = [["Coast Courier", "The envoy left for talks with the", "1"], ["Coast Courier", "other side.", "2"]]
    >>> [part.text for part in paragraphs_of(pages) if not part.edge]
    ['Coast Courier', 'The envoy left for talks with the other side.']
    """
    repeated = _repeated(pages)
    joined = _Paragraphs(_width(pages), frozenset(_words(pages)))
    first = pages[0] if pages else ()
    seen_first: set[str] = set()
    for page in pages:
        edge = _edges(page, repeated)
        for n, line in enumerate(page):
            opens = page is first and _key(line) not in seen_first and not _PAGE_NUMBER.match(line)
            seen_first.add(_key(line))
            joined.add(line, edge=n in edge and not opens)
    return joined.done()


def _repeated(pages: Sequence[Sequence[str]]) -> set[str]:
    """The lines, numbers aside, that stand at the edges of at least half of the pages."""
    seen = Counter(key for page in pages for key in {_key(page[n]) for n in _outer(page)})
    return {key for key, times in seen.items() if times >= max(_FEWEST_PAGES, len(pages) / 2)}


def _edges(page: Sequence[str], repeated: set[str]) -> set[int]:
    return {n for n in _outer(page) if _key(page[n]) in repeated or _PAGE_NUMBER.match(page[n])}


def _outer(page: Sequence[str]) -> set[int]:
    """The first and the last lines of a page that hold anything."""
    filled = [n for n, line in enumerate(page) if line]
    return {*filled[:_EDGE_LINES], *filled[-_EDGE_LINES:]}


def _key(line: str) -> str:
    return _NUMBER.sub("#", line).casefold()


def _width(pages: Sequence[Sequence[str]]) -> int:
    """How many characters a full line has: what one line of ten exceeds."""
    lengths = sorted(len(line) for page in pages for line in page if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _words(pages: Sequence[Sequence[str]]) -> set[str]:
    return {word.strip(".,;:!?\"'“”‘’()").lower() for page in pages for line in page for word in line.split()}


class _Paragraphs:
    """Paragraphs as they grow."""

    def __init__(self, width: int, words: frozenset[str]) -> None:
        self.width, self.words = width, words
        self.parts: list[Part] = []
        self.lines: list[str] = []
        self.waiting: list[Part] = []
        """Edge lines met within the paragraph."""

    def add(self, line: str, *, edge: bool) -> None:
        if edge:
            self.waiting.append(Part(line, edge=True))
        elif not line:
            self._end()
        else:
            if self.lines and self._ended(line):
                self._end()
            self.lines.append(line)

    def done(self) -> list[Part]:
        self._end()
        return self.parts

    def _ended(self, line: str) -> bool:
        """Whether the paragraph had ended before this line."""
        last = self.lines[-1]
        if _ITEM.match(line):
            return True
        if line[0].islower():
            return False
        ends = _SENTENCE_END.search(last) is not None
        return len(last) < (_FULL if ends else _HEADING) * self.width

    def _end(self) -> None:
        if self.lines:
            pieces = self.lines[:1]
            for line in self.lines[1:]:
                self._join(pieces, line)
            self.parts.append(Part("".join(pieces), edge=False))
        self.parts += self.waiting
        self.lines, self.waiting = [], []

    def _join(self, pieces: list[str], line: str) -> None:
        """Adds a line to a text in pieces; a word broken between them is made whole, but for a hyphen of its own."""
        broken = _BROKEN_WORD.search("".join(pieces[-_WORD_PIECES:])[-_LONGEST_WORD:])
        if broken is None or not line[0].islower():
            pieces += (" ", line)
            return
        rest = line.split(None, 1)[0].strip(".,;:!?\"'“”‘’()").lower()
        own_hyphen = f"{broken[1]}-{rest}".lower() in self.words and f"{broken[1]}{rest}".lower() not in self.words
        if not own_hyphen:
            pieces[-1] = pieces[-1][:-1]
        pieces.append(line)
