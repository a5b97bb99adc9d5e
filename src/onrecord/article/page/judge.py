"""Which blocks of a page are the report, and what the others are.

Three judges, of whom the kinder wins: trafilatura's verdict, the place of a block in the page, and what stands around it.
What reads as text of the report is set aside only where its place says surely what it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.article.page.walk import PageBlock, Place
from onrecord.article.vocabulary import content_words, shared
from onrecord.lexicon.article import ResidueCues
from onrecord.lexicon.page import PlaceCue
from onrecord.records import ResidueKind

_SENTENCE_END = re.compile(r"[.!?…:。！？][\"'”’»)\]]*$")
_LONG, _SHORT = 25, 6
_BULK, _BELONGS = 0.5, 0.3
_BYLINE_WORDS, _LINK_WORDS = 4, 4
_HEADINGS = ("h1", "h2", "h3")


@dataclass(frozen=True, slots=True)
class Mark:
    """Why a block is no part of the report: its kind, and the rule that says so."""

    kind: ResidueKind
    rule: str


@dataclass(frozen=True)
class Judge:
    """The blocks of one page with what is known of them."""

    blocks: Sequence[PageBlock]
    kept: Sequence[bool]
    """Whether trafilatura keeps each block."""
    titles: Collection[str]
    """What the page calls its title, in plain words."""
    cues: ResidueCues

    def marks(self) -> dict[int, Mark]:
        """The blocks that are no part of the report, each with its mark."""
        found = {n: mark for n in range(len(self.blocks)) if n != self.title and (mark := self._mark(n))}
        return found | self._echoes(found)

    @cached_property
    def title(self) -> int | None:
        """The block that is the title: a heading with the words that the page calls its title, else the first heading."""
        named = [n for n, b in enumerate(self.blocks) if b.plain in self.titles]
        headings = [n for n in named if self.blocks[n].place.tag in _HEADINGS] or named
        first = [n for n, b in enumerate(self.blocks) if b.place.tag == "h1" and not b.is_link]
        return next(iter(headings or first), None)

    @cached_property
    def core(self) -> list[int]:
        """The blocks that are surely the report: running text that trafilatura keeps, in no place of residue."""
        reading = [n for n, block in enumerate(self.blocks) if reads(block)]
        sure = [n for n in reading if self.kept[n] and not self._sure_row(n)]
        return sure or [n for n in reading if self._row(n) is None]

    @cached_property
    def _void(self) -> set[int]:
        """Places whose names mean nothing: they hold the title, or most of the running text."""
        weights: dict[int, int] = {}
        places: dict[int, Place] = {}
        for n, block in enumerate(self.blocks):
            if self.kept[n] and reads(block):
                for place in block.place.path():
                    weights[id(place)] = weights.get(id(place), 0) + block.words
                    places[id(place)] = place
        total = sum(b.words for n, b in enumerate(self.blocks) if self.kept[n] and reads(b))
        void = {key for key, words in weights.items() if words >= _BULK * total and not _is_talk(places[key])}
        return void | ({id(p) for p in self.blocks[self.title].place.path()} if self.title is not None else set())

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return content_words(" ".join(self.blocks[n].plain for n in self.core))

    @cached_property
    def _homes(self) -> set[int]:
        """The elements right around blocks of the core."""
        return {id(self.blocks[n].place.above) for n in self.core}

    def _rows(self, n: int) -> list[PlaceCue]:
        """The rows of the places around a block that mean something, the innermost first."""
        return [
            place.row
            for place in self.blocks[n].place.path()
            if place.row is not None and id(place) not in self._void and place.words <= (place.row.most_words or 10**9)
        ]

    def _row(self, n: int) -> PlaceCue | None:
        rows = self._rows(n)
        return self._sure_row(n) or (rows[0] if rows and rows[0].kind != "report" else None)

    def _sure_row(self, n: int) -> PlaceCue | None:
        return next((row for row in self._rows(n) if row.sure), None)

    def _mark(self, n: int) -> Mark | None:
        block, row = self.blocks[n], self._row(n)
        if row is not None:
            return None if not row.sure and self.kept[n] and reads(block) else self._of_row(block, row)
        if self._rows(n) or not self.core:
            return None
        if n <= self.core[0]:
            return self._above(n, block)
        return self._within(block) if n <= self.core[-1] else self._below(n, block)

    def _of_row(self, block: PageBlock, row: PlaceCue) -> Mark:
        """The mark of a block whose place is known; its own words may tell the kind better."""
        if block.plain in self.titles and block.words > 2:
            return Mark("repeated_headline", row.id)
        cue = self.cues.find(block.text) if row.generic and not block.is_link else None
        return Mark(cue.kind if cue else row.residue, row.id)

    def _above(self, n: int, block: PageBlock) -> Mark | None:
        """Of what stands above the running text, a title's neighbours are left to the head to read."""
        if n in self.core or (self.title is not None and n > self.title and block.words <= _BYLINE_WORDS):
            return None
        if block.is_link:
            return self._link(block)
        above_title = self.title is not None and n < self.title
        return Mark("navigation", "above") if above_title and not reads(block) and not self.kept[n] else None

    def _within(self, block: PageBlock) -> Mark | None:
        """Within the running text all is the report but lines that are links alone."""
        return self._link(block) if block.is_link and not reads(block) else None

    def _below(self, n: int, block: PageBlock) -> Mark | None:
        if self.kept[n] and not block.is_link:
            return None
        at_home = id(block.place.above) in self._homes and not block.is_link and _SENTENCE_END.search(block.text)
        if at_home or (reads(block) and shared(block.plain, self._vocabulary) >= _BELONGS):
            return None
        return self._link(block) if block.is_link else Mark(self._kind(block, "other"), "outside")

    def _link(self, block: PageBlock) -> Mark:
        """The mark of a line that is a link: to another report by its length, else to some other page of the site."""
        cue = self.cues.find(block.text)
        if cue is not None and cue.kind != "disclaimer":
            return Mark(cue.kind, cue.id)
        return Mark("related" if block.words >= _LINK_WORDS and block.links < 2 else "navigation", "link")

    def _kind(self, block: PageBlock, otherwise: ResidueKind) -> ResidueKind:
        cue = self.cues.find(block.text)
        return cue.kind if cue else otherwise

    def _echoes(self, marks: dict[int, Mark]) -> dict[int, Mark]:
        """Words pulled out of the report to be shown large: a block outside its line that says again what it says."""
        left = [n for n in range(len(self.blocks)) if n not in marks and n != self.title]
        running = " | ".join(self.blocks[n].plain for n in left if not _pulled(self.blocks[n]))
        pulled = [n for n in left if _pulled(self.blocks[n]) and self.blocks[n].words >= _SHORT]
        return {n: Mark("other", "echo") for n in pulled if self.blocks[n].plain in running}


def reads(block: PageBlock) -> bool:
    """Whether a block reads as running text, no heading, label or link."""
    if block.linked > 0.5 * len(block.text):
        return False
    return block.words >= _LONG or (block.words >= _SHORT and _SENTENCE_END.search(block.text) is not None)


def _is_talk(place: Place) -> bool:
    """Whether a place holds what readers say: that may well be longer than the report."""
    return place.row is not None and place.row.kind == "other"


def _pulled(block: PageBlock) -> bool:
    """Whether a block stands outside the line of the text."""
    path = block.place.path()
    return any(place.tag in ("aside", "figure") or (place.row and place.row.kind == "report") for place in path)
