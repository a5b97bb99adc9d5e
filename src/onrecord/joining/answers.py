"""Whether a statement answers another: a rejection the accusation, a refusal the demand, within a report or across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.joining.judged import Judged, judged
from onrecord.joining.likeness import likeness
from onrecord.joining.sides import any_of, one_side
from onrecord.joining.told import Saying
from onrecord.joining.words import stem, words_of
from onrecord.lexicon.joining import AnswersRow, JoiningLexicon
from onrecord.records import Act

JOIN, PERHAPS = 0.75, 0.45
LONGEST = 45
"""Days after which an answer is one to something else."""
_POINTING = frozenset({"it", "that", "this", "them", "these", "those"})
_NEAR = 400
"""Characters between what is said and an answer to "it" in one report."""
_SAYING = frozenset({"assert", "inform"})
_CONTRARY = 0.65
"""How alike two statements must be of which one says what the other one denies."""


def answers(answer: Saying, claim: Saying) -> Judged | None:
    """Whether one statement answers the other: by what they do, who says it to whom, when, and about what."""
    if claim.polarity != "positive" or answer.speaker is None or claim.speaker is None:
        return None
    row = _row(answer.act, claim.act)
    if row is None and not {answer.act, claim.act} <= _SAYING:
        return None
    if not _in_time(answer, claim) or one_side(answer.speaker, claim.speaker):
        return None
    if row is not None and claim.parent == answer.key:
        return Judged("join", 0.9, (f"{answer.act} of the {claim.act} that it tells of",))
    if answer.report == claim.report:
        return None
    return _contrary(answer, claim) if row is None else _across(answer, claim, row)


def answers_to_it(report: Sequence[Saying]) -> Iterator[tuple[Saying, Saying, Judged]]:
    """Of the statements of one report what answers "it" or "the offer": the nearest before it that it may answer."""
    for answer in report:
        before = (claim for claim in report if 0 < answer.at - claim.at <= _NEAR and claim.polarity == "positive")
        for claim in sorted(before, key=lambda said: (-said.at, said.key)):
            if _may_mean(answer, claim):
                yield answer, claim, Judged("join", 0.7, (f"{answer.act} after {claim.act}, a few lines before",))
                break


def _may_mean(answer: Saying, claim: Saying) -> bool:
    """Whether an answer that says no more than "it", or names an act, may mean this claim."""
    row = _row(answer.act, claim.act)
    if row is None or answer.speaker is None or claim.speaker is None or one_side(answer.speaker, claim.speaker):
        return False
    named = set(answer.stems)
    return named <= _nouns(row) and bool(named or _POINTING & set(answer.words))


@cache
def may_answer(act: str) -> bool:
    """Whether an act may answer another."""
    return any(act in row.answers for row in JoiningLexicon.load().answers)


@cache
def may_be_answered(act: str) -> bool:
    """Whether an act may be answered."""
    return any(act in row.claims for row in JoiningLexicon.load().answers)


def _across(answer: Saying, claim: Saying, row: AnswersRow) -> Judged | None:
    """By the words that both share, and whom each is about."""
    alike = likeness(answer.words, answer.stems, claim.words, claim.stems)
    to_it = any_of((answer.speaker,), (*claim.to, *claim.about)) if answer.speaker else False
    of_it = any_of((claim.speaker,), (*answer.to, *answer.about)) if claim.speaker else False
    if not alike.shared or not (to_it or of_it):
        return None
    named = bool(_said(answer) & _nouns(row))
    score = 0.1 + 0.55 * alike.score + 0.2 * named + 0.15 * to_it + 0.15 * of_it
    why = (
        f"{answer.act} after {claim.act}",
        f"{alike.shared} words in common",
        "it names what it answers" if named else "",
        "the claim is about the one who answers" if to_it else "",
        "the answer is about the one who claims" if of_it else "",
    )
    return judged(min(score, 1.0), tuple(filter(None, why)), join=JOIN, perhaps=PERHAPS)


def _contrary(answer: Saying, claim: Saying) -> Judged | None:
    """One side says what the other one says is not so."""
    if answer.negated == claim.negated:
        return None
    if answer.days and claim.days and answer.days.last <= claim.days.first:
        return None
    alike = likeness(answer.words, answer.stems, claim.words, claim.stems)
    if alike.shared < 2 or alike.score < _CONTRARY:
        return None
    return Judged("join", round(alike.score, 3), (f"the contrary, {alike.shared} words in common",))


@cache
def _row(answer: Act, claim: Act) -> AnswersRow | None:
    """The first row by which one act answers the other."""
    rows = (row for row in JoiningLexicon.load().answers if answer in row.answers and claim in row.claims)
    return next(rows, None)


def _in_time(answer: Saying, claim: Saying) -> bool:
    """Whether the answer came after the claim, or may have, and before long."""
    if answer.days is None or claim.days is None:
        return True
    return claim.days.first <= answer.days.last and answer.days.first - claim.days.last <= LONGEST


def _said(answer: Saying) -> frozenset[str]:
    return frozenset(stem(word) for word in (*answer.words, *words_of(answer.cue)))


@cache
def _nouns(row: AnswersRow) -> frozenset[str]:
    return frozenset(map(stem, row.nouns))
