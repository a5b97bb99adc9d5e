"""What is needed of a statement to tell what it answers: who speaks, for whom, of whom, to whom, in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.parsing.parse import Parse, Token
from onrecord.records import Actor, Statement

from .actors import Cast

_WORDS = ("NOUN", "VERB", "PROPN", "ADJ", "NUM")
_OF_IT = {"of", "for", "on", "about", "over", "against", "to", "that", "regarding", "concerning"}
_ANEW = {
    "a",
    "an",
    "every",
    "each",
    "no",
    "some",
    "several",
    "many",
    "another",
    "similar",
    "earlier",
    "previous",
    "last",
    "separate",
    "different",
}
_EMPTY = {
    "answer", "comment", "reply", "respond", "react", "response", "reaction", "do", "immediate", "immediately", "statement",
    "refuse", "agree", "accept",
}  # fmt: skip
"""Words of an answer that say nothing of what it answers."""
_TAKING_PART = {"involvement", "responsibility", "role", "part", "have", "play", "take", "be", "knowledge", "involve"}
"""What is denied of a deed whose name follows."""


@dataclass(frozen=True, slots=True)
class Named:
    """A noun by which something said before may be meant, as "the proposal for a bridge"."""

    lemma: str
    about: frozenset[str]
    """The lemmas of what it is said to be about; empty where it does not tell."""
    in_cue: bool
    """Whether it stands in the cue, and so apart from whoever is spoken of: "refused the request, saying that X"."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with what is needed to tell what it answers."""

    statement: Statement
    speaker: Actor | None
    side: str
    """The speaker's country, or the state or body to which the speaker belongs."""
    start: int
    sentence: int
    paragraph: int
    words: frozenset[str]
    """The lemmas of its content, but for times."""
    named: tuple[Named, ...]
    """The nouns of its content and cue that may mean what was said before: not "a claim", not "another claim"."""
    spoken_of: frozenset[str]
    """The actors in its content, and their sides."""
    spoken_to: frozenset[str]
    """Those to whom it was said, and their sides."""
    own: frozenset[str]
    """The speaker, and his side."""
    told_by_name: bool
    """Whether all of them are known by name, so that somebody else known by name is none of them."""

    @classmethod
    def of(cls, parse: Parse, cast: Cast, known: Mapping[str, Actor], statement: Statement) -> Said:
        """The statement with what the cast, `known` by their ids, and the parse tell of it."""
        speaker = known.get(statement.speaker or "")
        first = _first_token(parse, statement)
        inside = [t for e in statement.content for t in parse.tokens_in(e.start, e.end)]
        cue = [t for e in statement.cue for t in parse.tokens_in(e.start, e.end)]
        meant = [a for t in inside if (a := cast.of(t.index)) is not None]
        side = cast.sides[speaker.id] if speaker is not None else ""
        return cls(
            statement,
            speaker,
            side,
            min(e.start for e in (*statement.cue, *statement.content)),
            first.sentence,
            parse.sentences[first.sentence].paragraph,
            frozenset(t.lemma for t in inside if t.upos in _WORDS and t.entity != "time"),
            tuple(n for t in (*cue, *inside) if (n := _named(parse, t, in_cue=t in cue)) is not None),
            frozenset(x for a in meant for x in (a, cast.sides[a])),
            frozenset(x for a in statement.addressees for x in (a, cast.sides[a])),
            frozenset({speaker.id, side}) if speaker is not None else frozenset(),
            bool(statement.addressees) and all(_is_named(known[a]) for a in statement.addressees),
        )

    @property
    def is_bare(self) -> bool:
        """Whether it says nothing of what it answers: "did not reply", "no comment", "agreed to do so"."""
        return self.words <= _EMPTY

    @property
    def core(self) -> frozenset[str]:
        """The words that tell what it is about."""
        return self.words - _EMPTY - _TAKING_PART

    def is_side_of(self, other: Said) -> bool:
        """Whether both speak for one side."""
        return bool(self.side) and self.side == other.side

    def is_told(self, other: Said) -> bool:
        """Whether another's words were put to the speaker or his side; where they tell to nobody, whether they are of him."""
        return bool(self.own & (other.spoken_to or other.spoken_of))

    def is_spoken_of_in(self, other: Said) -> bool:
        """Whether the speaker, or his side, is spoken of or addressed in another's words."""
        return not (self.own.isdisjoint(other.spoken_of) and self.own.isdisjoint(other.spoken_to))

    def names_speaker_of(self, other: Said) -> bool:
        """Whether it names whoever said another thing, or their side."""
        return not other.own.isdisjoint(self.spoken_of)

    def names_others(self) -> bool:
        """Whether it names anybody but its own side."""
        return bool(self.spoken_of - self.own)

    def is_kept_out_of(self, other: Said) -> bool:
        """Whether another's words were put to others by name, none of them the speaker or of his side."""
        named = self.speaker is not None and _is_named(self.speaker)
        return named and other.told_by_name and not self.own & other.spoken_to


def _is_named(actor: Actor) -> bool:
    return any(mention.form == "name" for mention in actor.mentions)


def _named(parse: Parse, noun: Token, *, in_cue: bool) -> Named | None:
    """What a noun may mean that was said before; None where it brings up something new or the reporter's own question."""
    if noun.upos != "NOUN":
        return None
    before = {c.lower for c in parse.children(noun.index, "det", "amod")}
    counted = any(True for _ in parse.children(noun.index, "nummod"))
    about = frozenset(t for c in parse.children(noun.index, "nmod", "acl", "obl") for t in _told_of(parse, c))
    if counted or before & _ANEW or "comment" in about:
        return None
    return Named(noun.lemma, about, in_cue)


def _told_of(parse: Parse, child: Token) -> Iterator[str]:
    """The lemmas of a phrase that tells what its noun is about."""
    marks = {m.lower for m in parse.children(child.index, "case", "mark")}
    if not marks & _OF_IT:
        return
    for token in parse.tokens[child.index : child.index + 1] + tuple(parse.children(child.index)):
        if token.upos in ("NOUN", "VERB"):
            yield token.lemma


def _first_token(parse: Parse, statement: Statement) -> Token:
    place = (statement.cue or statement.content)[0]
    return parse.tokens[min(parse.token_after(place.start), len(parse.tokens) - 1)]
