"""Documents to records: the finders in their order."""

from __future__ import annotations

from pathlib import Path

from onrecord.article import document_of
from onrecord.lexicon import Lexicon
from onrecord.parsing.parse import Parse
from onrecord.parsing.parser import Parser
from onrecord.parsing.parses import Parses
from onrecord.records import Document, MadeBy, Record
from onrecord.trace import SILENT, Trace
from onrecord.version import VERSION

from .actors import find_actors
from .answers import with_answers
from .doing.find import find_deeds, parties_of, struck
from .events import find_events
from .flags import find_flags
from .issued.outline import Outline, unparsed
from .issued.own import own_words
from .issued.voices import anchors, find_voices
from .mending import mended, relemmatised
from .mentions import find_mentions
from .speech.find import find_attributions, quotations_of
from .statements import find_statements, heads_of
from .telling.narrative import without_narrative
from .telling.occasions import with_occasions
from .telling.rows import speaking_of
from .telling.translations import with_translations
from .times import find_times
from .warning.facts import Facts
from .weighing.weigh import weighed_events, weighed_statements, weighed_times
from .who.found import Sight


class Reader:
    """Reads documents, one after another; loading takes a moment, so keep one for many.

    A record depends on its document alone: the same document gives the same record, whatever was read before.
    """

    def __init__(self, *, parser: Parses | None = None, lexicon: Lexicon | None = None) -> None:
        self.parser: Parses = parser or Parser.load()
        self.lexicon = lexicon or Lexicon.load()
        self.made_by = MadeBy(VERSION, self.parser.digest, self.lexicon.digest)

    def read(self, report: Document | str | Path, trace: Trace = SILENT) -> Record:
        """The record of a report: a document, a text or a path; of one that can't be read, its failure alone."""
        document = document_of(report)
        if document.failure is not None:
            return Record(document, self.made_by)
        parse = self.parser.parse(document.text, unparsed(document))
        return self.read_parse(document, parse, trace)

    def read_parse(self, document: Document, parse: Parse, trace: Trace = SILENT) -> Record:
        """The record of a document that is already parsed."""
        published = document.published.value if document.published else None
        lexicon = self.lexicon.on(published[:10] if published else None)
        parse = mended(relemmatised(parse, self.lexicon.lemmas), lexicon=lexicon.speech)
        times = find_times(parse, published=published, lexicon=lexicon.times, trace=trace)
        quotations = quotations_of(parse)
        outline, own_voice = Outline.of(document), document.kind != "report"
        told = find_attributions(parse, quotations, lexicon=lexicon, trace=trace, own_voice=own_voice)
        sight = Sight.of(parse, lexicon.actors)
        deeds = find_deeds(parse, quotations, lexicon=lexicon, sight=sight, trace=trace, own_voice=own_voice)
        heads = heads_of(parse, told, lexicon=lexicon.speech) | parties_of(deeds) | anchors(parse, outline)
        mentions = find_mentions(
            parse, heads=heads, struck=struck(deeds), lexicon=lexicon.actors, sight=sight, trace=trace
        )
        speaking = speaking_of(parse, told)
        cast = find_actors(
            document, parse, mentions, speaking=speaking, lexicon=lexicon.actors, sight=sight, trace=trace
        )
        voices = find_voices(document, parse, outline, cast, lexicon=lexicon)
        cast = voices.cast
        statements = find_statements(
            document, parse, told, quotations, cast, times, lexicon=lexicon.speech, trace=trace
        )
        statements = without_narrative(parse, statements, cast, trace)
        statements = own_words(document, parse, voices, statements, times, trace=trace)
        statements = with_answers(parse, statements, cast, trace=trace)
        statements = with_translations(parse, statements, cast, language=document.language, lexicon=lexicon.actors)
        events = find_events(document, parse, deeds, statements, cast, times, lexicon=lexicon.events, trace=trace)
        statements = with_occasions(parse, statements, events)
        statements = weighed_statements(parse, statements, lexicon=lexicon, trace=trace)
        events = weighed_events(events, cast, lexicon=lexicon, trace=trace)
        times = weighed_times(times, lexicon=lexicon, trace=trace)
        facts = Facts(document, quotations, cast.actors, times, statements, events, lexicon.warnings)
        return Record(document, self.made_by, cast.actors, times, statements, events, find_flags(facts))
