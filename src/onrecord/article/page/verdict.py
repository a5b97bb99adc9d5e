"""What trafilatura takes for the article: which blocks of a page it would keep.

Nothing it remembers from other pages plays a part: its memory of duplicates is left off, and so are its guesses at dates.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.article.page.markup import Tree
from onrecord.article.page.walk import PageBlock
from onrecord.article.quiet import quiet
from onrecord.lexicon.article import plain

_SHINGLE = 4
_MANY = 3_000
"""Blocks beyond which it is asked for its own opinion alone: the others that it compares it with look at all for each."""
_MOST = 20_000
"""Blocks beyond which it is not asked, and every block counts as kept: its way to all text of a page is quadratic."""


def kept_blocks(tree: Tree, blocks: Sequence[PageBlock]) -> list[bool]:
    """For each block whether trafilatura keeps its words: nearly all of them, in their order."""
    if len(blocks) > _MOST:
        return [True] * len(blocks)
    kept = _kept_lines(tree, long=len(blocks) > _MANY)
    whole, runs = set(kept), {run for line in kept for run in _runs(line)}
    return [_within(block.plain, whole, runs) for block in blocks]


def _kept_lines(tree: Tree, *, long: bool) -> list[str]:
    from trafilatura import bare_extraction

    quiet("trafilatura")
    found = bare_extraction(
        tree,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
        with_metadata=False,
        fast=long,
    )
    text = getattr(found, "text", None) or ""
    return [words for line in text.splitlines() if (words := plain(line))]


def _runs(line: str) -> list[tuple[str, ...]]:
    words = line.split()
    return [tuple(words[n : n + _SHINGLE]) for n in range(len(words) - _SHINGLE + 1)]


def _within(block: str, whole: set[str], runs: set[tuple[str, ...]]) -> bool:
    mine = _runs(block)
    return block in whole or (len(mine) > 0 and sum(run in runs for run in mine) >= 0.7 * len(mine))
