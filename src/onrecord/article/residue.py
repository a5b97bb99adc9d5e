"""Residue of syndication: repeated headlines, links to other reports, disclaimers, forms; set aside by span, never cut.

A paragraph of the report must never be set aside: lines are taken by their place (outside the running text), their
shape (short, no sentence) and words that only a page uses, and where these disagree the line stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.article.blocks import QUOTES, Block
from onrecord.article.credits import name_like
from onrecord.article.head import Head
from onrecord.article.repeats import Marks, find_repeats
from onrecord.article.strangers import find_strangers, link_like
from onrecord.lexicon.article import ResidueCue, ResidueCues, plain
from onrecord.records import ResidueKind, SetAside
from onrecord.trace import Trace

_MOST_LINKS = 10
_DEBRIS_WORDS = 6
_OPENS_DEBRIS = frozenset({"disclaimer", "form", "share", "navigation"})
_SIGN = re.compile(r"[^\w\s]+(?:\s+[^\w\s]+)*$")
_CODE = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z0-9_-]{6,}$")
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s*\d{4})")
_BY_SIGNATURE = re.compile(r"[-–—]\s*[^\W\d_a-z][\w.'’-]+(?:\s[^\W\d_a-z][\w.'’-]+){1,2}\.?$")
_CONTACT = re.compile(r"\S@\S{1,100}\.\w|(?:https?://|www\.)\S+|(?:tel|phone|fax)\.?:?\s*\+?\d", re.IGNORECASE)
_CONTACT_WORDS = 12
_VIA = re.compile(r"\s+via\s+")
_PHOTO_AGENCY = re.compile(
    r"\b(?:via|/)\s?(?:Getty(?: Images)?|AP|AFP|Reuters|REUTERS|Shutterstock|EPA|Xinhua)(?: Images| Photo)?\.?$"
)


def find_residue(
    text: str, blocks: Sequence[Block], head: Head, *, titles: Iterable[str], cues: ResidueCues, trace: Trace
) -> tuple[SetAside, ...]:
    """What of the text is no part of the report, in order; `titles` are those that are claimed from outside."""
    marks: Marks = dict.fromkeys(sorted(head.credits), ("credit", "credit-line"))
    marks |= find_repeats(blocks, head, titles)
    found = {
        n: row for n, b in enumerate(blocks) if n not in marks and n != head.title_block and (row := _cue(b, cues))
    }
    first, last = _body(blocks, head, set(marks) | set(found))
    marks |= {n: (row.kind, row.id) for n, row in found.items() if _in_place(row, n, first, last)}
    marks |= _shapes(blocks, head, marks, last)
    marks |= dict.fromkeys(_links(blocks, marks, found), ("related", "link"))
    marks |= find_strangers(blocks, head, marks, first, last)
    marks |= dict.fromkeys(_debris(blocks, marks, last), ("other", "debris"))
    return tuple(_set_aside(text, blocks[n], *marks[n], trace) for n in sorted(marks))


def _set_aside(text: str, block: Block, kind: ResidueKind, rule: str, trace: Trace) -> SetAside:
    trace.kept("residue", rule, block.start, block.end, kind)
    return SetAside(block.start, block.end, text[block.start : block.end], kind)


def _cue(block: Block, cues: ResidueCues) -> ResidueCue | None:
    return None if block.quoted or block.long else cues.find(block.text)


def _body(blocks: Sequence[Block], head: Head, known: set[int]) -> tuple[int, int]:
    """The first and the last block of the running text; where none runs, all is text."""
    running = [n for n, b in enumerate(blocks) if b.running and n not in known and n != head.title_block]
    return (running[0], running[-1]) if running else (0, len(blocks))


def _in_place(row: ResidueCue, n: int, first: int, last: int) -> bool:
    return row.where == "any" or n > last or (row.where == "edge" and n < first)


def _shapes(blocks: Sequence[Block], head: Head, marks: Marks, last: int) -> Marks:
    """Lines known by their shape alone: marks without a word, codes, paths of a menu, copyright, photo credits."""
    shaped: Marks = {}
    for n, block in enumerate(blocks):
        if n not in marks and n != head.title_block and not block.long and (kind := _shape(block, after=n > last)):
            shaped[n] = kind
    return shaped


def _shape(block: Block, *, after: bool) -> tuple[ResidueKind, str] | None:
    line = block.text
    if _SIGN.match(line) and not any(mark in line for mark in QUOTES):
        return "other", "signs"
    if block.words <= 14 and _PHOTO_AGENCY.search(line) and (not block.ends_sentence or name_like(_VIA.sub(" ", line))):
        return "credit", "photo-agency"
    if block.menu_path:
        return "navigation", "path"
    if after and block.words <= 40 and _COPYRIGHT.match(line):
        return "disclaimer", "copyright"
    if after and _BY_SIGNATURE.match(line):
        return "credit", "signature"
    if after and block.words <= _CONTACT_WORDS and not block.ends_sentence and _CONTACT.search(line):
        return "other", "contact"
    return ("other", "code") if after and _CODE.match(line) else None


def _links(blocks: Sequence[Block], marks: Marks, found: dict[int, ResidueCue]) -> Iterator[int]:
    """The short lines after the heading of a list of other reports, until running text resumes."""
    for heading in sorted(n for n, row in found.items() if n in marks and row.opens and _is_heading(blocks[n], row)):
        for n in range(heading + 1, min(len(blocks), heading + 1 + _MOST_LINKS)):
            if n not in marks:
                if not link_like(blocks[n]):
                    break
                yield n


def _is_heading(block: Block, row: ResidueCue) -> bool:
    """Whether the cue is the whole line; `Read more: Envoy leaves` brings its one link along."""
    return block.plain in {plain(phrase) for phrase in row.phrases}


def _debris(blocks: Sequence[Block], marks: Marks, last: int) -> Iterator[int]:
    """Short lines after the report and after the page's own words have begun: names of buttons; counters anywhere."""
    begun = False
    for n, block in enumerate(blocks):
        own = n in marks and marks[n][0] in _OPENS_DEBRIS
        begun = begun or (own and n > last)
        counts = block.text.isdecimal() and n > 0 and n - 1 in marks and marks[n - 1][0] in _OPENS_DEBRIS
        short = block.words <= _DEBRIS_WORDS and not (block.quoted or block.ends_sentence)
        if n not in marks and (counts or (begun and short)):
            yield n
