"""A cast that takes in whom letterheads, labels and first persons mean."""

from __future__ import annotations

from dataclasses import replace

from onrecord.parsing.parse import Parse
from onrecord.reading.actors import Cast
from onrecord.records import Actor, ActorKind, Document, Form, Mention
from onrecord.spans import Span


class Casting:
    """The actors of a document while more mentions of them are found."""

    def __init__(self, document: Document, parse: Parse, cast: Cast) -> None:
        self.document, self.parse = document, parse
        self.actors = {actor.id: actor for actor in cast.actors}
        self.sides = dict(cast.sides)
        self._by_token, self._rows = dict(cast.by_token), cast.rows

    def cast(self) -> Cast:
        """The cast as it stands, in the order of the first mentions."""
        ordered = sorted(self.actors.values(), key=lambda a: [(m.start, m.end) for m in a.mentions[:1]])
        return Cast(tuple(ordered), self._by_token, self.sides, self._rows)

    def tokens(self, span: Span) -> range:
        """The tokens of characters."""
        return tokens_of(self.parse, span)

    def of(self, token: int) -> str | None:
        """The id of the actor that a token means."""
        return self._by_token.get(token)

    def within(self, span: Span) -> list[str]:
        """The ids of the actors met in some characters, in the order of the text."""
        return list(dict.fromkeys(a for t in self.tokens(span) if (a := self.of(t)) is not None))

    def meet(self, actor: str, span: Span, form: Form) -> None:
        """Notes that words mean an actor; words that are a mention of it already stay so."""
        known = self.actors[actor]
        if any(m.span.overlaps(span) for m in known.mentions):
            return
        mention = Mention(span.start, span.end, span.slice(self.document.text), form)
        mentions = tuple(sorted((*known.mentions, mention), key=lambda m: (m.start, m.end)))
        self.actors[actor] = replace(known, mentions=mentions)

    def mean(self, token: int, actor: str) -> None:
        """Notes that a pronoun means an actor."""
        self._by_token[token] = actor
        at = self.parse.tokens[token]
        self.meet(actor, Span(at.start, at.end), "pronoun")

    def enter(self, span: Span, name: str, kind: ActorKind, form: Form) -> str:
        """The id of an actor first met there; one that was met there before stays as it is."""
        actor = self.document.identify("actor", span.start, span.end)
        mention = Mention(span.start, span.end, span.slice(self.document.text), form)
        new = Actor(actor, name, kind, known_from=(("kind", "text"),), mentions=(mention,))
        self.actors.setdefault(actor, new)
        self.sides.setdefault(actor, actor)
        return actor

    def bring_home(self, actor: str, of: str) -> None:
        """Puts an actor that has no side of its own on that of another, of whose country it then is."""
        self.actors[actor] = _of_country(self.actors[actor], self.actors[of].country)
        if self.sides[actor] == actor:
            self.sides[actor] = self.sides[of]

    def merge(self, kept: str, gone: str) -> None:
        """Makes one actor of two: the first keeps its id and name, and learns what it lacks."""
        if kept == gone:
            return
        one, other = self.actors[kept], self.actors.pop(gone)
        mentions = {m.span: m for m in (*other.mentions, *one.mentions)}
        self.actors[kept] = replace(
            one,
            country=one.country or other.country,
            code=one.code if one.country or not other.country else other.code or one.code,
            roles=tuple(dict.fromkeys((*one.roles, *other.roles))),
            mentions=tuple(mentions[span] for span in sorted(mentions)),
        )
        self._by_token = {token: kept if actor == gone else actor for token, actor in self._by_token.items()}
        self._join_sides(kept, gone)
        for actor in [a for a in self.actors.values() if gone in (*a.candidates, *a.members)]:
            candidates, members = (
                tuple(kept if i == gone else i for i in ids) for ids in (actor.candidates, actor.members)
            )
            self.actors[actor.id] = replace(actor, candidates=candidates, members=tuple(dict.fromkeys(members)))

    def _join_sides(self, kept: str, gone: str) -> None:
        """Leaves one side of two: that of whoever is kept, unless only the other belonged to somebody."""
        left = self.sides.pop(gone)
        if self.sides[kept] in (kept, gone):
            self.sides[kept] = kept if left in (kept, gone) else left
        self.sides = {actor: self.sides[kept] if side == gone else side for actor, side in self.sides.items()}


def _of_country(actor: Actor, country: str | None) -> Actor:
    """The actor with a country, as far as one is known, and with the code that it makes."""
    if country is None or actor.country is not None:
        return actor
    known = dict(actor.known_from) | {"country": "text", "code": "text"}
    return replace(actor, country=country, code=f"{country}{actor.code or ''}", known_from=tuple(known.items()))


def tokens_of(parse: Parse, span: Span) -> range:
    """The tokens that begin within some characters."""
    first, end = parse.token_after(span.start), parse.token_after(span.end)
    inside = end < len(parse.tokens) and parse.tokens[end].start < span.end
    return range(first, end + inside)
