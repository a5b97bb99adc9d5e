"""What every frame looks at: the parse with its quotations, and the yields of clauses as characters."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.lexicon.actors import ActorLexicon
from onrecord.lexicon.speech import SpeechLexicon
from onrecord.marks import DOUBLE
from onrecord.parsing.parse import Name, Parse, Sentence, Token
from onrecord.records import Act, Polarity
from onrecord.spans import Span, merged
from onrecord.trace import Trace

from .quotations import Quotation

FINDER = "statements"
_EDGE = {",", ";", ":", "-", "--", "–", "—", ".", "…"}
_ALWAYS_CLAUSES = {"root", "parataxis", "ccomp"}
_CLAUSES = {*_ALWAYS_CLAUSES, "advcl", "conj", "acl", "xcomp"}
_FARTHEST = 6
_LOOSE = {"punct", "parataxis", "discourse", "vocative"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """One saying, in tokens and characters, before anybody knows who the source is.

    `source`, `cue`: token indices; `content`: characters; `verb`: the token that heads the cue. `confidence` says
    which of two with the same content is kept; how sure a statement is, says reading/weighing. `addressees`, `through`
    (those on whom the speaker relies: "citing X") and `relays` (those who pass it on: "X quoted him as saying") are the
    head tokens of mentions.
    """

    source: tuple[int, ...]
    source_head: int | None
    cue: tuple[int, ...]
    verb: int | None
    content: tuple[Span, ...]
    act: Act
    rule: str
    confidence: float
    polarity: Polarity = "positive"
    addressees: tuple[int, ...] = ()
    through: tuple[int, ...] = ()
    relays: tuple[int, ...] = ()

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def bounds(self) -> Span:
        """The characters from the first to the last of the content."""
        return Span(self.content[0].start, self.content[-1].end)


@dataclass(frozen=True)
class Scene:
    """The parse with its quotations and the knowledge of saying."""

    parse: Parse
    quotations: tuple[Quotation, ...]
    lexicon: SpeechLexicon
    actors: ActorLexicon
    trace: Trace
    own_voice: bool = False
    """Whether "we say" tells somebody's words: not in a report, where it is the writer's."""
    _quoted: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._quoted.extend([-1] * len(self.parse.tokens))
        at = 0
        for number, quotation in enumerate(self.quotations):
            while at < len(self.parse.tokens) and self.parse.tokens[at].end <= quotation.start:
                at += 1
            while at < len(self.parse.tokens) and self.parse.tokens[at].start < quotation.end:
                self._quoted[at] = number
                at += 1

    def quotation_of(self, token: int) -> int | None:
        """The number of the quotation in which a token stands."""
        return self._quoted[token] if self._quoted[token] >= 0 else None

    def clause(self, head: int, without: Iterable[int] = ()) -> list[int]:
        """The tokens of a clause, the branches that hang on the tokens of `without` left out."""
        cut = set(without)
        if not cut:
            return self.parse.subtree(head)
        found, waiting = [], [head]
        while waiting:
            at = waiting.pop()
            if at not in cut:
                found.append(at)
                waiting += (child.index for child in self.parse.children(at))
        return sorted(found)

    def phrase(self, head: int) -> list[int]:
        """The tokens of a phrase without what a comma adds to it: ", a charge she denies", ", which was refused"."""
        added = [c.index for c in self.parse.children(head, "appos", "acl:relcl") if self._after_comma(c.index)]
        return self.clause(head, [*added, *self.occasions(head)])

    def occasions(self, head: int) -> list[int]:
        """Where and when quoted words were said, which a tree hangs on them: '"piracy" in a letter on Monday'."""
        quotation = self.quotation_of(head)
        if quotation is None:
            return []
        return [
            token.index
            for token in (self.parse.tokens[t] for t in self.clause(head))
            if token.start >= self.quotations[quotation].end
            and token.relation in ("obl", "nmod")
            and (token.lemma in self.lexicon.channel or token.entity == "time")
        ]

    def _after_comma(self, head: int) -> bool:
        first = self.clause(head)[0]
        return "," in (self.parse.tokens[first].lower, self.parse.tokens[first - 1].lower)

    def words(self, tokens: Collection[int]) -> tuple[Span, ...]:
        """The characters of tokens, unbroken runs joined, marks at the edges left out unless they close a quotation."""
        runs: list[list[int]] = []
        for token in sorted(tokens):
            if runs and token == runs[-1][-1] + 1:
                runs[-1].append(token)
            else:
                runs.append([token])
        spans = [self._trimmed(run) for run in runs]
        return merged(span for span in spans if span is not None)

    def _trimmed(self, run: list[int]) -> Span | None:
        tokens = self.parse.tokens
        start, end = 0, len(run)
        while start < end and tokens[run[start]].lower in _EDGE:
            start += 1
        while end > start and tokens[run[end - 1]].lower in _EDGE and not self._closes_inside(run, end):
            end -= 1
        if end - start > 1 and self._stray(run[start:end], -1):
            end -= 1
        if end - start > 1 and self._stray(run[start:end], 0):
            start += 1
        return Span(tokens[run[start]].start, tokens[run[end - 1]].end) if start < end else None

    def _stray(self, run: list[int], place: int) -> bool:
        """Whether the first or last token of a run is a quotation mark whose other half is not in the run."""
        marks = [t for t in run if DOUBLE.fullmatch(self.parse.tokens[t].text)]
        return run[place] in marks and len(marks) % 2 == 1

    def _closes_inside(self, run: list[int], end: int) -> bool:
        """Whether the mark at the end of a run belongs to a quotation that the run itself opens."""
        quotation = self.quotation_of(run[end - 1])
        return (
            quotation is not None
            and self.quotation_of(run[0]) == quotation
            and self.parse.tokens[run[0]].start <= self.quotations[quotation].start
        )

    def named(self, head: int, phrase: tuple[int, ...]) -> int:
        """The head of the person's name that goes with an office: in apposition, or at the end of the phrase.

        "The coach, Dara Minh", "the chairman of Talland Motors Ben Ruiz": the name says who speaks.
        """
        if self.parse.tokens[head].upos == "PROPN":
            return head
        for child in self.parse.children(head, "appos"):
            if child.index in self._people:
                return child.index
        ends = range(head + 1, phrase[-1] + 1) if phrase else ()
        at_end = next((n for n in ends if n in self._people and self._people[n].end == phrase[-1] + 1), None)
        if at_end is None or self.actors.noun(self.parse.tokens[head].lower) is None:
            return head
        return at_end if self.parse.tokens[at_end - 1].upos in ("PROPN", "NOUN") else head

    @cached_property
    def _people(self) -> dict[int, Name]:
        """The persons' names by their first token."""
        return {name.start: name for name in self.parse.names if name.kind == "PER"}

    def sentence_of(self, token: int) -> tuple[int, int]:
        sentence = self.parse.sentences[self.parse.tokens[token].sentence]
        return sentence.start, sentence.end

    def paragraph_of(self, token: int) -> int:
        return self.parse.sentences[self.parse.tokens[token].sentence].paragraph

    @cached_property
    def paragraphs(self) -> dict[int, list[Sentence]]:
        """The sentences of each paragraph."""
        found: dict[int, list[Sentence]] = {}
        for sentence in self.parse.sentences:
            found.setdefault(sentence.paragraph, []).append(sentence)
        return found

    def clause_around(self, token: Token) -> Token | None:
        """The head of the clause in which a phrase stands."""
        at = self.parse.head(token)
        for _ in range(_FARTHEST):
            if at is None:
                return None
            if at.relation in _CLAUSES and (at.upos in ("VERB", "AUX") or at.relation in _ALWAYS_CLAUSES):
                return at
            at = self.parse.head(at)
        return None

    def going_on(self, head: int, after: int) -> list[int]:
        """What the report adds to a clause in its own voice after a cue: "..., he said, but the way is long"."""
        added = [c.index for c in self.parse.children(head, "conj") if c.index > after]
        own = [c for c in added if bool(self.parse.children(c, "nsubj"))]
        return [token for c in own for token in self.clause(c)]

    def contrasts(self, head: int) -> list[int]:
        """The heads of what the report sets against a clause: ", while others put the number at five"."""
        return [
            child.index
            for child in self.parse.children(head, "advcl")
            if any(mark.lower in ("while", "whereas") for mark in self.parse.children(child.index, "mark"))
            and bool(self.parse.children(child.index, "nsubj"))
            and child.index > head
            and self._after_comma(child.index)
        ]

    def dropped(self, rule: str, token: Token, reason: str) -> None:
        """Tells the trace that a rule matched at a token and why it was not kept."""
        if self.trace.on:
            self.trace.dropped(FINDER, rule, token.start, token.end, reason)


def is_relative(token: Token) -> bool:
    """Whether a token is a relative pronoun: who, which, that."""
    return token.xpos in ("WP", "WDT") or (token.lower == "that" and token.upos == "PRON")


def noun_phrase(scene: Scene, head: int) -> tuple[int, ...]:
    """The tokens of a noun phrase as a source: without relative clauses, appositions, asides and its preposition."""
    parse = scene.parse
    cut = [
        child.index
        for child in parse.children(head)
        if child.relation in ("acl", "appos", "case", "mark", "cop", "nsubj", "ccomp", "advcl", "aux", *_LOOSE)
        or (child.relation in ("conj", "dep", "obl") and child.upos == "VERB")
        or (child.relation in ("nmod", "obl") and child.entity == "time" and child.index > head)
    ]
    found = scene.clause(head, cut)
    low = high = found.index(head)
    aside = {token for branch in cut for token in scene.clause(branch)}
    while low > 0 and _joined(found[low - 1], found[low], aside):
        low -= 1
    while high + 1 < len(found) and _joined(found[high], found[high + 1], aside):
        high += 1
    kept = found[low : high + 1]
    while len(kept) > 1 and parse.tokens[kept[0]].upos in ("PUNCT", "CCONJ", "ADP"):
        kept.pop(0)
    while len(kept) > 1 and parse.tokens[kept[-1]].upos in ("PUNCT", "CCONJ"):
        kept.pop()
    return tuple(_closed(parse, kept))


def _closed(parse: Parse, phrase: list[int]) -> list[int]:
    """The phrase with the bracket that closes what it opens: "Ada Lunde (A. L.)"."""
    words, end = [parse.tokens[t].lower for t in phrase], phrase[-1] + 1
    opened = words.count("(") > words.count(")") and end < len(parse.tokens)
    return [*phrase, end] if opened and parse.tokens[end].lower == ")" else phrase


def _joined(first: int, second: int, aside: set[int]) -> bool:
    """Whether nothing but a mark, or words set aside, stands between two tokens."""
    return sum(token not in aside for token in range(first + 1, second)) <= 1
