"""Traits of statements: the frame that found them, who is named as their source and how far from the cue, what is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.parsing.parse import Parse, Token
from onrecord.records import Evidence, Statement

_FINITE = ("VBD", "VBZ", "VBP")
_FIRST = ("i", "we", "me", "us")
_INNER = ("cognition", "finding")
"""Kinds of verbs that tell what somebody thinks or found out, which need not have been said."""
_DEEPEST = 100
_WHOLE_RULES = ("quotation:alone",)
_QUOTING = ("“", "”", '"', "„", "«", "»", "``", "''")
_ENDS = (".", "?", "!", ":", *_QUOTING, "’", "'")


@dataclass(frozen=True)
class Said:
    """One statement with the tokens of its parts."""

    parse: Parse
    statement: Statement
    kind: str
    """The kind of the cue's verb in the lexicon; empty where it is none of its verbs."""
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    tells: bool
    """Whether another statement is told within it."""

    def token(self, index: int) -> Token:
        return self.parse.tokens[index]

    @cached_property
    def verb(self) -> Token | None:
        """The verb of the cue, its last where it has several: "declined to say"."""
        verbs = [t for t in map(self.token, self.cue) if t.upos in ("VERB", "AUX")]
        return verbs[-1] if verbs else None

    @cached_property
    def pronoun(self) -> str:
        """The source where it is but a pronoun."""
        words = [self.token(t) for t in self.source]
        return words[0].lower if len(words) == 1 and words[0].upos in ("PRON", "DET") else ""

    @cached_property
    def words(self) -> int:
        """Words of the content."""
        return sum(self.token(t).upos != "PUNCT" for t in self.content)

    @property
    def sentence(self) -> int:
        """Tokens of the sentence in which the cue stands."""
        if not self.cue:
            return 0
        sentence = self.parse.sentences[self.token(self.cue[0]).sentence]
        return sentence.end - sentence.start

    @cached_property
    def above(self) -> frozenset[str]:
        """The relations of the cue's verb and of what governs it, up to the root; no farther than a sentence can be deep."""
        at, found = self.verb, set()
        for _ in range(_DEEPEST):
            if at is None:
                break
            found.add(at.deprel)
            at = self.parse.head(at)
        return frozenset(found)


def traits(said: Said) -> tuple[str, ...]:
    """The traits of a statement, in a fixed order."""
    return (*_frames(said), *(name for name, holds in TRAITS.items() if holds(said)))


def views(parse: Parse, statements: tuple[Statement, ...], kinds: Mapping[str, str]) -> Iterator[Said]:
    """The statements of a document, ready to be asked; `kinds` gives the kind of each of the lexicon's verbs of saying."""
    telling = {s.parent for s in statements}
    for statement in statements:
        yield Said(
            parse, statement, kinds.get(_row(statement), ""),
            _tokens(parse, statement.source), _tokens(parse, statement.cue), _tokens(parse, statement.content),
            statement.id in telling,
        )  # fmt: skip


def _tokens(parse: Parse, evidences: tuple[Evidence, ...]) -> tuple[int, ...]:
    last = len(parse.tokens)
    return tuple(
        t for e in evidences for t in range(parse.token_after(e.start), min(last, parse.token_after(e.end - 1) + 1))
    )


def _frames(said: Said) -> Iterator[str]:
    """The frame of the rule."""
    rule = _rule(said.statement)
    yield f"frame {rule}" if rule in _WHOLE_RULES else f"frame {rule.partition(':')[0]}"


def _rule(statement: Statement) -> str:
    return statement.rules[0] if statement.rules else ""


def _row(statement: Statement) -> str:
    """The id of the lexicon's row by which the rule fired."""
    return _rule(statement).partition(":")[2]


def _apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    """Tokens from one part to the other; 0 where one of them is not there."""
    return min((abs(a - b) for a in one for b in (other[0], other[-1])), default=0) if other else 0


def _quoted(said: Said) -> bool:
    """Whether a quotation is open where the cue stands, by the marks before it in its line."""
    if not said.cue:
        return False
    text, end = said.parse.text, said.token(said.cue[0]).start
    start = text.rfind("\n", 0, end) + 1
    return text.count('"', start, end) % 2 == 1 or text.count("“", start, end) > text.count("”", start, end)


def _stops_short(said: Said) -> bool:
    """Whether the sentence goes on behind the content with a word."""
    text, end = said.parse.text, said.statement.content[-1].end if said.statement.content else 0
    return text[end : end + 2].strip()[:1].islower()


def _after_colon(said: Said) -> bool:
    start = said.statement.content[0].start if said.statement.content else 0
    return said.parse.text[max(0, start - 2) : start].rstrip().endswith(":")


def _last_mark(said: Said) -> str:
    if not said.cue:
        return ""
    return said.parse.tokens[said.parse.sentences[said.token(said.cue[0]).sentence].end - 1].text


TRAITS: dict[str, Callable[[Said], bool]] = {
    "direct": lambda s: s.statement.mode == "direct",
    "informs": lambda s: s.statement.act == "inform",
    "answers": lambda s: s.statement.act == "answer",
    "inner verb": lambda s: s.kind in _INNER,
    "told within": lambda s: s.statement.parent is not None,
    "tells another": lambda s: s.tells,
    "named source": lambda s: any(s.token(t).upos == "PROPN" for t in s.source),
    "it": lambda s: s.pronoun in ("it", "this"),
    "first person": lambda s: s.pronoun in _FIRST,
    "that": lambda s: bool(s.source) and s.token(s.source[-1]).lower == "that",
    "far source": lambda s: _apart(s.cue, s.source) > 15,
    "far content": lambda s: _apart(s.cue, s.content) > 8,
    "three words": lambda s: s.words <= 3,
    "eight words": lambda s: s.words <= 8,
    "twenty words": lambda s: s.words <= 20,
    "stops short": _stops_short,
    "after a colon": _after_colon,
    "content first": lambda s: bool(s.cue and s.content) and s.content[0] < s.cue[0],
    "finite cue": lambda s: s.verb is not None and s.verb.xpos in _FINITE,
    "own subject": lambda s: s.verb is not None and s.parse.child(s.verb.index, "nsubj") is not None,
    "main cue": lambda s: s.verb is not None and s.verb.relation == "root",
    "in a relative clause": lambda s: "acl:relcl" in s.above,
    "in a clause on a noun": lambda s: "acl" in s.above,
    "in a quotation": _quoted,
    "long sentence": lambda s: s.sentence > 45,
    "very long sentence": lambda s: s.sentence > 60,
    "no full stop": lambda s: bool(s.cue) and _last_mark(s) not in _ENDS,
}
"""What may hold of a statement, in words."""
