"""Events that are sayings: what the act of a statement does to others, where no verb of doing told it already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.parsing.parse import Parse
from onrecord.reading.actors import Cast
from onrecord.records import Act, Actor, Evidence, Statement
from onrecord.spans import merged, overlapping

from .found import Happening
from .parties import Sides
from .relevance import Relevance

_CODES: dict[Act, str] = {
    "accuse": "112", "criticize": "111", "demand": "100", "request": "020", "reject": "120", "threaten": "130",
    "praise": "051", "apologize": "055", "agree": "030",
}  # fmt: skip
"""The CAMEO code of what is done by saying it; other acts are statements alone."""
_TO_HEARERS = ("demand", "request", "threaten", "apologize", "agree")
_IFS = ("if", "unless", "until")
_CONFIDENCE = 0.55


@dataclass(frozen=True)
class Sayings:
    """Makes happenings of the statements of one report."""

    parse: Parse
    cast: Cast
    statements: tuple[Statement, ...]
    relevance: Relevance

    def happenings(self, told: Iterable[Happening], judged: Iterable[Evidence] = ()) -> Iterator[Happening]:
        """A happening for each statement whose act does something to somebody and that none of `told` stands for.

        `judged` are the words of deeds that were found to be none between powers: their sayings are none either.
        """
        done = merged((e.start, e.end) for e in (*judged, *(e for happening in told for e in happening.evidence)))
        known = {actor.id: actor for actor in self.cast.actors}
        for statement in self.statements:
            code = _CODES.get(statement.act)
            cue = statement.cue[:1]
            if code is None or not cue or statement.speaker is None or statement.polarity == "negative":
                continue
            if self._is_supposed(cue[0]) or any(overlapping(done, c.start, c.end) for c in statement.cue):
                continue
            sides = self.relevance.kept(code, Sides((statement.speaker,), self._recipients(statement, known)))
            if sides is not None and sides.actors and sides.recipients:
                yield Happening(
                    code, sides.actors, sides.recipients, cue, "happened", (f"act:{statement.act}",), _CONFIDENCE,
                    when=statement.said_at, statement=statement.parent,
                )  # fmt: skip

    def _is_supposed(self, cue: Evidence) -> bool:
        """Whether a saying stands under an "if" or "unless"."""
        token = self.parse.tokens[self.parse.token_after(cue.start)]
        return any(c.lower in _IFS for c in self.parse.children(token.index, "mark"))

    def _recipients(self, statement: Statement, known: dict[str, Actor]) -> tuple[str, ...]:
        """Those to whom it is done: whose statement it answers, who hears a demand, who is spoken of."""
        answered = [self._speakers.get(r) for r in statement.responds_to]
        if found := tuple(dict.fromkeys(a for a in answered if a is not None and a != statement.speaker)):
            return found
        if statement.act in _TO_HEARERS:
            return statement.addressees
        return self._spoken_of(statement, known)

    def _spoken_of(self, statement: Statement, known: dict[str, Actor]) -> tuple[str, ...]:
        """The first actor named in what was said who is not of the speaker's side."""
        speaker = statement.speaker or ""
        for e in sorted(statement.content, key=lambda e: e.start):
            for token in self.parse.tokens_in(e.start, e.end):
                actor = self.cast.of(token.index) if e.start <= token.start and token.end <= e.end else None
                if actor is not None and actor != speaker and self._is_other_side(known[actor], speaker):
                    return (actor,)
        return ()

    @cached_property
    def _speakers(self) -> dict[str, str | None]:
        return {s.id: s.speaker for s in self.statements}

    def _is_other_side(self, actor: Actor, speaker: str) -> bool:
        """Whether an actor is of another state than the speaker, or an international body."""
        sides = self.cast.sides
        belongs = actor.country is not None or actor.kind in ("state", "igo") or sides[actor.id] != actor.id
        return belongs and sides[actor.id] != sides[speaker]
