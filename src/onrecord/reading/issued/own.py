"""The statements that a document's own words make, and what is found in them, told within them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.parsing.parse import Parse
from onrecord.reading.speech.scene import FINDER
from onrecord.records import Document, Evidence, Statement, TimeExpression
from onrecord.spans import Span
from onrecord.trace import SILENT, Trace

from .asked import is_only_asked
from .casting import tokens_of
from .persons import FIRST
from .utterances import TURN, Deed, Utterance, is_own_words
from .voices import Voices

_CONFIDENCE = 0.9
_PLAIN = ("assert", "inform")
_POWERS = ("state", "government", "institution")
_TELLING_WORDS = 10
"""Words of a paragraph that tell whose quoted words the rest of it is, at most."""
_PAST = ("VBD", "VBN")


def own_words(
    document: Document,
    parse: Parse,
    voices: Voices,
    found: tuple[Statement, ...],
    times: tuple[TimeExpression, ...],
    *,
    trace: Trace = SILENT,
) -> tuple[Statement, ...]:
    """The statements of a document in the order of the text; of a report those that were found, unchanged."""
    if not voices.utterances:
        return found
    today = document.published.value[:10] if document.published else None
    day = voices.occasion.day(times) if voices.occasion else None
    making = _Making(document, parse, voices, today, day, trace)
    statements = making.statements(found)
    for own in statements:
        if trace.on and is_own_words(own):
            trace.kept(FINDER, own.rules[0], own.content[0].start, own.content[-1].end, f"{own.act}, own words")
    return statements


@dataclass(frozen=True, slots=True)
class _Making:
    """The statements of one document while they are made; utterances go by their places."""

    document: Document
    parse: Parse
    voices: Voices
    today: str | None
    day: str | None
    """When that was of which a readout tells."""
    trace: Trace

    @property
    def utterances(self) -> tuple[Utterance, ...]:
        return self.voices.utterances

    def statements(self, found: tuple[Statement, ...]) -> tuple[Statement, ...]:
        """One for each utterance, and within it those found that add an act or a speaker."""
        held = {s.id: at for s in found if (at := self._place(s)) is not None and not self._objects(s, at)}
        kept, parents = [s for s in found if s.id in held], {s.id: s.parent for s in found}
        whole = {held[s.id]: s.id for s in kept if self._is_whole(s, self.utterances[held[s.id]])}
        ids = [whole.get(at) or self._id(u) for at, u in enumerate(self.utterances)]
        made = [self._own(at, ids) for at in range(len(ids)) if at not in whole]
        made += [self._deed(deed, at, ids) for at, u in enumerate(self.utterances) for deed in u.deeds]
        for statement in kept:
            above = _nearest(statement.parent, parents, held)
            made.append(self._within(statement, held[statement.id], above, ids[held[statement.id]]))
        return tuple(sorted(made, key=lambda s: (s.content[0].start, -s.content[-1].end, bool(s.cue))))

    def _is_whole(self, statement: Statement, utterance: Utterance) -> bool:
        """Whether a paragraph is nothing but quoted words of another, with who says them."""
        if statement.speaker == utterance.speaker or statement.mode != "direct" or utterance.rule == TURN:
            return False
        tokens, said = self.parse.tokens, set(self._tokens(statement.content))
        rest = [t for words in utterance.words for t in tokens_of(self.parse, words) if t not in said]
        telling = {tokens[t].sentence for t in self._tokens(statement.cue)}
        told = [t for t in rest if tokens[t].upos != "PUNCT"]
        return len(told) <= _TELLING_WORDS and all(tokens[t].sentence in telling for t in told)

    def _tokens(self, evidences: tuple[Evidence, ...]) -> Iterator[int]:
        return (t for e in evidences for t in tokens_of(self.parse, e.span))

    def _id(self, utterance: Utterance) -> str:
        return self.document.identify("statement", *(f"{start}-{end}" for start, end in utterance.words))

    def _place(self, statement: Statement) -> int | None:
        """The place of the utterance within which a statement is told: its cue stands there, or else its content."""
        anchor = (*statement.cue, *statement.content)[0].span
        return next((at for at, u in enumerate(self.utterances) if u.holds(anchor)), None)

    def _objects(self, statement: Statement, at: int) -> bool:
        """Whether something speaks against a statement that was found within an utterance."""
        reason = (
            "only asked about"
            if is_only_asked(self.parse, statement)
            else "the speaker's own words already"
            if self._adds_nothing(statement, at)
            else ""
        )
        if reason:
            cue = (*statement.cue, *statement.content)[0]
            self.trace.dropped(FINDER, statement.rules[0], cue.start, cue.end, reason)
        return bool(reason)

    def _adds_nothing(self, statement: Statement, at: int) -> bool:
        """Whether a statement only says again what its utterance is: "we believe that", "I won't go into that"."""
        utterance = self.utterances[at]
        plain = statement.act in _PLAIN and statement.polarity == "positive"
        now = utterance.recounts or not self._is_past(statement)
        return ((plain and now) or statement.act == utterance.act) and _is_own(statement, utterance)

    def _is_past(self, statement: Statement) -> bool:
        """Whether the cue tells of another time than that of the document."""
        return any(self.parse.tokens[t].xpos in _PAST for t in self._tokens(statement.cue))

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

    def _deed(self, deed: Deed, at: int, ids: list[str]) -> Statement:
        """The statement that one sentence of an utterance is."""
        whole = self._own(at, ids)
        return replace(
            whole,
            id=self.document.identify("statement", f"{deed.words.start}-{deed.words.end}", deed.act),
            act=deed.act,
            content=(self._evidence(deed.words),),
            parent=ids[at],
            rules=(deed.rule,),
        )

    def _evidence(self, span: Span) -> Evidence:
        return self.document.evidence(*span)

    def _within(self, statement: Statement, at: int, above: str | None, own: str) -> Statement:
        """A statement that was found, as it stands within an utterance, or within another that was found there."""
        utterance, parent = self.utterances[at], above or (own if own != statement.id else None)
        statement = replace(statement, parent=parent)
        if _is_own(statement, utterance):
            return statement if above else self._of_the_speaker(statement, utterance)
        if not above and self._is_for(statement, utterance):
            statement = self._of_the_speaker(statement, utterance)
        chain = dict.fromkeys((*([utterance.speaker] if utterance.speaker else []), *statement.via))
        via = tuple(link for link in chain if link != statement.speaker)
        return self._at_the_occasion(replace(statement, via=via))

    def _is_for(self, statement: Statement, utterance: Utterance) -> bool:
        """Whether a speaker does something here and now for the state or body behind him: "Ostland demands"."""
        cast = self.voices.cast
        if statement.speaker is None or utterance.speaker is None or self._is_past(statement):
            return False
        kind = next(actor.kind for actor in cast.actors if actor.id == statement.speaker)
        return kind in _POWERS and cast.sides[statement.speaker] == cast.sides[utterance.speaker]

    def _of_the_speaker(self, statement: Statement, utterance: Utterance) -> Statement:
        """What a speaker does by saying so, here and now and so in direct words; a past cue tells of another time."""
        if self._is_past(statement) and not utterance.recounts:
            return self._at_the_occasion(statement)
        return replace(
            statement,
            addressees=statement.addressees or utterance.addressees,
            channel=utterance.channel,
            said_at=self.today,
            mode="direct",
            translated="stated" if utterance.translated else statement.translated,
        )

    def _at_the_occasion(self, statement: Statement) -> Statement:
        """What a party of a readout's call said in it, unless it was said elsewhere or on another day."""
        occasion = self.voices.occasion
        if occasion is None or not occasion.said_there(statement, self.day):
            return statement
        addressees = statement.addressees or occasion.hearer(statement.speaker)
        return replace(statement, channel=occasion.channel, said_at=self.day, addressees=addressees)


def _is_own(statement: Statement, utterance: Utterance) -> bool:
    """Whether whoever speaks there is the speaker: known as the same, or not known and called "we"."""
    if statement.speaker is None and utterance.speaker is None:
        return any(e.quote.lower() in FIRST for e in statement.source)
    return statement.speaker == utterance.speaker


def _nearest(parent: str | None, parents: dict[str, str | None], held: dict[str, int]) -> str | None:
    """The nearest statement above that was kept."""
    while parent is not None and parent not in held:
        parent = parents.get(parent)
    return parent
