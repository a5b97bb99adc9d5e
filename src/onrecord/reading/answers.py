"""Answers: which statement replies to which, by who speaks, what is spoken of, and order.

A question is answered by whoever was asked, right behind it; an accusation is rejected, and a demand refused or granted, by
its other side, in words that name or share what was said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.parsing.parse import Parse, Token
from onrecord.records import Act, Actor, Evidence, Statement
from onrecord.trace import SILENT, Trace

from .actors import Cast

FINDER = "answers"
_ANSWERED_BY: dict[Act, tuple[Act, ...]] = {
    "accuse": ("reject", "deny", "retract", "apologize", "confirm"),
    "criticize": ("reject", "deny", "retract", "apologize"),
    "threaten": ("reject",),
    "demand": ("reject", "decline", "deny", "agree", "promise"),
    "request": ("reject", "decline", "deny", "agree", "promise"),
    "propose": ("reject", "decline", "agree"),
    "promise": ("deny", "reject"),
    "assert": ("deny", "reject", "confirm"),
    "inform": ("deny", "reject", "confirm"),
    "warn": ("reject",),
}
"""Which acts may answer which; a question may be answered by any."""
_CLAIM_NOUNS: dict[Act, tuple[str, ...]] = {
    "accuse": ("accusation", "allegation", "charge", "claim", "criticism"),
    "criticize": ("criticism", "remark", "comment", "accusation", "claim"),
    "threaten": ("threat", "ultimatum"),
    "demand": ("demand", "call", "ultimatum"),
    "request": ("request", "appeal", "call", "demand"),
    "propose": ("proposal", "offer", "plan", "idea"),
    "assert": ("claim", "assertion", "remark", "statement", "report"),
    "inform": ("report", "claim"),
}
"""The nouns by which an answer names what it answers."""
_PLAIN: tuple[Act, ...] = ("assert", "inform", "promise", "warn")
"""Acts that are answered only in words that share theirs."""
_WORDS = ("NOUN", "VERB", "PROPN", "ADJ", "NUM")
_SHARED_WORDS = 2
_NEAR = 1
"""Sentences from a question to its answer, at most."""


def with_answers(
    parse: Parse, statements: tuple[Statement, ...], cast: Cast, *, trace: Trace = SILENT
) -> tuple[Statement, ...]:
    """The statements, each with the earlier ones that it answers; what they answer already is kept."""
    said = [_Said.of(parse, cast, statement) for statement in statements]
    order = sorted(range(len(said)), key=lambda n: said[n].start)
    found: dict[int, tuple[str, ...]] = {}
    parents = {s.id: s.parent for s in statements}
    for place, n in enumerate(order):
        around = set(_above(statements[n].id, parents))
        earlier = [said[m] for m in order[:place] if statements[m].id not in around]
        answered = list(_answered(said[n], earlier))
        found[n] = tuple(dict.fromkeys(e.statement.id for e in answered))
        for claim in answered if trace.on else ():
            _explain(said[n], claim, trace)
    return tuple(
        replace(s, responds_to=tuple(dict.fromkeys((*s.responds_to, *found.get(n, ())))))
        for n, s in enumerate(statements)
    )


def _explain(answer: _Said, claim: _Said, trace: Trace) -> None:
    words = (*answer.statement.cue, *answer.statement.content)[0]
    cue = (*claim.statement.cue, *claim.statement.content)[0]
    reason = f"answers “{cue.quote}” {cue.start}..{cue.end}, {_why(answer, claim)}"
    trace.kept(FINDER, f"{answer.statement.act}-{claim.statement.act}", words.start, words.end, reason)


def _why(answer: _Said, claim: _Said) -> str:
    """What ties an answer to a claim, in words."""
    if claim.statement.act == "ask":
        return "the question right before it"
    named = sorted(answer.words & set(_CLAIM_NOUNS.get(claim.statement.act, ())))
    shared = sorted(answer.words & claim.words)
    return f"which it calls “{named[0]}”" if named else f"whose words it shares: {', '.join(shared)}"


def _above(statement: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """The statements within which one is told: it answers none of them."""
    seen: set[str | None] = {None, statement}
    while (parent := parents.get(statement)) not in seen and parent is not None:
        yield parent
        seen.add(parent)
        statement = parent


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement with what is needed to tell what it answers."""

    statement: Statement
    speaker: Actor | None
    side: str
    """The speaker's country, or the state or body to which the speaker belongs."""
    start: int
    sentence: int
    paragraph: int
    words: frozenset[str]
    """The lemmas of its content."""
    spoken_of: frozenset[str]
    """The actors in its content, and their sides."""
    spoken_to: frozenset[str]
    """Those to whom it was said, and their sides."""

    @classmethod
    def of(cls, parse: Parse, cast: Cast, statement: Statement) -> _Said:
        known = {actor.id: actor for actor in cast.actors}
        speaker = known.get(statement.speaker or "")
        first = _first_token(parse, statement)
        inside = [t for e in statement.content for t in _tokens(parse, e)]
        meant = [a for t in inside if (a := cast.of(t.index)) is not None]
        return cls(
            statement,
            speaker,
            cast.sides[speaker.id] if speaker is not None else "",
            min(e.start for e in (*statement.cue, *statement.content)),
            first.sentence,
            parse.sentences[first.sentence].paragraph,
            frozenset(t.lemma for t in inside if t.upos in _WORDS),
            frozenset(x for a in meant for x in (a, cast.sides[a])),
            frozenset(x for a in statement.addressees for x in (a, cast.sides[a])),
        )

    def is_side_of(self, other: _Said) -> bool:
        """Whether both speak for one side."""
        return bool(self.side) and self.side == other.side

    def is_spoken_of_in(self, other: _Said) -> bool:
        """Whether the speaker, or his side, is spoken of or addressed in another's words."""
        return self.speaker is not None and bool({self.speaker.id, self.side} & (other.spoken_of | other.spoken_to))


def _answered(answer: _Said, earlier: Sequence[_Said]) -> Iterator[_Said]:
    if answer.speaker is None:
        return
    question = _question(answer, earlier)
    if question is not None:
        yield question
    yield from _claims(answer, earlier)


def _question(answer: _Said, earlier: Sequence[_Said]) -> _Said | None:
    """The question right before, put to whoever answers, or answered by its act."""
    if answer.statement.act == "ask":
        return None
    for asked in reversed(earlier):
        if answer.paragraph != asked.paragraph or answer.sentence - asked.sentence > _NEAR:
            return None
        if asked.statement.act != "ask" or asked.statement.speaker == answer.statement.speaker:
            continue
        if answer.statement.speaker in asked.statement.addressees or answer.statement.act == "answer":
            return asked
    return None


def _claims(answer: _Said, earlier: Sequence[_Said]) -> Iterator[_Said]:
    """What was claimed, demanded or offered before by the other side, as far as the answer names it or shares its words.

    Of what one speaker said before, all that was said on the nearest occasion is answered.
    """
    nearest: _Said | None = None
    for claim in reversed(earlier):
        if answer.statement.act not in _ANSWERED_BY.get(claim.statement.act, ()) or claim.speaker is None:
            continue
        if answer.is_side_of(claim) or not _speaks_of(answer, claim):
            continue
        if nearest is None:
            nearest = claim
        if claim.statement.speaker == nearest.statement.speaker and claim.paragraph == nearest.paragraph:
            yield claim


def _speaks_of(answer: _Said, claim: _Said) -> bool:
    """Whether an answer is about a claim: it names it by a noun, or shares its words; and its speaker is concerned."""
    act = claim.statement.act
    named = bool(answer.words & set(_CLAIM_NOUNS.get(act, ()))) and _owner_fits(answer, claim)
    shared = len(answer.words & claim.words) >= _SHARED_WORDS
    if act in _PLAIN:
        return shared and (named or claim.speaker is not None)
    return (named or shared) and (answer.is_spoken_of_in(claim) or _owner_named(answer, claim))


def _owner_fits(answer: _Said, claim: _Said) -> bool:
    """Whether nobody else is named in the answer whose claim it could be."""
    others = answer.spoken_of - {answer.side} - ({answer.speaker.id} if answer.speaker else set())
    return not others or _owner_named(answer, claim)


def _owner_named(answer: _Said, claim: _Said) -> bool:
    """Whether the answer names whoever made the claim, or their side."""
    return claim.speaker is not None and bool({claim.speaker.id, claim.side} & answer.spoken_of)


def _first_token(parse: Parse, statement: Statement) -> Token:
    place = (statement.cue or statement.content)[0]
    return parse.tokens[min(parse.token_after(place.start), len(parse.tokens) - 1)]


def _tokens(parse: Parse, evidence: Evidence) -> Iterator[Token]:
    for index in range(parse.token_after(evidence.start), len(parse.tokens)):
        token = parse.tokens[index]
        if token.start >= evidence.end:
            return
        yield token
