"""What the finders of deeds look at: the parse, the words that may mean an actor, and the kinds of nouns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.lexicon.actor_rows import HolderRow, NounRow, OrganisationRow, RegionRow, StateRow
from onrecord.lexicon.events import EventLexicon, EventNoun, EventVerb, FrameRow, Words
from onrecord.parsing.parse import Parse, Token
from onrecord.reading.speech.scene import Scene as SpeechScene
from onrecord.reading.who.demonyms import unknown_demonyms
from onrecord.reading.who.found import Sight
from onrecord.reading.who.narrowing import of_an_occasion

FINDER = "events"
Value = TypeVar("Value")
_FARTHEST = 4
_ACTORS = (StateRow, RegionRow, OrganisationRow, HolderRow)
_PERSONS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "who",
        "him",
        "her",
        "them",
        "us",
        "which",
        "that",
        "his",
        "their",
        "its",
        "our",
        "my",
        "whose",
        "himself",
        "herself",
        "themselves",
    ]
)
_HEARERS = ("you", "your", "yourself", "yourselves")
_NAMES = ("PER", "ORG", "LOC")
_NO_ACTORS = ("time", "event", "abstract")
HYPHENS = ("-", "–")
CROWDS = frozenset(("thousands", "hundreds", "dozens", "tens", "scores", "crowds", "millions"))
"""Numbers that stand for people where nothing is counted: "thousands marched"."""
_BESIDE = ("compound", "amod", "nmod:desc", "nummod")


def kept(known: dict[int, Value], index: int, find: Callable[[int], Value]) -> Value:
    """What is known of a token, found where it is asked for the first time."""
    if index not in known:
        known[index] = find(index)
    return known[index]


@dataclass(frozen=True)
class Scene:
    """The parse with what the lexicons see in it."""

    speech: SpeechScene
    sight: Sight
    lexicon: EventLexicon
    _named: frozenset[int] = field(init=False)
    _acting: dict[int, bool] = field(init=False, default_factory=dict)
    _nouns: dict[int, EventNoun | None] = field(init=False, default_factory=dict)
    _cases: dict[int, frozenset[str]] = field(init=False, default_factory=dict)
    _hanging: dict[int, tuple[Token, ...]] = field(init=False, default_factory=dict)
    demonyms: frozenset[int] = field(init=False)
    """The tokens that are demonyms of states which the lexicon lacks and the report names."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "demonyms", frozenset(unknown_demonyms(self.parse)))
        named = (t for name in self.parse.names if name.kind in _NAMES for t in range(name.start, name.end))
        object.__setattr__(self, "_named", frozenset(named))

    @property
    def parse(self) -> Parse:
        return self.speech.parse

    def may_act(self, head: int) -> bool:
        """Whether a phrase with this head may mean an actor: a name, a demonym, an office, a group, a pronoun."""
        return kept(self._acting, head, self._may_act)

    def _may_act(self, head: int) -> bool:
        token = self.parse.tokens[head]
        if token.upos == "PRON":
            return token.lower in _PERSONS or (self.speech.own_voice and token.lower in _HEARERS)
        if token.entity == "time" or self._is_measure(token):
            return False
        noun = self.sight.row(head, NounRow)
        if noun is not None and token.upos in ("NOUN", "PROPN"):
            return not (noun.document or of_an_occasion(self.parse, self.sight, head, noun))
        if head in self._named or any(self.sight.row(head, row) for row in _ACTORS):
            return True
        if token.upos == "PROPN" or (token.upos == "ADJ" and head in self.demonyms):
            return token.entity not in _NO_ACTORS
        return token.lower in CROWDS and token.upos in ("NOUN", "NUM")

    def _is_measure(self, token: Token) -> bool:
        """Whether a word only ends a compound before a noun: "style" in "an Ostland-style war"."""
        before = self.parse.tokens[token.index - 1] if token.index else token
        return before.text in HYPHENS and token.text.islower() and token.relation in ("compound", "amod", "advmod")

    def is_name(self, head: int) -> bool:
        """Whether a token is part of somebody's name."""
        return head in self._named

    def is_demonym(self, head: int) -> bool:
        """Whether a token is a state's demonym, or its name before a noun."""
        return self.sight.row(head, StateRow) is not None or head in self.demonyms

    def person_below(self, head: int) -> int | None:
        """The first token of the person's name in a phrase that a broken tree lets its demonym head."""
        below = set(self.parse.subtree(head))
        near = (n.start for n in self.parse.names if n.kind == "PER" and n.start in below and n.start > head)
        return next(near, None)

    def noun(self, head: int) -> EventNoun | None:
        """The row for a noun, the one for its modifiers before the one for any."""
        return kept(self._nouns, head, self._noun)

    def _noun(self, head: int) -> EventNoun | None:
        token = self.parse.tokens[head]
        rows = self.lexicon.noun.get(token.lemma, ()) or self.lexicon.noun.get(token.lower, ())
        if not rows or token.upos not in ("NOUN", "PROPN", "ADJ"):
            return None
        beside = self._modifiers(head) if any(row.modifiers for row in rows) else frozenset()
        return next((row for row in rows if not row.modifiers or beside & set(row.modifiers)), None)

    def frame(self, verb: EventVerb, head: int) -> FrameRow | None:
        """What a verb does to a thing, by the kind of its noun or by its very words."""
        noun, token = self.noun(head), self.parse.tokens[head]
        words = Words((token.lemma, token.lower), lambda: self._modifiers(head))
        return self.lexicon.frame(verb, noun.kind if noun is not None else "", words)

    def _modifiers(self, head: int) -> frozenset[str]:
        """The words that narrow a noun: before it, behind a preposition ("state of siege"), and the preposition."""
        behind = self.parse.children(head, "nmod")
        below = [*self.parse.children(head, *_BESIDE), *behind]
        cases = (case for token in behind for case in self.cases(token))
        return frozenset((*cases, *(word for token in below for word in (token.lemma, token.lower))))

    def cases(self, token: Token) -> frozenset[str]:
        """The prepositions of a phrase, those of several words joined too."""
        return kept(self._cases, token.index, self._cases_of)

    def _cases_of(self, index: int) -> frozenset[str]:
        return frozenset(c.lower for c in self.parse.children(index, "case", "mark"))

    def hanging(self, holder: int) -> tuple[Token, ...]:
        """What hangs on a verb or noun behind a preposition, agents and times left out."""
        return kept(self._hanging, holder, self._hanging_on)

    def _hanging_on(self, holder: int) -> tuple[Token, ...]:
        below = self.parse.children(holder, "obl", "nmod", "advcl", "acl", "advmod")
        return tuple(c for c in below if c.deprel != "obl:agent" and c.entity != "time" and self.cases(c))

    def content_noun(self, head: int) -> int:
        """The noun that a quantity is of: attacks, in "a series of attacks"."""
        for _ in range(_FARTHEST):
            row = self.noun(head)
            inner = self.parse.child(head, "nmod") if row is not None and row.kind == "quantity" else None
            if inner is None or "of" not in self.cases(inner):
                return head
            head = inner.index
        return head

    def group(self, head: int) -> tuple[int, ...]:
        """The head of a phrase with those joined to it."""
        return (head, *(c.index for c in self.parse.children(head, "conj") if c.upos not in ("VERB", "AUX")))

    def below(self, head: int, *relations: str) -> Iterator[Token]:
        """The dependents of these relations, each with what is joined to it left out."""
        yield from self.parse.children(head, *relations)
