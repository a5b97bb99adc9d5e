"""Words as they are compared: small letters, without empty ones, by their stems, those that translators exchange as one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from onrecord.lexicon.forms import folded
from onrecord.lexicon.joining import JoiningLexicon
from onrecord.parsing.lemmas import irregular

if TYPE_CHECKING:
    from Stemmer import Stemmer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def words_of(text: str) -> tuple[str, ...]:
    """All words in small letters, accents and the sort of apostrophe aside.

    >>> words_of("“Don’t” touch the Café, 3 times.")
    ("don't", 'touch', 'the', 'cafe', '3', 'times')
    """
    return tuple(word.replace("’", "'") for word in _WORD.findall(folded(text).casefold()))


def stems_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """The stems of the words that say something, in their order.

    >>> stems_of(words_of("The minister demanded that the ships be withdrawn."))
    ('demand', 'ship', 'withdraw')
    """
    known = JoiningLexicon.load()
    return tuple(stem(word) for word in words if word not in known.bare and word not in known.negations)


def negated(words: tuple[str, ...]) -> bool:
    """Whether the words are negated once, or an odd number of times.

    >>> negated(words_of("It is not ours")), negated(words_of("No, it isn't"))
    (True, False)
    """
    negations = JoiningLexicon.load().negations
    return sum(word in negations for word in words) % 2 == 1


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem that stands for a word; one for all words that translators exchange."""
    plain = _stem(word.removesuffix("'s"))
    return _alike().get(plain, plain)


@cache
def _alike() -> dict[str, str]:
    """The stem that stands for each stem of a row: that of the first word in the first row that has it."""
    found: dict[str, str] = {}
    for row in JoiningLexicon.load().alike:
        for word in row.words:
            found.setdefault(_stem(word), _stem(row.words[0]))
    return found


def _stem(word: str) -> str:
    return str(_stemmer().stemWord(irregular(word) or word))


@cache
def _stemmer() -> Stemmer:
    from Stemmer import Stemmer

    return Stemmer("english")
