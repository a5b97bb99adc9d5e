"""Events: deeds with who did them and to whom, coded in CAMEO and PLOVER, dated, each vouched for by the statement that tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon.events import EventLexicon
from onrecord.parsing.parse import Parse
from onrecord.records import Document, Event, Evidence, Modality, Statement, TimeExpression
from onrecord.trace import SILENT, Trace

from .actors import Cast
from .doing.find import deeds_of, heads_of
from .doing.found import Deed, Group

__all__ = ["deeds_of", "find_events", "heads_of"]

_FIRST_PERSON = frozenset(("i", "we", "me", "us", "my", "our"))
_MUTUAL = ("03", "04", "05", "06", "19")
_NOT_MUTUAL = ("042", "043", "045", "051", "052", "053", "055", "056")
_TELLING_NOUNS = ("04", "057", "111", "112", "114", "14", "16", "17", "18", "19", "20")
"""Codes of the nouns that tell of a happening by themselves: a call, an attack, sanctions."""
_EXPLICIT = ("042", "043")
_DOMESTIC = ("08", "09", "10", "02", "11", "12", "13", "14", "17", "18", "19", "20")


def find_events(
    document: Document,
    parse: Parse,
    deeds: tuple[Deed, ...],
    statements: tuple[Statement, ...],
    cast: Cast,
    times: tuple[TimeExpression, ...],
    *,
    lexicon: EventLexicon,
    trace: Trace = SILENT,
) -> tuple[Event, ...]:
    """The events of a document in the order of the text."""
    making = _Making(document, parse, statements, cast, lexicon)
    found = [event for deed in deeds for event in making.events(deed)]
    return tuple({event.id: event for event in found}.values())


@dataclass
class _Making:
    document: Document
    parse: Parse
    statements: tuple[Statement, ...]
    cast: Cast
    lexicon: EventLexicon

    def __post_init__(self) -> None:
        self.actors = {actor.id: actor for actor in self.cast.actors}

    def events(self, deed: Deed) -> Iterator[Event]:
        statement = self._statement(deed)
        doers = self._meant(deed.doers, statement)
        if deed.spoken:
            if statement is None or statement.speaker is None:
                return
            doers = (statement.speaker,)
        recipients = self._recipients(deed, doers, statement)
        guessed: list[str] = []
        main = not deed.nominal and self._is_main(deed)
        if (
            not recipients
            and doers
            and main
            and not deed.code.startswith(_EXPLICIT)
            and (not deed.alone or deed.code[:2] == "14")
        ):
            recipients = self._nearest(deed, doers)
            guessed += ["recipients"] * bool(recipients)
        if not doers and recipients and main:
            doers = self._nearest(deed, recipients)
            guessed += ["actors"] * bool(doers)
        if (
            not (doers or recipients)
            or (not main and not (doers and recipients))
            or (not recipients and not deed.alone)
            or (deed.nominal and not (doers and recipients))
        ):
            return
        yield self._event(deed, doers, recipients, statement, guessed)

    def _is_party(self, actor: str) -> bool:
        """Whether somebody is of a country or an international body, and so the other side of what two agree."""
        known = self.actors[actor]
        return known.country is not None or known.kind == "igo"

    def _is_main(self, deed: Deed) -> bool:
        """Whether it is the matter of its sentence, not told by the way in a relative or adverbial clause."""
        at = self.parse.tokens[deed.head]
        while at.relation in ("conj", "xcomp", "ccomp", "parataxis", "aux"):
            at = self.parse.tokens[at.head]
        return at.relation in ("root", "csubj")

    def _mutual(self, code: str) -> bool:
        return code.startswith(_MUTUAL) and not code.startswith(_NOT_MUTUAL)

    def _event(
        self,
        deed: Deed,
        actors: tuple[str, ...],
        recipients: tuple[str, ...],
        statement: Statement | None,
        guessed: list[str],
    ) -> Event:
        row = self.lexicon.codes[deed.code]
        evidence = self._evidence(deed)
        spans = [f"{e.start}-{e.end}" for e in evidence]
        return Event(
            self.document.identify("event", *spans, *actors, *recipients), actors, recipients, deed.code, row.plover, row.mode, row.goldstein,
            None, self._modality(deed, statement), tuple(guessed), evidence, statement.id if statement else None, deed.rules,
            round(deed.confidence - 0.2 * len(guessed), 2),
        )  # fmt: skip

    def _modality(self, deed: Deed, statement: Statement | None) -> Modality:
        return deed.modality

    def _evidence(self, deed: Deed) -> tuple[Evidence, ...]:
        span = self.parse.span(deed.words[0], deed.words[-1] + 1)
        return (self.document.evidence(span.start, span.end),)

    def _statement(self, deed: Deed) -> Statement | None:
        """The narrowest statement whose content holds the deed's word."""
        token = self.parse.tokens[deed.head]
        holding = [s for s in self.statements if any(e.start <= token.start and token.end <= e.end for e in s.content)]
        return min(holding, key=lambda s: sum(e.end - e.start for e in s.content), default=None)

    def _meant(self, heads: Group, statement: Statement | None) -> tuple[str, ...]:
        found = []
        for head in heads:
            if self.parse.tokens[head].lower in _FIRST_PERSON and statement is not None:
                found.append(statement.speaker)
            else:
                found.append(self.cast.of(head))
        return tuple(dict.fromkeys(f for f in found if f is not None))

    def _recipients(self, deed: Deed, doers: tuple[str, ...], statement: Statement | None) -> tuple[str, ...]:
        groups = [tuple(a for a in self._meant(g, statement) if a not in doers) for g in deed.others]
        groups = [g for g in groups if g]
        groups = [g for g in groups if any(self.actors[a].code for a in g)] or groups
        homes = {self.actors[d].country for d in doers} - {None}
        abroad = [g for g in groups if any(self.actors[a].country not in homes for a in g)]
        if abroad and not (groups[0] != abroad[0] and deed.code.startswith(_DOMESTIC)):
            return tuple(a for a in abroad[0] if self.actors[a].country not in homes)
        if groups and deed.code.startswith(_DOMESTIC):
            return groups[0]
        return abroad[0] if abroad else ()

    def _nearest(self, deed: Deed, known: tuple[str, ...]) -> tuple[str, ...]:
        """The nearest actor of the sentence that is not on the same side."""
        sentence = self.parse.sentences[self.parse.tokens[deed.head].sentence]
        homes = {self.actors[d].country for d in known}
        codes = {self.actors[d].code for d in known}
        near = []
        for index in range(sentence.start, sentence.end):
            actor = self.cast.of(index)
            if (
                actor
                and actor not in known
                and self.actors[actor].code
                and self.actors[actor].code not in codes
                and self.actors[actor].country not in homes - {None}
            ):
                near.append((abs(index - deed.head) + (0 if index > deed.head else 3), actor))
        return (min(near)[1],) if near else ()
