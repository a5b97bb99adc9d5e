"""What an account of a talk tells, line by line, and how alike two lines are. Pure: no archive is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Literal

from onrecord.joining.likeness import likeness
from onrecord.joining.words import negated, stem, stems_of, words_of
from onrecord.lexicon.joining import JoiningLexicon
from onrecord.queries.measures import Measures
from onrecord.records import Act, Polarity

Side = Literal["a", "b"]
Talker = Literal["a", "b", "both"]
ALIKE = 0.5
"""How alike two lines must be to tell of the same."""
_DATE = frozenset({"date", "deadlin", "day", "time"})
"""Stems by which a denial may mean any day that the other line names."""
_RAISING = frozenset(
    {"rais", "discuss", "talk", "mention", "touch", "brought", "bring", "speak", "agenda", "topic", "subject", "affair"}
)
"""Stems that say of a matter no more than that it came up."""
_WITHHOLDING: frozenset[Act] = frozenset({"decline"})


@dataclass(frozen=True)
class Line:
    """What one account tells that somebody said in the talk, or tells of it in its own words."""

    talker: Talker | None
    """Who said it in the talk; null: the account's own words about the talk."""
    act: Act
    text: str
    """Its words without the times in them, which `measures` holds."""
    names: frozenset[str] = frozenset()
    """Stems of names of both sides: all lines may hold them."""
    report: str = ""
    """Lines of one report are never the same."""
    polarity: Polarity = "positive"
    denied: bool = False
    """Whether the account says that it was not so."""
    loose: bool = False
    """Whether it belongs here only if another line tells of the same."""
    about: Talker | None = None
    """Of own words: the side that they name first, which may be who said what they tell."""
    is_head: bool = False
    """Whether it tells of the talk itself: that they met, that they spoke."""
    measures: Measures = field(default_factory=Measures)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return words_of(self.text)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return tuple(one for one in stems_of(self.words) if one not in self.names)

    @cached_property
    def denies(self) -> bool:
        """Whether it says of something that it was not so."""
        return self.denied or (self.talker is None and negated(self.words)) or self._never_said

    @property
    def withholds(self) -> bool:
        """Whether somebody would not say something."""
        return self.act in _WITHHOLDING or (self.polarity == "negative" and self.talker in ("a", "b"))

    @property
    def _never_said(self) -> bool:
        """Whether both did not say it: "the two did not discuss tariffs"."""
        return self.polarity == "negative" and self.talker == "both"


def same_act(denial: Line, line: Line) -> bool:
    """Whether a line is what a denial says somebody never did: to promise, say, whatever the words."""
    return denial.denied and denial.talker is not None and (denial.talker, denial.act) == (line.talker, line.act)


def alike(one: Line, other: Line) -> float:
    """How alike two lines are, from 0 to 1; 0 where they tell of different talkers."""
    shared = _talkers(one, other)
    if not shared:
        return 0.0
    said = likeness(one.words, one.stems, other.words, other.stems).score
    acts = 0.0 if None in (one.talker, other.talker) else 0.1 if _one_family(one.act, other.act) else -0.1
    if one.withholds and other.withholds and one.talker == other.talker:
        said = max(said, ALIKE)
    if one.is_head and other.is_head:
        said = max(said, ALIKE)
    if one.loose != other.loose:
        loose, line = (one, other) if one.loose else (other, one)
        said = max(said, ALIKE / shared) if covered(loose, line) == 1 else said
    return max(0.0, min(1.0, said * shared + acts)) if said else 0.0


def _talkers(one: Line, other: Line) -> float:
    """How well the talkers of two lines agree."""
    if one.talker == other.talker:
        return 1.0
    if None in (one.talker, other.talker):
        own, line = (one, other) if one.talker is None else (other, one)
        return 0.9 if not own.denies and (own.loose or own.about == line.talker) else 0.0
    return 0.9 if "both" in (one.talker, other.talker) else 0.0


def _one_family(one: Act, other: Act) -> bool:
    return one == other or any({one, other} <= set(row.acts) for row in JoiningLexicon.load().acts)


def covered(denial: Line, line: Line) -> float:
    """The share of what a denial says that a line holds: its words, its act, its days."""
    if denial.talker is not None and not _talkers(denial, line):
        return 0.0
    said = [word for word in denial.stems if word not in _RAISING and word not in _offices()]
    held = {*line.stems, stem(line.act)}
    telling = [word for word in said if word not in _DATE]
    if not telling:
        return 0.0
    found = [word for word in said if word in held or (word in _DATE and line.measures.days)]
    return len(found) / len(said) if set(telling) & set(found) else 0.0


@cache
def _offices() -> frozenset[str]:
    """Stems of words that say no more than who talked: the ministers, the presidents."""
    known = JoiningLexicon.load()
    return frozenset(stem(word) for word in (*known.offices, *known.bare))


def opposed(one: Act, other: Act) -> bool:
    """Whether one act yields and the other stands against it: agreed, rejected.

    >>> opposed("agree", "reject"), opposed("agree", "promise")
    (True, False)
    """
    families = {row.id: set(row.acts) for row in JoiningLexicon.load().acts}
    return one in families["yielding"] and other in families["against"]
