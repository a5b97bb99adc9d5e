"""Through what a document's own words were said, and what a readout's parties met for."""

from __future__ import annotations

from onrecord.article.blocks import find_blocks
from onrecord.article.issuers import outside_residue
from onrecord.article.kind import kind_cue
from onrecord.lexicon.issued import IssuedLexicon
from onrecord.records import Channel, Document, DocumentKind

from .outline import Outline

_USUAL: dict[DocumentKind, Channel] = {"statement": "statement", "readout": "statement", "letter": "letter"}
_ASKED: dict[str, Channel] = {"question": "press_conference", "interviewer": "interview"}


def channel_of(document: Document, outline: Outline) -> Channel | None:
    """The channel of a document's own words: of its kind, or as its title, its first lines or its labels tell."""
    lexicon = IssuedLexicon.load()
    if document.kind == "transcript":
        head = document.text[: outline.turns[0].label.start] if outline.turns else document.text
        found = lexicon.kinds.within("head", head)
        asked = (_ASKED[turn.key] for turn in outline.turns if turn.key in _ASKED)
        return found[0].channel if found else next(asked, None)
    blocks = outside_residue(document, find_blocks(document.text))
    cue = kind_cue(blocks, document.title, lexicon=lexicon)
    return cue.channel if cue and cue.kind == document.kind else _USUAL[document.kind]
