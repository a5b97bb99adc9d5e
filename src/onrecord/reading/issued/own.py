"""The statements that a document's own words make, and what is found in them, told within them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.parsing.parse import Parse
from onrecord.records import Document, Evidence, Statement, TimeExpression
from onrecord.spans import Span

from .occasions import Occasion
from .utterances import Utterance
from .voices import Voices

_CONFIDENCE = 0.9
_PLAIN = ("assert", "inform")
_WHOLE = 0.9
_PAST = ("VBD", "VBN")


def own_words(
    document: Document,
    parse: Parse,
    voices: Voices,
    found: tuple[Statement, ...],
    times: tuple[TimeExpression, ...],
) -> tuple[Statement, ...]:
    """The statements of a document in the order of the text; of a report those that were found, unchanged."""
    if not voices.utterances:
        return found
    today = document.published.value[:10] if document.published else None
    day = voices.occasion.day(times) if voices.occasion else None
    return _Making(document, parse, voices.utterances, voices.occasion, today, day).statements(found)


@dataclass(frozen=True, slots=True)
class _Making:
    """The statements of one document while they are made; utterances go by their places."""

    document: Document
    parse: Parse
    utterances: tuple[Utterance, ...]
    occasion: Occasion | None
    today: str | None
    day: str | None
    """When that was of which a readout tells."""

    def statements(self, found: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """One for each utterance, and within it those found that add an act or a speaker."""
        held = {s.id: at for s in found if (at := self._place(s)) is not None and not self._adds_nothing(s, at)}
        kept, parents = [s for s in found if s.id in held], {s.id: s.parent for s in found}
        whole = {held[s.id]: s.id for s in kept if _is_whole(s, self.utterances[held[s.id]])}
        ids = [whole.get(at) or self._id(u) for at, u in enumerate(self.utterances)]
        made = [self._own(at, ids) for at in range(len(ids)) if at not in whole]
        for statement in kept:
            above = _nearest(statement.parent, parents, held)
            made.append(self._within(statement, held[statement.id], above, ids[held[statement.id]]))
        return tuple(sorted(made, key=lambda s: (s.content[0].start, -s.content[-1].end, bool(s.cue))))

    def _id(self, utterance: Utterance) -> str:
        return self.document.identify("statement", *(f"{start}-{end}" for start, end in utterance.words))

    def _place(self, statement: Statement) -> int | None:
        """The place of the utterance within which a statement is told: its cue stands there, or else its content."""
        anchor = (*statement.cue, *statement.content)[0].span
        return next((at for at, u in enumerate(self.utterances) if u.holds(anchor)), None)

    def _adds_nothing(self, statement: Statement, at: int) -> bool:
        """Whether a statement only says again that the speaker says something: "we believe that"."""
        plain = statement.act in _PLAIN and statement.polarity == "positive"
        elsewhere = statement.addressees or statement.channel or statement.said_at
        return plain and statement.speaker == self.utterances[at].speaker and not elsewhere

    def _own(self, at: int, ids: list[str]) -> Statement:
        """The statement that an utterance is."""
        utterance = self.utterances[at]
        return Statement(
            id=ids[at],
            speaker=utterance.speaker,
            addressees=utterance.addressees,
            channel=utterance.channel,
            said_at=self.today,
            mode="direct",
            translated="stated" if utterance.translated else None,
            act=utterance.act,
            source=(self._evidence(utterance.source),) if utterance.source else (),
            content=tuple(map(self._evidence, utterance.words)),
            responds_to=tuple(dict.fromkeys(ids[place] for place in utterance.responds_to)),
            rules=(utterance.rule,),
            confidence=_CONFIDENCE,
        )

    def _evidence(self, span: Span) -> Evidence:
        return self.document.evidence(*span)

    def _within(self, statement: Statement, at: int, above: str | None, own: str) -> Statement:
        """A statement that was found, as it stands within an utterance, or within another that was found there."""
        utterance, parent = self.utterances[at], above or (own if own != statement.id else None)
        statement = replace(statement, parent=parent)
        if statement.speaker is not None and statement.speaker == utterance.speaker:
            return statement if above else self._of_the_speaker(statement, utterance)
        chain = dict.fromkeys((*([utterance.speaker] if utterance.speaker else []), *statement.via))
        via = tuple(link for link in chain if link != statement.speaker)
        return self._at_the_occasion(replace(statement, via=via))

    def _of_the_speaker(self, statement: Statement, utterance: Utterance) -> Statement:
        """What a speaker tells of his or her own saying: direct; said here and now unless the cue is past."""
        translated = "stated" if utterance.translated else statement.translated
        statement = replace(statement, mode="direct", translated=translated)
        cue = [t for t in self.parse.tokens if any(e.start <= t.start < e.end for e in statement.cue)]
        if any(token.xpos in _PAST for token in cue):
            return statement
        addressees = statement.addressees or utterance.addressees
        return replace(statement, channel=utterance.channel, said_at=self.today, addressees=addressees)

    def _at_the_occasion(self, statement: Statement) -> Statement:
        """What a party of a readout's call said in it, unless it was said elsewhere or on another day."""
        occasion = self.occasion
        if occasion is None or not occasion.said_there(statement, self.day):
            return statement
        addressees = statement.addressees or occasion.hearer(statement.speaker)
        return replace(statement, channel=occasion.channel, said_at=self.day, addressees=addressees)


def _nearest(parent: str | None, parents: dict[str, str | None], held: dict[str, int]) -> str | None:
    """The nearest statement above that was kept."""
    while parent is not None and parent not in held:
        parent = parents.get(parent)
    return parent


def _is_whole(statement: Statement, utterance: Utterance) -> bool:
    """Whether a paragraph is nothing but words of another, which a cue elsewhere tells."""
    size = sum(end - start for start, end in utterance.words)
    shared = sum(
        max(0, min(e.end, end) - max(e.start, start)) for e in statement.content for start, end in utterance.words
    )
    return statement.speaker != utterance.speaker and shared >= _WHOLE * size
