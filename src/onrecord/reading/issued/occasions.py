"""What a readout tells of: a call or a meeting, and between whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.lexicon.issued import IssuedLexicon
from onrecord.reading.telling.dates import is_date
from onrecord.records import Channel, Document, Mention, Statement, TimeExpression
from onrecord.spans import Span

from .casting import Casting
from .issuers import is_jointly
from .outline import Outline


@dataclass(frozen=True, slots=True)
class Occasion:
    """The call or meeting of a readout."""

    channel: Channel
    parties: tuple[str, ...]
    """The two whom the title, or else the first paragraph, names; nobody where it names more."""
    together: tuple[str, ...]
    """What they are called together: "the two leaders"."""
    told: Span
    """The first paragraph, which says when it was."""

    def day(self, times: tuple[TimeExpression, ...]) -> str | None:
        """The first full date of the first paragraph."""
        return next((t.value for t in times if is_date(t) and self.told.contains((t.start, t.end))), None)

    def said_there(self, statement: Statement, day: str | None) -> bool:
        """Whether a statement of one or both of the parties was made then, as far as its own words tell."""
        elsewhere = statement.channel is not None or statement.said_at not in (None, day)
        said = statement.polarity == "positive" and statement.speaker in (*self.parties, *self.together)
        return said and not elsewhere

    def hearer(self, speaker: str | None) -> tuple[str, ...]:
        """To whom one of two parties spoke."""
        return tuple(p for p in self.parties if p != speaker) if speaker in self.parties else ()


def find_occasion(casting: Casting, document: Document, outline: Outline) -> Occasion | None:
    """The occasion of a readout; None of another document, or where the words tell none."""
    if document.kind != "readout" or outline.envelope is None or not outline.envelope.body:
        return None
    first = outline.envelope.body[0][0]
    title = _title(document)
    told = (
        IssuedLexicon.load().kinds.within("occasion", line)
        for line in (document.title or "", first.slice(document.text))
    )
    channel = next((found[0].channel for found in told if found), None)
    parties = next((p for span in (title, first) if span and len(p := _persons(casting, span)) == 2), ())
    return Occasion(channel, parties, tuple(_together(casting, parties)), first) if channel else None


def _title(document: Document) -> Span | None:
    at = document.text.find(document.title) if document.title else -1
    return Span(at, at + len(document.title or "")) if at >= 0 else None


def _persons(casting: Casting, span: Span) -> tuple[str, ...]:
    return tuple(actor for actor in casting.within(span) if casting.actors[actor].kind == "person")


def _together(casting: Casting, parties: tuple[str, ...]) -> Iterator[str]:
    """The actors that are the two of them: "the two leaders agreed", not "she called on both sides"."""
    for actor in list(casting.actors.values()) if parties else ():
        told = [m for m in actor.mentions if m.form != "pronoun"]
        if actor.id not in parties and all(is_jointly(m.quote) for m in told) and _acts(casting, told):
            casting.actors[actor.id] = replace(actor, kind="group", members=parties)
            yield actor.id


def _acts(casting: Casting, mentions: list[Mention]) -> bool:
    """Whether one of the mentions is the subject of its verb."""
    tokens = casting.parse.tokens
    return any(tokens[t].relation == "nsubj" for mention in mentions for t in casting.tokens(mention.span))
