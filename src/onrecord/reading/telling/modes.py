"""Direct, indirect or mixed: how much of the content stands in quotation marks."""

from __future__ import annotations

from onrecord.reading.speech.quotations import touching
from onrecord.records import Mode
from onrecord.spans import Span

from .scenes import Telling

_ALL, _ANY = 0.9, 1


def mode_of(telling: Telling, content: tuple[Span, ...]) -> Mode:
    """Direct where all of the content is quoted, mixed where some of it is."""
    total = sum(span.end - span.start for span in content)
    quoted = sum(
        min(span.end, q.end) - max(span.start, q.start) for span in content for q in touching(telling.quotations, span)
    )
    if quoted >= _ALL * total:
        return "direct"
    return "mixed" if quoted >= _ANY and _begins_inside(telling, content) else "indirect"


def _begins_inside(telling: Telling, content: tuple[Span, ...]) -> bool:
    """Whether a quotation stands within the content: one that holds all of it is somebody else's, around it."""
    return any(span.contains(q.span) for span in content for q in touching(telling.quotations, span))
