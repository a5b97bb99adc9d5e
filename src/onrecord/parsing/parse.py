"""The parse of a document: tokens with tags and heads, sentences, names, antecedents. What finders read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter

from onrecord.spans import Span

ROOT = -1


@dataclass(slots=True)
class Token:
    """A word or mark. Offsets are code points of the document's text; `head` is the index of another token or ROOT."""

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    upos: str
    """Universal part of speech."""
    xpos: str
    """Penn Treebank tag."""
    head: int
    deprel: str
    """Universal dependency relation with its subtype, as in nsubj:pass."""
    sentence: int
    entity: str
    """Entity type of the mention that this token heads (person, organization, place, time, ...) or 'other'."""
    glued: bool
    """No white space stands before it."""
    relation: str = field(init=False)
    """The dependency relation without its subtype."""

    def __post_init__(self) -> None:
        self.relation = self.deprel.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Name:
    """A name: tokens start up to end, its kind (PER, ORG, LOC, NAT, MISC), its score, the label set that has it."""

    start: int
    end: int
    kind: str
    score: float
    label_set: str = "uner"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens start up to end, and the number of the paragraph they stand in."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Parse:
    """All of a document's tokens in one row; sentences, names and antecedents refer to them by index."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...] = ()
    antecedents: tuple[tuple[tuple[int, float], ...], ...] = ()
    """For each token that may head a mention: earlier heads that may mean the same, with probabilities, best first."""
    _children: tuple[tuple[Token, ...], ...] = field(default=(), repr=False, compare=False)
    _ends: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        below: dict[int, list[Token]] = {}
        for token in self.tokens:
            if token.head != ROOT:
                below.setdefault(token.head, []).append(token)
        children: list[tuple[Token, ...]] = [()] * len(self.tokens)
        for head, tokens in below.items():
            children[head] = tuple(tokens)
        object.__setattr__(self, "_children", tuple(children))
        object.__setattr__(self, "_ends", tuple([token.end for token in self.tokens]))

    def children(self, index: int, *relations: str) -> list[Token]:
        """The dependents of a token in the order of the text; of these relations (without subtype) where any are given."""
        below = self._children[index]
        if not below or not relations:
            return list(below)
        return [token for token in below if token.relation in relations or token.deprel in relations]

    def child(self, index: int, *relations: str) -> Token | None:
        """The first dependent of one of these relations."""
        for token in self._children[index]:
            if token.relation in relations or token.deprel in relations:
                return token
        return None

    def head(self, token: Token) -> Token | None:
        """The governor of a token, None at the root."""
        return None if token.head == ROOT else self.tokens[token.head]

    def subtree(self, index: int) -> list[int]:
        """The token's index and those of everything below it, in order."""
        found = [index]
        for at in found:  # it grows
            found += [child.index for child in self._children[at]]
        return sorted(found)

    def token_after(self, offset: int) -> int:
        """The index of the first token that ends behind a character; the number of tokens where none does."""
        return bisect_right(self._ends, offset)

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that share a character with these."""
        first = self.token_after(start)
        return self.tokens[first : bisect_left(self.tokens, end, lo=first, key=attrgetter("start"))]

    def span(self, start: int, end: int) -> Span:
        """The characters of the tokens start up to, not including, end."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def sentence_tokens(self, number: int) -> tuple[Token, ...]:
        sentence = self.sentences[number]
        return self.tokens[sentence.start : sentence.end]
