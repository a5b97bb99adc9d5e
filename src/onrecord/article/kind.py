"""What kind of document a text is: a report tells what others said, the other kinds are themselves what someone said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.article.blocks import Block
from onrecord.lexicon.article import KindLexicon, plain
from onrecord.records import DocumentKind

_LABEL = re.compile(r"(?:[QA]|[A-Z][A-Z.'’ -]{2,40}(?:\([^)]{1,30}\))?)\s?[:.]\s|Q\s+[A-Z(]|(?:QUESTION|ANSWER)\s")
_FEWEST_LABELS, _LABELLED_SHARE = 3, 0.25
_OPENING, _SALUTATION_WORDS = 10, 8
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{0,2000}[\"”“»]")
_REPORTED = re.compile(r"\b(?:said|told|added|according to)\b", re.IGNORECASE)
_WORDS_FOR_ONE_CUE = 80


def find_kind(text: str, blocks: Sequence[Block], title: str | None, *, lexicon: KindLexicon) -> DocumentKind:
    """The kind of a document: by its title, its salutation, or labels of speakers; a report where none tells."""
    labelled = sum(_LABEL.match(block.text) is not None for block in blocks)
    named = lexicon.of_title(plain(title)) if title else None
    if labelled >= _FEWEST_LABELS and (named == "transcript" or labelled >= _LABELLED_SHARE * len(blocks)):
        return "transcript"
    if any(_salutes(block, lexicon) for block in blocks[:_OPENING]):
        return "letter"
    return named if named in ("statement", "readout") and not _tells_of_others(text) else "report"


def _salutes(block: Block, lexicon: KindLexicon) -> bool:
    return block.text[-1] in ",:" and block.words <= _SALUTATION_WORDS and lexicon.salutes(block.plain)


def _tells_of_others(text: str) -> bool:
    """Whether its own words, quotations left out, attribute as often as a report's do."""
    own_words = _QUOTED.sub(" ", text)
    return len(_REPORTED.findall(own_words)) > 1 + own_words.count(" ") / _WORDS_FOR_ONE_CUE
