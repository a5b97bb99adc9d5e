"""What the questions about a saying look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from onrecord.lexicon.speech import SpeechLexicon
from onrecord.parsing.parse import Parse
from onrecord.reading.speech.find import Told
from onrecord.reading.speech.quotations import Quotation
from onrecord.reading.speech.scene import Attribution
from onrecord.records import Document, TimeExpression
from onrecord.spans import Shelf, Span
from onrecord.trace import SILENT, Trace


@dataclass(frozen=True)
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
        return bool(self.said_at(span))

    def said_at(self, span: tuple[int, int]) -> list[Attribution]:
        """The attributions of whose content these characters are part."""
        return self._contents.at(span)

    def times_in(self, span: tuple[int, int]) -> Sequence[TimeExpression]:
        """The time expressions that share a character with these."""
        first = bisect_right(self.times, span[0], key=attrgetter("end"))
        return self.times[first : bisect_left(self.times, span[1], lo=first, key=attrgetter("start"))]

    def times_before(self, offset: int) -> Iterator[TimeExpression]:
        """The time expressions that end before a character, the last one first."""
        last = bisect_right(self.times, offset, key=attrgetter("end")) - 1
        return (self.times[place] for place in range(last, -1, -1))

    @cached_property
    def _contents(self) -> Shelf[Attribution]:
        shelf = Shelf[Attribution]()
        for told in self.told:
            shelf.add(told.attribution, told.attribution.content)
        return shelf


def inside(spans: Iterable[Span], span: tuple[int, int]) -> bool:
    """Whether one of the spans overlaps the other."""
    return any(s.overlaps(span) for s in spans)
