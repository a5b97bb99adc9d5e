"""What a page says twice: its headline, other headlines, a paragraph that a syndicated copy holds again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from onrecord.article.blocks import Block
from onrecord.article.head import Head
from onrecord.lexicon.article import plain
from onrecord.records import ResidueKind

Marks = dict[int, tuple[ResidueKind, str]]
"""For the number of a block its kind of residue, and the rule that says so."""

SPEAKER = re.compile(r"[A-Z][\w.' ’-]{0,40}:\s")
_REPEAT_WORDS, _HEADLINE_WORDS, _NEAR_REPEAT = 5, 45, 0.8
_PARAGRAPH_WORDS = 25
"""A refrain of a speech is shorter."""


def find_repeats(blocks: Sequence[Block], head: Head, titles: Iterable[str]) -> Marks:
    """Lines that say a title again, or another headline or a whole paragraph that stood above."""
    seen: set[str] = set()
    known = {words: frozenset(words.split()) for words in (plain(title) for title in (head.title, *titles) if title)}
    marks: Marks = {}
    for n, block in enumerate(blocks):
        if n == head.title_block or n in head.credits:
            continue
        if block.plain in seen and block.words >= _PARAGRAPH_WORDS:
            marks[n] = ("other", "repeated-paragraph")
        elif block.words <= _HEADLINE_WORDS and not SPEAKER.match(block.text):
            again = block.plain in seen and block.words >= _REPEAT_WORDS and not block.ends_sentence
            if again or (n and any(_same_headline(block, *title) for title in known.items())):
                marks[n] = ("repeated_headline", "repeat")
        seen.add(block.plain)
    return marks


def _same_headline(block: Block, title: str, theirs: frozenset[str]) -> bool:
    """Whether a line is the title again, or nearly: one word of five may differ."""
    if block.plain == title:
        return block.words > 2
    ours = set(block.plain.split())
    enough = min(len(ours), len(theirs)) >= _REPEAT_WORDS
    return enough and not block.ends_sentence and len(ours & theirs) >= _NEAR_REPEAT * len(ours | theirs)
