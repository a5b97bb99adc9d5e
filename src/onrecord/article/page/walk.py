"""A page's tree -> its visible text, block by block in reading order, each with the places that it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from onrecord.article.page.markup import Tree
from onrecord.article.word_count import word_count
from onrecord.lexicon.article import plain
from onrecord.lexicon.page import PageLexicon, PlaceCue

_UNSEEN = frozenset({
    "head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "canvas", "audio",
    "video", "map", "datalist", "input", "textarea", "img", "picture", "source", "meta", "link", "title", "frameset",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "center", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "rp", "rt", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "amp-fit-text", "input", "img",
})  # fmt: skip
_WHOLE = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "dd", "dt", "td", "th", "pre", "q"})
"""Elements that hold running text: names of what stands inside a line of theirs tell nothing of its place."""
_WHOLE_SITE = frozenset({"html", "body", "main"})
"""Elements whose names tell of the site, or of the kind of page."""
_NAMING = ("class", "id", "aria-label", "data-testid", "data-component", "data-module", "itemprop")
_UNDISPLAYED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = re.compile(r"[^\S\n]+")
_BREAK = re.compile(r"[^\S\n]*\n[^\S\n]*")
_BREAKS = re.compile(r"\s*\n[^\S\n]*\n\s*")
_INVISIBLE = dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff"))
_SET_APART = ("a", "time", "button")
_LONG_CELL = 200
_PROSE_WORDS, _FEWEST_HIDDEN_PARAGRAPHS = 15, 3


@dataclass(eq=False, slots=True)
class Place:
    """An element that blocks stand in, and the row by which it is known."""

    above: Place | None
    tag: str
    row: PlaceCue | None
    words: int = 0
    """How many words it holds, all its places together."""

    def path(self) -> Iterator[Place]:
        """This place and those around it, the innermost first."""
        place: Place | None = self
        while place is not None:
            yield place
            place = place.above


@dataclass(frozen=True)
class PageBlock:
    """A block of the page's visible text: a paragraph, a heading, an item of a list, a row of a table."""

    text: str
    place: Place
    linked: int
    """How many of its characters are links."""
    links: int
    """How many links begin in it."""

    @cached_property
    def plain(self) -> str:
        return plain(self.text)

    @cached_property
    def words(self) -> int:
        return word_count(self.text)

    @property
    def is_link(self) -> bool:
        """Whether nearly all of it is a link."""
        return self.linked >= 0.8 * len(self.text)


def page_blocks(tree: Tree, *, lexicon: PageLexicon) -> tuple[PageBlock, ...]:
    """The blocks of a page in reading order, what no reader sees left out."""
    walk = _Walk(lexicon)
    walk.over(tree)
    return tuple(walk.blocks)


@dataclass(slots=True)
class _Walk:
    lexicon: PageLexicon
    blocks: list[PageBlock] = field(default_factory=list)
    place: Place = field(default_factory=lambda: Place(None, "", None))
    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    """How many characters of the pieces are links."""
    links: int = 0
    """How many links are open."""
    begun_links: int = 0
    """How many links began within the pieces."""
    row: Tree = None
    """The row of a table that was looked at last, and whether it is one of short values, not of columns of a page."""
    row_of_data: bool = False
    ends: list[Callable[[], None]] = field(default_factory=list)
    """What is to be done where each open element ends."""

    def over(self, tree: Tree) -> None:
        from lxml import etree

        events = etree.iterwalk(tree, events=("start", "end"))
        for event, element in events:
            if event == "end":
                self.ends.pop()()
                self._add(element.tail)
            elif self._start(element, element.tag if isinstance(element.tag, str) else ""):
                self._add(element.text)
            else:
                events.skip_subtree()
        self._flush()

    def _start(self, element: Tree, tag: str) -> bool:
        """Begins an element; False where no reader sees what it holds."""
        row = self._row(element, tag)
        if tag in _UNSEEN or _hidden(element, row):
            self.ends.append(_nothing)
            return False
        self.ends.append(self._began(element, tag, row))
        return True

    def _began(self, element: Tree, tag: str, row: PlaceCue | None) -> Callable[[], None]:
        """Begins an element that is seen, and gives what is to be done where it ends."""
        if tag == "br":
            self.pieces.append("\n")
        elif tag in ("td", "th") and self._in_row_of_data(element):
            self.pieces.append(" | " if self.pieces else "")
        elif tag not in _INLINE or (row is not None and self.place.tag not in _WHOLE):
            return self._open(element, tag, row)
        elif tag == "q":
            self.pieces.append("“")
            return lambda: self.pieces.append("”")
        elif _follows_closely(element):
            self.pieces.append(" ")
        return self._link(element) if tag == "a" else _nothing

    def _in_row_of_data(self, cell: Tree) -> bool:
        row = cell.getparent()
        if row is None or row.tag != "tr":
            return False
        if row is not self.row:
            self.row, self.row_of_data = row, all(_is_value(each) for each in row)
        return self.row_of_data

    def _open(self, element: Tree, tag: str, row: PlaceCue | None) -> Callable[[], None]:
        self._flush()
        around, self.place = self.place, Place(self.place, tag, row)
        unlink = self._link(element) if tag == "a" else _nothing

        def close() -> None:
            self._flush()
            self.place = around
            unlink()

        return close

    def _link(self, element: Tree) -> Callable[[], None]:
        if (element.get("href") or "#").startswith("#"):
            return _nothing  # a mark within the page
        self.links += 1
        self.begun_links += 1

        def unlink() -> None:
            self.links -= 1

        return unlink

    def _row(self, element: Tree, tag: str) -> PlaceCue | None:
        if tag in _WHOLE_SITE:
            return None
        names = " ".join(value for name in _NAMING if (value := element.get(name)))
        return self.lexicon.place(tag, element.get("role") or "", names)

    def _add(self, text: str | None) -> None:
        if text:
            text = text.translate(_INVISIBLE)
            self.pieces.append(text if self.place.tag == "pre" else " ".join(text.split("\n")))
            self.linked += len(text.strip()) if self.links else 0

    def _flush(self) -> None:
        whole = _SPACE.sub(" ", "".join(self.pieces)).strip()
        for part in _BREAKS.split(whole) if whole else ():
            text = _BREAK.sub("\n", part)
            linked = self.linked * len(part) // len(whole)
            self.blocks.append(PageBlock(text, self.place, linked, self.begun_links))
            for place in self.place.path():
                place.words += text.count(" ") + 1
        self.pieces, self.linked, self.begun_links = [], 0, 0


def _nothing() -> None:
    """What is to be done where most elements end."""


def _hidden(element: Tree, row: PlaceCue | None) -> bool:
    """Whether a page hides an element for good: long text may be shown at a click, as the rest of a report is."""
    undisplayed = element.get("hidden") is not None or _UNDISPLAYED.search(element.get("style") or "") is not None
    left_out = row is not None and row.kind == "unseen"
    if not (undisplayed or left_out):
        return False
    prose = (p for p in element.iter("p") if sum(text.count(" ") for text in p.itertext()) >= _PROSE_WORDS)
    return len(list(islice(prose, _FEWEST_HIDDEN_PARAGRAPHS))) < _FEWEST_HIDDEN_PARAGRAPHS


def _follows_closely(element: Tree) -> bool:
    """Whether it stands right behind another element that a page sets apart by its looks alone."""
    before = element.getprevious()
    if before is None or (before.tail or "") or not isinstance(before.tag, str):
        return False
    named = bool(element.get("class") and before.get("class"))
    return named or element.tag in _SET_APART or any(child.tag in _SET_APART for child in element[:1])


def _is_value(cell: Tree) -> bool:
    inner = (each.tag for each in cell.iterdescendants() if isinstance(each.tag, str))
    return all(tag in _INLINE for tag in inner) and len("".join(cell.itertext())) <= _LONG_CELL
