"""What the questions about a saying look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.lexicon.speech import SpeechLexicon
from onrecord.parsing.parse import Parse
from onrecord.reading.speech.find import Told
from onrecord.reading.speech.quotations import Quotation
from onrecord.reading.speech.scene import Attribution
from onrecord.records import Document, TimeExpression
from onrecord.spans import Span
from onrecord.trace import SILENT, Trace


@dataclass(frozen=True, slots=True)
class Telling:
    """A document's attributions with all that tells when, where and how they were said."""

    document: Document
    parse: Parse
    told: tuple[Told, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[TimeExpression, ...]
    lexicon: SpeechLexicon
    trace: Trace = SILENT

    def frame(self, attribution: Attribution) -> range:
        """The tokens of the sentence in which the cue, or else the content, stands."""
        anchor = attribution.verb if attribution.verb is not None else self.first_token(attribution)
        sentence = self.parse.sentences[self.parse.tokens[anchor].sentence]
        return range(sentence.start, sentence.end)

    def first_token(self, attribution: Attribution) -> int:
        """The first token of the content."""
        return self.parse.token_after(attribution.start)

    def paragraph(self, token: int) -> int:
        return self.parse.sentences[self.parse.tokens[token].sentence].paragraph

    def in_content(self, span: tuple[int, int]) -> bool:
        """Whether characters are part of anybody's content."""
        return any(c.overlaps(span) for told in self.told for c in told.attribution.content)


def inside(spans: Iterable[Span], span: tuple[int, int]) -> bool:
    """Whether one of the spans overlaps the other."""
    return any(s.overlaps(span) for s in spans)
