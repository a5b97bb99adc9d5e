"""A page's markup -> what is taken out of it: all its visible text, its claims, and which lines are no report."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.article.claims import without_outlet
from onrecord.article.documents import Taken
from onrecord.article.page.claimed import page_claims
from onrecord.article.page.judge import Judge, Mark, reads
from onrecord.article.page.markup import tree_of
from onrecord.article.page.verdict import kept_blocks
from onrecord.article.page.walk import PageBlock, page_blocks
from onrecord.errors import UnreadableInput
from onrecord.lexicon.article import ResidueCues, plain
from onrecord.lexicon.page import PageLexicon
from onrecord.records import SetAside

_BETWEEN = "\n\n"
_HEADINGS, _FIRST = ("h1", "h2"), 3


def taken_from_page(markup: str, *, raw_sha256: str) -> Taken:
    """What a page holds. Raises UnreadableInput where no report stands in it."""
    if not markup.strip():
        return Taken(text=markup)
    lexicon, tree = PageLexicon.load(), tree_of(markup)
    blocks = page_blocks(tree, lexicon=lexicon)
    claims, doubted = page_claims(tree, _headings(blocks), lexicon=lexicon)
    titles = {plain(t) for c in claims if c.field == "title" for t in (c.value, without_outlet(c.value))}
    judge = Judge(blocks, kept_blocks(tree, blocks), titles, ResidueCues.load())
    marks = judge.marks()
    _refuse_without_report(blocks, marks)
    text, aside = _written(blocks, marks)
    return Taken(text=text, claims=tuple(claims), doubted=tuple(doubted), aside=aside, raw_sha256=raw_sha256)


def _headings(blocks: Sequence[PageBlock]) -> list[str]:
    return [block.text for block in blocks if block.place.tag in _HEADINGS][:_FIRST]


def _written(blocks: Sequence[PageBlock], marks: dict[int, Mark]) -> tuple[str, tuple[SetAside, ...]]:
    """The text of all blocks, and the spans of those that are marked."""
    at, aside = 0, []
    for n, block in enumerate(blocks):
        if n in marks:
            aside.append(SetAside(at, at + len(block.text), block.text, marks[n].kind))
        at += len(block.text) + len(_BETWEEN)
    return _BETWEEN.join(block.text for block in blocks), tuple(aside)


def _refuse_without_report(blocks: Sequence[PageBlock], marks: dict[int, Mark]) -> None:
    """Nothing for a page with a report in it; raises UnreadableInput for an empty shell, or a list of other pages."""
    left = [block for n, block in enumerate(blocks) if n not in marks]
    if any(reads(block) for block in left):
        return
    words = sum(block.words for block in blocks)
    raise UnreadableInput(
        f"a page without a report ({words} words of menus, links and notices)"
        if words
        else "a page without visible text",
        remedy="give the page of one report, saved by a browser after it has loaded",
        stage="article",
    )
