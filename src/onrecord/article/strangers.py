"""What does not belong to a report, by its shape and its words: lines of links without a heading, who wrote it.

A list of the report's own stays: it shares the report's words, is announced by a colon, or names persons.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from onrecord.article.blocks import Block
from onrecord.article.credits import person_like
from onrecord.article.head import Head
from onrecord.article.repeats import SPEAKER, Marks
from onrecord.article.vocabulary import content_words, shared

LINK_WORDS = 24
_FEWEST_LINKS, _FEWEST_LINK_WORDS = 3, 4
_FEWEST_KNOWN = 30
"""Content words of a report that is long enough to tell what belongs to it."""
_STRANGE = 0.25
_INNER_END = re.compile(r"\b[^\W\d_A-Z]{3,}[.!?][\"”’)]*\s+[^\W\d_a-z]")
_PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Amb)\.?\s)?[^\W\d_a-z][\w.'’-]+(?:\s[^\W\d_a-z][\w.'’-]+){1,3}\s?[,–—:(-]"
)
_TAIL = 3


def find_strangers(blocks: Sequence[Block], head: Head, marked: Collection[int], first: int, last: int) -> Marks:
    """Runs of lines that share no words with the report, inside or after it; the note on its author below it."""
    running = [n for n in range(first, min(last + 1, len(blocks))) if n not in marked and blocks[n].running]
    found: Marks = dict.fromkeys(_author_notes(blocks, running[-_TAIL:], head), ("credit", "author-note"))
    runs = [run for run in _runs(blocks, marked, first) if len(run) >= _FEWEST_LINKS]
    known = content_words(" ".join(blocks[n].plain for n in running)) if runs else frozenset()
    if len(known) >= _FEWEST_KNOWN:
        for run in runs:
            if _strange([blocks[n] for n in run], known):
                found |= dict.fromkeys(run, ("related", "strange-lines"))
    return found


def link_like(block: Block) -> bool:
    """Whether a line may be the headline of some other report: short, and no sentence."""
    ends_text = (block.ends_sentence and block.text[-1] not in "?!") or block.text[-1] in ":;,"
    text = block.quoted or block.running or ends_text or SPEAKER.match(block.text) or _INNER_END.search(block.text)
    return not text and block.words <= LINK_WORDS


def _runs(blocks: Sequence[Block], marked: Collection[int], first: int) -> Iterator[list[int]]:
    """Unmarked lines in a row, none announced by the line above, that may be headlines."""
    run: list[int] = []
    for n in range(first + 1, len(blocks) + 1):
        if n < len(blocks) and n not in marked and _headline_like(blocks[n]):
            run.append(n)
            continue
        if run and blocks[run[0] - 1].text[-1] not in ":;,":
            yield run
        run = []


def _headline_like(block: Block) -> bool:
    return link_like(block) and block.text[0].isupper() and not _PERSON.match(block.text)


def _strange(run: Sequence[Block], known: frozenset[str]) -> bool:
    """Whether lines are as long as headlines, and share hardly a word with the report, each by itself and together."""
    long = [block for block in run if block.words >= _FEWEST_LINK_WORDS]
    alone = [block for block in long if shared(block.plain, known) <= _STRANGE]
    together = shared(" ".join(block.plain for block in run), known) <= _STRANGE
    return len(long) >= _FEWEST_LINKS and len(alone) >= len(long) - 1 and together


def _author_notes(blocks: Sequence[Block], tail: Sequence[int], head: Head) -> Iterator[int]:
    """The last paragraphs, as far as they open with the name of the report's own author."""
    authors = [name for name in re.split(r",\s*|\s+(?:and|&)\s+", head.byline or "") if person_like(name)]
    for n in reversed(tail[1:]):
        if not any(blocks[n].text.lower().startswith(f"{name.lower()} ") for name in authors):
            return
        yield n
