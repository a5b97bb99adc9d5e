"""What only looks said: "he asked him to study law" in a life story, a textbook or a travel guide."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from onrecord.parsing.parse import Parse
from onrecord.reading.actors import Cast
from onrecord.reading.speech.scene import FINDER
from onrecord.records import Statement
from onrecord.trace import SILENT, Trace

_WORDS = 300
"""A text with fewer sayings than one in so many words reports next to nobody's words; one shorter than this is not judged.
In PolNeAR's news it costs nothing; in GUM, which has all manner of texts, half of all such phrases stand in the others."""
_PHRASES = {"object", "infinitive", "prepositional", "small", "as", "impersonal", "noun"}
"""Frames whose content is no clause and no quotation."""
_UNNAMED = "impersonal"
_PRIVATE = ("CVL", "EDU", "MED", "BUS")
"""CAMEO roles of those whose word is no public act: civilians, schools, media, firms."""


def without_narrative(
    parse: Parse, statements: tuple[Statement, ...], cast: Cast, trace: Trace = SILENT
) -> tuple[Statement, ...]:
    """The statements of a text; of one that is no report, without phrases whose speaker holds no office and is no body.

    "Ostland rejected the map" is on record wherever it stands; that "a teacher encouraged her to paint" is a story.
    """
    sayings = sum(_frame(s) not in _PHRASES for s in statements)
    if (sayings + 1) * _WORDS >= len(parse.tokens):
        return statements
    public = {a.id for a in cast.actors if a.code is not None and not a.code.endswith(_PRIVATE)}
    public |= {a.id for a in cast.actors if public & set(a.members)}
    gone = {s.id: s for s in statements if _is_narrative(s, public)}
    for s in gone.values():
        start, end = s.content[0].start, s.content[-1].end
        trace.dropped(FINDER, s.rules[0], start, end, "a phrase, in a text that reports next to nobody's words")
    return tuple(replace(s, parent=_above(gone, s)) for s in statements if s.id not in gone)


def _is_narrative(statement: Statement, public: Collection[str]) -> bool:
    frame = _frame(statement)
    return frame in _PHRASES and (frame == _UNNAMED or statement.speaker is None or statement.speaker not in public)


def _frame(statement: Statement) -> str:
    return statement.rules[0].partition(":")[0] if statement.rules else ""


def _above(gone: dict[str, Statement], statement: Statement) -> str | None:
    """The nearest statement that this one is told within and that stays."""
    parent = statement.parent
    while parent in gone:
        parent = gone[parent].parent
    return parent
