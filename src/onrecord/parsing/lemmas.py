"""Lemmas: dictionary forms by rule; irregular forms, and the endings that lost an e, from the lexicon's tables.

Both tables are made by training/lemma_tables.py out of the openly licensed treebanks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lexicon.tables import read_table

_VOWELS = set("aeiouy")
_SIBILANTS = ("ss", "sh", "ch", "x", "zz", "o")
_LONGEST_ENDING = 3
_SHORTEST_PAST = 4


@dataclass(frozen=True, slots=True)
class IrregularRow:
    """A form whose lemma no rule gives: word class V, N or A."""

    id: str
    form: str
    word_class: str
    lemma: str
    example: str


@dataclass(frozen=True, slots=True)
class EndingRow:
    """An ending of what is left when -ed or -ing is cut off, and whether an e goes back there."""

    id: str
    ending: str
    adds_e: bool
    example: str


@cache
def _irregular() -> dict[tuple[str, str], str]:
    return {(row.form, row.word_class): row.lemma for row in read_table("irregular_forms", IrregularRow)}


@cache
def _endings() -> dict[str, bool]:
    return {row.ending: row.adds_e for row in read_table("stem_endings", EndingRow)}


def irregular(lower: str) -> str | None:
    """The lemma of an irregular form of a verb or a noun, where it is one.

    >>> irregular("withdrew"), irregular("women"), irregular("sailed")
    ('withdraw', 'woman', None)
    """
    return _irregular().get((lower, "V")) or _irregular().get((lower, "N"))


@lru_cache(65_536)
def lemma(lower: str, xpos: str) -> str:
    """The lemma of a lower-cased word with this Penn tag.

    >>> [lemma(*pair) for pair in (("said", "VBD"), ("refusing", "VBG"), ("allies", "NNS"), ("planned", "VBN"))]
    ['say', 'refuse', 'ally', 'plan']
    """
    word_class = {"V": "V", "N": "N", "J": "A", "R": "A"}.get(xpos[:1], "")
    return _irregular().get((lower, word_class)) or ruled(lower, xpos)


def ruled(lower: str, xpos: str) -> str:
    """The lemma as far as rules give it."""
    if xpos in ("NNS", "VBZ", "NNPS"):
        return _without_s(lower)
    if (xpos in ("VBD", "VBN") and lower.endswith("ed")) or _is_past(lower, xpos):
        return lower[:-3] + "y" if lower.endswith("ied") else _mended(lower, lower[:-2])
    if xpos == "VBG" and lower.endswith("ing"):
        return _mended(lower, lower[:-3])
    return lower


def _is_past(lower: str, xpos: str) -> bool:
    """Whether a form that was tagged as a present or a base form is a past one: "vowed", but not "need" or "shed"."""
    return xpos in ("VBP", "VB") and lower.endswith("ed") and len(lower) > _SHORTEST_PAST and lower[-3] != "e"


def _without_s(lower: str) -> str:
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if lower.endswith("es") and lower[:-2].endswith(_SIBILANTS):
        return lower[:-2]
    return lower[:-1] if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else lower


def _mended(lower: str, stem: str) -> str:
    """The stem with its e put back or its doubled consonant made single."""
    if len(stem) < 2 or not _VOWELS & set(stem):
        return lower
    if stem[-1] == stem[-2] and stem[-1] not in "szfoe" and not _keeps_double(stem):
        return stem[:-1]
    for size in range(_LONGEST_ENDING, 0, -1):
        if (adds := _endings().get(stem[-size:])) is not None:
            return stem + "e" if adds else stem
    return stem


def _keeps_double(stem: str) -> bool:
    return stem == "add" or (stem.endswith("ll") and not (len(stem) > 5 and stem.endswith("ell")))
