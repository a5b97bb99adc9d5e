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

_PLACE_WORDS = 3
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
    """The characters that get no tokens: residue, labels and what a transcriber put between sentences, where it was written."""
    yield from (aside.span for aside in document.set_aside)
    outline = Outline.of(document)
    yield from (turn.label for turn in outline.turns)
    yield from _datelines(document, outline.envelope)
    if document.kind != "transcript":
        return
    for span, _ in stage_directions(document.text, 0, len(document.text), lexicon=IssuedLexicon.load().turns):
        before = document.text[: span.start].rstrip(" \t")[-1:]
        if not before or before in _SENTENCE_ENDS:
            yield span


def _places(document: Document) -> Iterator[Span]:
    """Where the issuer's name stands as it was written, or else in other letters."""
    name = re.escape(document.issuer or "")
    for flags in (0, re.IGNORECASE) if name else ():
        found = [Span(*m.span()) for m in re.finditer(rf"(?<!\w){name}(?!\w)", document.text, flags)]
        yield from found
        if found:
            return


def _datelines(document: Document, envelope: Envelope | None) -> Iterator[Span]:
    """The places before a date on a line of its own: nobody who acts."""
    for line in (*envelope.head, *envelope.foot) if envelope else ():
        words = line.slice(document.text)
        stamps = find_stamps(words, lexicon=IssuedLexicon.load().offices)
        place = words[: stamps[0].start].strip(" ,") if stamps else ""
        if place and len(place.split()) <= _PLACE_WORDS and name_like(place) and stamps[0].end == len(words):
            yield Span(line.start, line.start + stamps[0].start)
