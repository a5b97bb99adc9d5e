"""A report while it is written: its text, where in it everything stands, and in the end its record."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from benchmarks.invented_drafts import Doing, Places, Saying
from benchmarks.invented_people import Persona, Phrase
from onrecord.lexicon.events import EventLexicon
from onrecord.records import (
    Actor,
    Document,
    Event,
    Evidence,
    Flag,
    FlagKind,
    Form,
    MadeBy,
    Mention,
    Record,
    ResidueKind,
    SetAside,
    Statement,
    TimeExpression,
)
from onrecord.spans import Span

MADE_BY = MadeBy("invented", model="none", lexicon="none")


@cache
def parts(template: str) -> tuple[tuple[str, str | None, str], ...]:
    """What stands before each field of a template, the field's name, and words after its colon."""
    return tuple((before, name, words or "") for before, name, words, _ in string.Formatter().parse(template))


@cache
def _events() -> EventLexicon:
    return EventLexicon.load()


@dataclass(slots=True)
class Page:
    """What has been written so far."""

    text: str = ""
    mentions: dict[Persona, list[tuple[Span, Form]]] = field(default_factory=dict)
    times: list[tuple[Span, str]] = field(default_factory=list)
    aside: list[tuple[Span, ResidueKind]] = field(default_factory=list)
    flags: list[tuple[FlagKind, Span, str]] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)
    doings: list[Doing] = field(default_factory=list)

    def write(self, words: str) -> Span:
        """Where the words stand once they are written."""
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def set_aside(self, words: str, kind: ResidueKind) -> None:
        """A paragraph that is no part of the report."""
        self.aside.append((self.write(words), kind))
        self.write("\n\n")

    def sentence(self, template: str, filled: Mapping[str, Phrase], *, opens: bool = True) -> dict[str, list[Span]]:
        """Writes a sentence; where each field of its template stands. A sentence that opens begins with a capital."""
        found: dict[str, list[Span]] = {}
        for before, name, words in parts(template):
            if before:
                self.write(before)
                opens = False
            if name is not None:
                phrase = Phrase(words) if words else filled[name]
                found.setdefault(name, []).append(self._phrase(phrase, opens))
                opens = False
        return found

    def _phrase(self, phrase: Phrase, opens: bool) -> Span:
        words = phrase.words[0].upper() + phrase.words[1:] if opens else phrase.words
        at = self.write(words)
        for mention in phrase.mentions:
            place = Span(at.start + mention.start, at.start + mention.end)
            self.mentions.setdefault(mention.who, []).append((place, mention.form))
        if phrase.day:
            day, value = phrase.day
            start = at.start + phrase.words.index(day)
            self.times.append((Span(start, start + len(day)), value))
        return at

    def record(self, document: Document) -> Record:
        """The record of what was written; the document has this page's text."""
        document = replace(document, set_aside=tuple(SetAside(*_cut(document, at), k) for at, k in self.aside))
        actors = {who.key: _actor(document, who, places) for who, places in self.mentions.items()}
        ids = [
            document.identify("statement", *(c for s in said.content for c in s), n)
            for n, said in enumerate(self.sayings)
        ]
        statements = tuple(_statement(document, said, ids[n], actors, ids) for n, said in enumerate(self.sayings))
        names = [document.identify("event", e.code, n, *e.words[0]) for n, e in enumerate(self.doings)]
        events = tuple(_event(document, e, n, names, actors, ids) for n, e in enumerate(self.doings))
        flags = tuple(Flag(kind, (document.evidence(*at),), note) for kind, at, note in self.flags)
        times = (TimeExpression(*_cut(document, at), "DATE", day, day, day, "invented") for at, day in self.times)
        return Record(document, MADE_BY, tuple(actors.values()), tuple(times), statements, events, flags)


def _cut(document: Document, at: Span) -> tuple[int, int, str]:
    return at.start, at.end, at.slice(document.text)


def _actor(document: Document, who: Persona, places: Sequence[tuple[Span, Form]]) -> Actor:
    mentions = tuple(Mention(*_cut(document, at), form) for at, form in sorted(places))
    known: list[tuple[str, Literal["text"]]] = [("kind", "text")]
    if who.country:
        known.append(("country", "text"))
    own = document.identify("actor", mentions[0].start, mentions[0].end)
    roles = (who.office,) if who.office else ()
    return Actor(own, who.name, who.kind, who.country, who.code, roles, tuple(known), mentions=mentions)


def _statement(
    document: Document, said: Saying, own: str, actors: Mapping[str, Actor], ids: Sequence[str]
) -> Statement:
    def words(places: Places) -> tuple[Evidence, ...]:
        return tuple(document.evidence(*at) for at in sorted(places))

    return Statement(
        own,
        None if said.speaker is None else actors[said.speaker].id,
        tuple(actors[key].id for key in said.addressees),
        tuple(actors[key].id for key in said.via),
        said.channel,
        said.said_at,
        said.mode,
        act=said.act,
        polarity=said.polarity,
        source=words(said.source),
        cue=words(said.cue),
        content=words(said.content),
        parent=None if said.parent is None else ids[said.parent],
        responds_to=tuple(ids[n] for n in said.answers),
        rules=("invented",),
        confidence=0.9 if said.mode == "direct" else 0.8,
        speaker_confidence=None if said.speaker is None else 0.95,
    )


def _event(
    document: Document, done: Doing, n: int, names: Sequence[str], actors: Mapping[str, Actor], ids: Sequence[str]
) -> Event:
    code = _events().codes[done.code]
    return Event(
        names[n],
        tuple(actors[key].id for key in done.actors),
        tuple(actors[key].id for key in done.recipients),
        code.id,
        code.plover,
        code.mode,
        code.goldstein,
        done.when,
        done.modality,
        done.guessed,
        tuple(document.evidence(*at) for at in done.words),
        None if done.statement is None else ids[done.statement],
        None if done.mirrors is None else names[done.mirrors],
        ("invented",),
        0.8,
    )
