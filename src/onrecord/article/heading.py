"""The title and the date of a document that is no report: they stand where a report has neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.article.blocks import Block
from onrecord.article.credits import person_like
from onrecord.article.head import Head
from onrecord.article.issuers import is_office, named_with_office
from onrecord.article.kind import greets, head_lines, is_prose, title_cue
from onrecord.article.stamps import find_stamps
from onrecord.lexicon.article import plain
from onrecord.lexicon.issued import IssuedLexicon
from onrecord.records import DocumentKind

_SUBJECT = re.compile(r"\W*(?:Subject|Re|Ref|Object)\s*[:：]\s*(?=\S)", re.IGNORECASE)
_LABELLED = re.compile(r"[^\W\d_][^:：]{0,30}[:：]\s")
_FEWEST_WORDS, _DATED_WORDS, _FOOT = 3, 6, 6


def issued_head(
    head: Head, blocks: Sequence[Block], kind: DocumentKind, *, titled: bool, lexicon: IssuedLexicon
) -> Head:
    """The head with the title and the date that a document of this kind has; `titled`: the title was given."""
    lines = [block for block in head_lines(blocks) if not greets(block, lexicon=lexicon)]
    title = (
        head.title if titled else _official(lines, lexicon) or _subject(lines) or _plain(head, blocks, lines, lexicon)
    )
    at = head.title_block if titled else next((n for n, b in enumerate(blocks) if title and b.text == title), None)
    if head.publisher and lexicon.kinds.whole(plain(head.publisher)) is not None:
        head = replace(head, publisher=None)  # "Press Statement" is no outlet
    if kind == "letter":  # "From" and "To" are no credits there
        head = replace(head, byline=None, source=None, credits=frozenset())
    return replace(head, title=title, title_block=at, published=head.published or _dated(title, blocks, lexicon))


def _official(lines: Sequence[Block], lexicon: IssuedLexicon) -> str | None:
    """The line that says what the document is and of whom or on what: "Readout of ...", "Statement by ..."."""
    longer = (line.text for line in lines if line.words >= _FEWEST_WORDS)
    return next((text for text in longer if title_cue(text, lexicon=lexicon) is not None), None)


def _subject(lines: Sequence[Block]) -> str | None:
    """What a line gives as the subject."""
    found = ((line.text, _SUBJECT.match(line.text)) for line in lines)
    return next((text[match.end() :] for text, match in found if match), None)


def _plain(head: Head, blocks: Sequence[Block], lines: Sequence[Block], lexicon: IssuedLexicon) -> str | None:
    """The title that a report would have there, or the next line that may be one: no office, label, name or date."""
    held = [block.text for block in lines if block.words >= _FEWEST_WORDS]
    known = [head.title] if head.title and head.title_block is not None else []
    return next((text for text in (*known, *held) if not _is_letterhead(text, lexicon)), None)


def _is_letterhead(text: str, lexicon: IssuedLexicon) -> bool:
    leads = (lexicon.issuers.realm, lexicon.kinds.lead_at, _LABELLED)
    if (
        is_office(text, lexicon)
        or person_like(text)
        or named_with_office(text)
        or any(pattern.match(text) for pattern in leads)
    ):
        return True
    if lexicon.kinds.whole(plain(text)) is not None:
        return True
    words = sum(word.isalpha() and len(word) > 2 for word in text.split())
    return words < 2 or (bool(find_stamps(text, lexicon=lexicon.offices)) and words < _DATED_WORDS)


def _dated(title: str | None, blocks: Sequence[Block], lexicon: IssuedLexicon) -> str | None:
    """The date in the title, else on a line of the head or of the foot."""
    lines = [title or "", *(b.text for b in head_lines(blocks)), *(b.text for b in blocks[-_FOOT:] if not is_prose(b))]
    stamps = (find_stamps(line, lexicon=lexicon.offices) for line in lines)
    return next((found[0].value for found in stamps if found), None)
