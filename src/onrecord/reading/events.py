"""Events: deeds with who did them and to whom, coded in CAMEO and PLOVER, each vouched for by the statement that tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon.events import EventLexicon
from onrecord.parsing.parse import Parse
from onrecord.records import Document, Event, Statement
from onrecord.trace import SILENT, Trace

from .actors import Cast
from .doing.found import Deed
from .doing.parties import Parties, Sides

_GUESS = 0.2
"""How much less sure an event is for each side that is guessed."""


def find_events(
    document: Document,
    parse: Parse,
    deeds: tuple[Deed, ...],
    statements: tuple[Statement, ...],
    cast: Cast,
    *,
    lexicon: EventLexicon,
    trace: Trace = SILENT,
) -> tuple[Event, ...]:
    """The events of a document in the order of the text."""
    making = _Making(document, parse, statements, Parties(parse, cast, lexicon), lexicon)
    found = [event for deed in deeds for event in making.events(deed)]
    return tuple({event.id: event for event in found}.values())


@dataclass(frozen=True, slots=True)
class _Making:
    document: Document
    parse: Parse
    statements: tuple[Statement, ...]
    parties: Parties
    lexicon: EventLexicon

    def events(self, deed: Deed) -> Iterator[Event]:
        statement = self._vouching(deed)
        for sides in self.parties.of(deed, statement):
            yield self._event(deed, sides, statement)

    def _event(self, deed: Deed, sides: Sides, statement: Statement | None) -> Event:
        row = self.lexicon.codes[deed.code]
        span = self.parse.span(deed.words[0], deed.words[-1] + 1)
        return Event(
            id=self.document.identify("event", f"{span.start}-{span.end}", *sides.actors, "to", *sides.recipients),
            actors=sides.actors,
            recipients=sides.recipients,
            cameo=deed.code,
            plover=row.plover,
            plover_mode=row.mode,
            goldstein=row.goldstein,
            modality=deed.modality,
            guessed=sides.guessed,
            evidence=(self.document.evidence(*span),),
            statement=statement.id if statement else None,
            rules=deed.rules,
            confidence=round(deed.confidence - _GUESS * len(sides.guessed), 2),
        )

    def _vouching(self, deed: Deed) -> Statement | None:
        """The narrowest statement whose content holds the deed's word."""
        token = self.parse.tokens[deed.head]
        holding = [s for s in self.statements if any(e.start <= token.start and token.end <= e.end for e in s.content)]
        return min(holding, key=lambda s: sum(e.end - e.start for e in s.content), default=None)
