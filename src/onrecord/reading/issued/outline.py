"""What the text alone tells of whose words it holds: turns or an envelope, and where the issuer is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.article.blocks import find_blocks
from onrecord.article.credits import name_like
from onrecord.article.envelope import Envelope, find_envelope
from onrecord.article.issuers import outside_residue
from onrecord.article.stamps import find_stamps
from onrecord.article.turns import Turn, find_turns, stage_directions
from onrecord.lexicon.issued import IssuedLexicon
from onrecord.records import Document
from onrecord.spans import Span

_PLACE_WORDS, _LOOKED_BACK = 3, 100
_HONOUR = re.compile(r"\bH\.\s?E\.(?=\s)")
_SENTENCE_ENDS = '\n.?!…:”")]'


@dataclass(frozen=True, slots=True)
class Outline:
    """A document that is no report, in characters; of a report nothing."""

    turns: tuple[Turn, ...] = ()
    envelope: Envelope | None = None
    issuer: tuple[Span, ...] = ()
    """Every place where the issuer's name stands."""

    @classmethod
    def of(cls, document: Document) -> Outline:
        """The outline of a document."""
        if document.kind == "report":
            return cls()
        blocks = outside_residue(document, find_blocks(document.text))
        if document.kind == "transcript":
            skip = [aside.span for aside in document.set_aside]
            return cls(find_turns(document.text, blocks, lexicon=IssuedLexicon.load().turns, skip=skip))
        envelope = find_envelope(blocks, document.title, lexicon=IssuedLexicon.load())
        return cls(envelope=envelope, issuer=tuple(_places(document)))


def unparsed(document: Document) -> Iterator[tuple[int, int]]:
    """The characters that get no tokens: residue, labels, places, honours, what a transcriber put between sentences."""
    yield from (aside.span for aside in document.set_aside)
    if document.kind == "report":
        return
    yield from (Span(*honour.span()) for honour in _HONOUR.finditer(document.text))
    outline = Outline.of(document)
    yield from (turn.label for turn in outline.turns)
    yield from _datelines(document, _edges(document, outline))
    if document.kind != "transcript":
        return
    for span, _ in stage_directions(document.text, 0, len(document.text), lexicon=IssuedLexicon.load().turns):
        before = document.text[max(0, span.start - _LOOKED_BACK) : span.start].rstrip(" \t")[-1:]
        if not before or before in _SENTENCE_ENDS:
            yield span


def _places(document: Document) -> Iterator[Span]:
    """Where the issuer's name stands as it was written or in capitals; where it does nowhere, in any letters."""
    if not document.issuer:
        return
    pattern = rf"(?<!\w){re.escape(document.issuer)}(?!\w)"
    found = list(re.finditer(pattern, document.text, re.IGNORECASE))
    alike = [match for match in found if match[0] in (document.issuer, document.issuer.upper())]
    yield from (Span(*match.span()) for match in alike or found)


def _edges(document: Document, outline: Outline) -> list[Span]:
    """The lines above and below the words."""
    if outline.envelope is not None:
        return [*outline.envelope.head, *outline.envelope.foot]
    first = outline.turns[0].label.start if outline.turns else 0
    return [Span(block.start, block.end) for block in find_blocks(document.text[:first])]


def _datelines(document: Document, lines: list[Span]) -> Iterator[Span]:
    """The places before a date on a line of its own, or on a line above it: nobody who acts."""
    after = ""
    for line in reversed(lines):
        words = line.slice(document.text)
        stamps = find_stamps(words, lexicon=IssuedLexicon.load().offices)
        place = words[: stamps[0].start].strip(" ,") if stamps else ""
        if place and len(place.split()) <= _PLACE_WORDS and name_like(place) and stamps[0].end == len(words):
            yield Span(line.start, line.start + stamps[0].start)
        if words.isalpha() and words.istitle() and _is_date(after):
            yield line
        after = words


def _is_date(line: str) -> bool:
    stamps = find_stamps(line, lexicon=IssuedLexicon.load().offices)
    return bool(stamps) and (stamps[0].start, stamps[0].end) == (0, len(line))
