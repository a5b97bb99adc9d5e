"""Answers: which statement replies to which, by who speaks, what is spoken of, and order.

A question is answered by whoever was asked, right behind it; an accusation is rejected, and a demand refused or granted, by
its other side, in words that name or share what was said. Who only keeps silent, or agrees "to do so", answers what was
put to him last, if it stands right before and nobody else put anything to him there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from onrecord.parsing.parse import Parse
from onrecord.records import Act, Statement
from onrecord.trace import SILENT, Trace

from .actors import Cast
from .answering import Said

FINDER = "answers"
_ANSWERED_BY: dict[Act, tuple[Act, ...]] = {
    "accuse": ("reject", "deny", "retract", "apologize", "confirm", "decline"),
    "criticize": ("reject", "deny", "retract", "apologize", "decline"),
    "threaten": ("reject", "decline"),
    "demand": ("reject", "decline", "deny", "agree", "promise"),
    "request": ("reject", "decline", "deny", "agree", "promise"),
    "propose": ("reject", "decline", "agree", "praise"),
    "promise": ("deny", "reject"),
    "assert": ("deny", "reject", "confirm"),
    "inform": ("deny", "reject", "confirm"),
    "warn": ("reject", "decline"),
}
"""Which acts may answer which; a question may be answered by any."""
_CLAIM_NOUNS: dict[Act, tuple[str, ...]] = {
    "accuse": ("accusation", "allegation", "charge", "claim", "criticism"),
    "criticize": ("criticism", "remark", "comment", "accusation", "claim"),
    "threaten": ("threat", "ultimatum", "warning"),
    "demand": ("demand", "call", "ultimatum", "condition"),
    "request": ("request", "appeal", "call", "demand"),
    "propose": ("proposal", "offer", "plan", "idea", "suggestion", "invitation"),
    "assert": ("claim", "assertion", "remark", "statement", "report", "accusation", "allegation"),
    "inform": ("report", "claim"),
    "warn": ("warning", "threat"),
}
"""The nouns by which an answer names what it answers."""
_PLAIN: tuple[Act, ...] = ("assert", "inform", "promise", "warn")
"""Acts that are answered in words that share theirs, or by whom they are about."""
_ECHOING: tuple[Act, ...] = ("deny", "decline", "agree", "promise")
"""Acts that say again what was claimed or asked for."""
_BLAME: tuple[Act, ...] = ("accuse", "criticize", "threaten")
"""Acts that silence answers only where it names them, or stands right behind them."""
_REPLIES: tuple[Act, ...] = ("answer", "deny", "reject", "confirm", "agree", "decline")
"""Acts by which anybody of the side that was asked may answer."""
_SHARED_WORDS = 2
_NEAR = 1
"""Sentences from a question to its answer, at most, and from a claim to a silence; paragraphs from a claim to its denial."""


class _Before:
    """What was said before an answer, the last first, but for what it is itself told within."""

    def __init__(self) -> None:
        self.around: frozenset[str] = frozenset()
        self._all: list[Said] = []
        self._by_paragraph: dict[int, list[Said]] = defaultdict(list)
        self._by_answer: dict[Act, list[Said]] = defaultdict(list)

    def add(self, said: Said) -> None:
        self._all.append(said)
        self._by_paragraph[said.paragraph].append(said)
        for act in _ANSWERED_BY.get(said.statement.act, ()):
            self._by_answer[act].append(said)

    def all(self) -> Iterator[Said]:
        return self._told_apart(self._all)

    def in_paragraph(self, paragraph: int) -> Iterator[Said]:
        return self._told_apart(self._by_paragraph[paragraph])

    def answered_by(self, act: Act) -> Iterator[Said]:
        """What an act may answer."""
        return self._told_apart(self._by_answer[act])

    def _told_apart(self, said: list[Said]) -> Iterator[Said]:
        return (each for each in reversed(said) if each.statement.id not in self.around)


def with_answers(
    parse: Parse, statements: tuple[Statement, ...], cast: Cast, *, trace: Trace = SILENT
) -> tuple[Statement, ...]:
    """The statements, each with the earlier ones that it answers; what they answer already is kept."""
    known = {actor.id: actor for actor in cast.actors}
    said = [Said.of(parse, cast, known, statement) for statement in statements]
    found: dict[int, tuple[str, ...]] = {}
    parents = {s.id: s.parent for s in statements}
    before = _Before()
    for n in sorted(range(len(said)), key=lambda n: said[n].start):
        before.around = frozenset(_above(statements[n].id, parents))
        answered = list(_answered(said[n], before))
        before.add(said[n])
        found[n] = tuple(dict.fromkeys(e.statement.id for e in answered))
        for claim in answered if trace.on else ():
            _explain(said[n], claim, trace)
    return tuple(
        replace(s, responds_to=tuple(dict.fromkeys((*s.responds_to, *found[n])))) if found[n] else s
        for n, s in enumerate(statements)
    )


def _explain(answer: Said, claim: Said, trace: Trace) -> None:
    words = (*answer.statement.cue, *answer.statement.content)[0]
    cue = (*claim.statement.cue, *claim.statement.content)[0]
    reason = f"answers “{cue.quote}” {cue.start}..{cue.end}, {_why(answer, claim)}"
    trace.kept(FINDER, f"{answer.statement.act}-{claim.statement.act}", words.start, words.end, reason)


def _why(answer: Said, claim: Said) -> str:
    """What ties an answer to a claim, in words."""
    if claim.statement.act == "ask":
        return "the question right before it"
    if answer.is_bare:
        return "the last thing put to them"
    named = sorted({n.lemma for n in answer.named} & set(_CLAIM_NOUNS.get(claim.statement.act, ())))
    shared = sorted(answer.words & claim.words)
    return f"which it calls “{named[0]}”" if named else f"whose words it shares: {', '.join(shared)}"


def _above(statement: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """The statements within which one is told: it answers none of them."""
    seen: set[str | None] = {None, statement}
    while (parent := parents.get(statement)) not in seen and parent is not None:
        yield parent
        seen.add(parent)
        statement = parent


def _answered(answer: Said, before: _Before) -> Iterator[Said]:
    if answer.speaker is None:
        return
    question = _question(answer, before)
    if question is not None:
        yield question
    if not answer.is_bare:
        yield from _claims(answer, before)
    elif question is None:
        yield from _last_put(answer, before)


def _question(answer: Said, before: _Before) -> Said | None:
    """The question right before, put to whoever answers, or answered by its act."""
    if answer.statement.act == "ask":
        return None
    for asked in before.all():
        if answer.paragraph != asked.paragraph or answer.sentence - asked.sentence > _NEAR:
            return None
        if asked.statement.act != "ask" or asked.statement.speaker == answer.statement.speaker:
            continue
        if answer.statement.speaker in asked.statement.addressees:
            return asked
        if answer.statement.act == "answer" and not answer.is_kept_out_of(asked):
            return asked
        if answer.side in asked.spoken_to and not answer.is_side_of(asked) and _replies(answer, asked):
            return asked
    return None


def _replies(answer: Said, asked: Said) -> bool:
    """Whether somebody else of the side that was asked replies: by an act, in shared words, or in none, as "they would not"."""
    return answer.statement.act in _REPLIES or not answer.core or bool(answer.core & asked.core)


def _last_put(answer: Said, before: _Before) -> Iterator[Said]:
    """What was put to whoever keeps silent or agrees "to do so", where one side alone put anything to him nearby."""
    near = [
        claim
        for claim in before.in_paragraph(answer.paragraph)
        if answer.sentence - claim.sentence <= _NEAR
        and (claim.statement.act not in _PLAIN or answer.statement.act in ("deny", "reject"))
        and claim.speaker is not None
        and not answer.is_side_of(claim)
        and _may_answer(answer, claim)
        and (answer.is_told(claim) or (_is_open(answer, claim) and answer.statement.act != "decline"))
    ]
    if len({claim.side for claim in near}) == 1:
        last = max(claim.sentence for claim in near)
        yield from (claim for claim in reversed(near) if claim.sentence == last)


def _claims(answer: Said, before: _Before) -> Iterator[Said]:
    """What was claimed, demanded or offered before by the other side, as far as the answer names it or shares its words.

    Of what one speaker said before, all that was said on the nearest occasion is answered.
    """
    claims = before.answered_by(answer.statement.act)
    nearest = next((claim for claim in claims if _takes_up(answer, claim)), None)
    if nearest is None:
        return
    for claim in before.in_paragraph(nearest.paragraph):
        same_speaker = claim.statement.speaker == nearest.statement.speaker
        if same_speaker and _may_answer(answer, claim) and _takes_up(answer, claim):
            yield claim


def _may_answer(answer: Said, claim: Said) -> bool:
    return answer.statement.act in _ANSWERED_BY.get(claim.statement.act, ())


def _takes_up(answer: Said, claim: Said) -> bool:
    """Whether an answer is about a claim, which is the other side's."""
    return claim.speaker is not None and not answer.is_side_of(claim) and _speaks_of(answer, claim)


def _speaks_of(answer: Said, claim: Said) -> bool:
    """Whether an answer is about a claim: it names it by a noun, or shares its words; and its speaker is concerned."""
    shared = len(answer.words & claim.words) >= _SHARED_WORDS
    concerned = answer.is_spoken_of_in(claim) or answer.names_speaker_of(claim)
    near = answer.paragraph - claim.paragraph <= _NEAR
    if claim.statement.act in _PLAIN:
        return shared or (concerned and near and (_echoes(answer, claim) or _names(answer, claim)))
    if answer.statement.act == "decline" and claim.statement.act in _BLAME:
        return concerned and _names(answer, claim)
    if not concerned and not (near and _is_open(answer, claim)):
        return False
    return shared or _echoes(answer, claim) or _names(answer, claim)


def _is_open(answer: Said, claim: Said) -> bool:
    """Whether it is a proposal to nobody in particular, which anybody may take up, or such a demand right before the answer."""
    behind = answer.paragraph == claim.paragraph and answer.sentence - claim.sentence <= _NEAR
    act = claim.statement.act
    return (act == "propose" or (act == "demand" and behind)) and not (claim.spoken_to or claim.names_others())


def _names(answer: Said, claim: Said) -> bool:
    """Whether an answer names a claim by a noun that tells of nothing else and is nobody else's."""
    nouns = _CLAIM_NOUNS.get(claim.statement.act, ())
    mine = [n for n in answer.named if n.lemma in nouns and (not n.about or n.about & claim.words)]
    free = not answer.names_others() or answer.names_speaker_of(claim)
    return any(free or n.in_cue for n in mine)


def _echoes(answer: Said, claim: Said) -> bool:
    """Whether it holds no other words than the claim: "denied any part in the riots", "refused to apologize"."""
    return answer.statement.act in _ECHOING and bool(answer.core) and answer.core <= claim.words
