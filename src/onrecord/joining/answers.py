"""Whether a statement of one report answers a statement of another: a rejection the accusation, a refusal the demand."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.joining.judged import Judged, judged
from onrecord.joining.likeness import likeness
from onrecord.joining.sides import any_of, one_side
from onrecord.joining.told import Saying
from onrecord.joining.words import stem, words_of
from onrecord.lexicon.joining import AnswersRow, JoiningLexicon

JOIN, PERHAPS = 0.7, 0.5
LONGEST = 45
"""Days after which an answer is one to something else."""


def answers(answer: Saying, claim: Saying) -> Judged | None:
    """Whether one statement answers the other: by what they do, who says it to whom, when, and about what."""
    row = next(_rows(answer, claim), None)
    if row is None or not _in_time(answer, claim) or answer.speaker is None or claim.speaker is None:
        return None
    if one_side(answer.speaker, claim.speaker):
        return None
    alike = likeness(answer.words, answer.stems, claim.words, claim.stems)
    named = _names_act(answer, row)
    to_it = any_of((answer.speaker,), (*claim.to, *claim.about))
    of_it = any_of((claim.speaker,), (*answer.to, *answer.about))
    if not alike.shared or not (to_it or of_it):
        return None
    score = 0.7 * alike.score + 0.15 * named + 0.15 * to_it + 0.15 * of_it
    why = (
        f"{answer.act} after {claim.act}",
        f"{alike.shared} words in common",
        "it names what it answers" if named else "",
        "the claim is about the one who answers" if to_it else "",
        "the answer is about the one who claims" if of_it else "",
    )
    return judged(min(score, 1.0), tuple(filter(None, why)), join=JOIN, perhaps=PERHAPS)


def claims_answered(act: str) -> bool:
    """Whether an act may answer another."""
    return any(act in row.answers for row in JoiningLexicon.load().answers)


def claims_something(act: str) -> bool:
    """Whether an act may be answered."""
    return any(act in row.claims for row in JoiningLexicon.load().answers)


def _rows(answer: Saying, claim: Saying) -> Iterator[AnswersRow]:
    if claim.polarity != "positive":
        return
    for row in JoiningLexicon.load().answers:
        if answer.act in row.answers and claim.act in row.claims:
            yield row


def _in_time(answer: Saying, claim: Saying) -> bool:
    """Whether the answer came after the claim, or may have, and before long."""
    if answer.days is None or claim.days is None:
        return True
    return claim.days.first <= answer.days.last and answer.days.first - claim.days.last <= LONGEST


def _names_act(answer: Saying, row: AnswersRow) -> bool:
    """Whether the answer names what it answers: "the accusation"."""
    said = {*answer.words, *words_of(answer.cue)}
    return bool({stem(word) for word in said} & {stem(noun) for noun in row.nouns})
