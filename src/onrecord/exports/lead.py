"""Where the lead of a report is: its first paragraph of whole sentences."""

from __future__ import annotations

import re

from onrecord.records import Document
from onrecord.spans import Span

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_ENDS = (".", "!", "?", "…")
_CLOSING = "\"'”’»)]"


def lead_of(document: Document) -> Span:
    r"""The first paragraph that ends as a sentence does, titles and bylines passed over; an empty span where there is none.

    >>> lead_of(Document("d", "Ships leave\n\nBy Ada Sorel\n\nThe ships left. “All.”\n\nMore.")).slice("x" * 27 + "The ships left. “All.”")
    'The ships left. “All.”'
    """
    for found in _PARAGRAPH.finditer(document.text):
        span = Span(found.start(), found.start() + len(found[0].rstrip()))
        if any(span.overlaps((aside.start, aside.end)) for aside in document.set_aside):
            continue
        if found[0].rstrip().rstrip(_CLOSING).endswith(_ENDS):
            return span
    return Span(0, 0)
