"""Whether two tellings tell of the same statement."""

from __future__ import annotations

from functools import cache
from itertools import product

from onrecord.joining.days import fit
from onrecord.joining.judged import Judged, judged
from onrecord.joining.likeness import LONG_RUN, Likeness, likeness
from onrecord.joining.sides import SAME_NAME, agreement
from onrecord.joining.told import Saying
from onrecord.lexicon.joining import JoiningLexicon

JOIN, PERHAPS = 0.52, 0.40
_TELLING = frozenset({"assert", "inform", "confirm", "answer"})
"""Acts as which any other may be told."""
_OFTEN = _TELLING | {"ask"}
"""Acts that one speaker does many times a day."""
_SAME_ACT = 1.25
"""What it counts that both tell of an accusation, say, or of a demand."""
_SAME_DAYS = 0.95
"""How well days must fit where nothing is said: "declined to comment" is said every day."""
ONCE_MORE, WITHIN = 0.62, 0.75
"""Of two tellings in one report more is asked: a speaker says many things about one matter."""


def same_statement(a: Saying, b: Saying) -> Judged | None:
    """Whether two tellings are of one act of saying: by speaker, day, act and words. It does not matter which comes first."""
    if a.polarity != b.polarity or _one_in_the_other(a, b) or a.key in b.answers or b.key in a.answers:
        return None
    speakers = agreement(a.speaker, b.speaker)
    alike = likeness(a.words, a.stems, b.words, b.stems)
    if not speakers.score or not alike.score:
        return None
    days, quoted = fit(a.days, b.days), _quoted(a, b, alike) and speakers.score >= SAME_NAME.score
    score = alike.score * speakers.score**0.5 * (max(days.score, 0.9) if quoted else days.score) * _acts(a, b)
    if a.negated != b.negated and not alike.whole and not quoted:
        score *= 0.75
    if not a.stems and days.score < _SAME_DAYS:
        return None
    why = (speakers.why, days.why, _words(alike))
    threshold = _threshold(a, b)
    return judged(min(score, 1.0), tuple(filter(None, why)), join=threshold, perhaps=max(PERHAPS, threshold - 0.13))


def _one_in_the_other(a: Saying, b: Saying) -> bool:
    """Whether one of them tells of the saying that the other one is: "he said that she asked", "she asked"."""
    return a.parent == b.key or b.parent == a.key or (a.holds and b.is_held) or (b.holds and a.is_held)


def _threshold(a: Saying, b: Saying) -> float:
    if a.report != b.report:
        return JOIN
    return ONCE_MORE if a.act == b.act and a.act not in ("assert", "inform") else WITHIN


def _quoted(a: Saying, b: Saying, alike: Likeness) -> bool:
    """Whether both quote one sentence: then another day is another report of it."""
    return "indirect" not in (a.mode, b.mode) and (
        alike.shared > 2 or alike.run >= LONG_RUN or (alike.whole and alike.run > 2)
    )


def _acts(a: Saying, b: Saying) -> float:
    """How well the acts fit: what takes something back, or answers it, is another statement."""
    if a.act == b.act:
        return 1.0 if a.act in _OFTEN else _SAME_ACT
    if (a.act, b.act) in _alike():
        return 0.95
    return 0.9 if _TELLING & {a.act, b.act} else 0.5


@cache
def _alike() -> frozenset[tuple[str, str]]:
    return frozenset(pair for row in JoiningLexicon.load().acts for pair in product(row.acts, row.acts))


def _words(alike: Likeness) -> str:
    if alike.run >= LONG_RUN:
        return f"{alike.run} words in a row"
    return "the same words" if alike.whole else f"{alike.shared} words in common"
