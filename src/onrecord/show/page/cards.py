"""A card for each statement: who, through whom, how, in which words, in answer to what."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Statement
from onrecord.show.layout import flowing
from onrecord.show.page.parts import Card, Link
from onrecord.show.page.places import Places
from onrecord.show.page.tones import tone
from onrecord.show.statements import doubt
from onrecord.show.words import CHANNELS, TRANSLATED, day, verb


class Cards:
    """The cards of one record, those told within another under it."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.statements = places.statements
        self.answered: dict[str, list[str]] = {}
        for statement in places.record.statements:
            for earlier in statement.responds_to:
                self.answered.setdefault(earlier, []).append(statement.id)
        self.drawn: set[str] = set()

    def all(self) -> tuple[Card, ...]:
        """Every statement's card, each once, whatever stands as its parent."""
        said = self.places.record.statements
        outermost = [s for s in said if s.parent not in self.statements.by_id]
        return tuple(self.card(s) for s in (*outermost, *said) if s.id not in self.drawn)

    def card(self, statement: Statement) -> Card:
        """One card with those below it."""
        self.drawn.add(statement.id)
        places, actor = self.places, self.statements.actors.get(statement.speaker or "")
        words = [tuple(map(places.words, spans)) for spans in (statement.source, statement.cue, statement.content)]
        first = next((spans[0].to for spans in words if spans), "")
        return Card(
            id=places.statement_id(statement.id),
            number=places.numbers[statement.id],
            at=first,
            speaker=places.actor(statement.speaker, opens=True),
            described=self.statements.described(actor),
            tone=tone(statement.act),
            verb=verb(statement, within=self.statements.by_id.get(statement.parent or "")),
            meta=tuple(filter(None, self.meta(statement))),
            to=tuple(map(places.actor, statement.addressees)),
            source=words[0],
            cue=words[1],
            content=words[2],
            own_words=statement.mode == "direct",
            chain=tuple(self.chain(statement)),
            answers=tuple(places.statement(r) for r in statement.responds_to if r in places.numbers),
            answered=tuple(map(places.statement, self.answered.get(statement.id, ()))),
            within=tuple(self.card(s) for s in self.below(statement) if s.id not in self.drawn),
        )

    def below(self, statement: Statement) -> list[Statement]:
        return self.statements.told_within.get(statement.id, [])

    def meta(self, statement: Statement) -> Iterator[str]:
        """When and how it was said, and how sure that is."""
        yield day(statement.said_at, year=self.statements.year, weekday=True)
        yield CHANNELS[statement.channel] if statement.channel else ""
        yield TRANSLATED.get(statement.translated or "", "")
        yield doubt(statement)

    def chain(self, statement: Statement) -> Iterator[Link]:
        """From the speaker to the report, all through whom the words came; nothing where they came straight."""
        through = [self.places.actor(via) for via in reversed(statement.via)] or list(self.tellers(statement))
        if through:
            yield self.places.actor(statement.speaker)
            yield from through
            document = self.places.record.document
            yield Link(flowing(document.publisher or document.source or f"this {document.kind}"))

    def tellers(self, statement: Statement) -> Iterator[Link]:
        """Those within whose statements it is told, the nearest to it first."""
        seen = {statement.id}
        while (above := self.statements.by_id.get(statement.parent or "")) and above.id not in seen:
            seen.add(above.id)
            if above.speaker != statement.speaker:
                yield self.places.actor(above.speaker)
            statement = above
