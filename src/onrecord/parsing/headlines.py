"""Lines in title case ("Envoy Says Talks Failed"): which of their words have the shape of a name and surely are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from onrecord.lexicon.ordinary import OrdinaryWords

from .lemmas import lemma

_FEWEST_WORDS, _MOST_WORDS = 4, 25
_LONG_WORD = 4
_FEWEST_TITLED = 2
_FINITE = frozenset({"is", "are", "was", "were", "has", "have", "had", "does", "did"})
_VERB_TAGS = ("VB", "VBZ", "VBD", "VBG")
_Line = tuple[int, int]


def in_title_case(words: Sequence[str]) -> bool:
    """Whether the words of a line are set as in a title: a capital on all but short words and words of grammar, no verb without.

    >>> in_title_case("Envoy Says Talks with Talland Failed".split()), in_title_case("Envoy says Talks Failed".split())
    (True, False)
    """
    plain = [word for word in words if word[0].isalpha()]
    titled = sum(len(word) >= _LONG_WORD and word[0].isupper() for word in plain)
    if not _FEWEST_WORDS <= len(plain) <= _MOST_WORDS or titled < _FEWEST_TITLED:
        return False
    small = [word for word in plain if word.islower()]
    known = OrdinaryWords.load()
    return all((len(w) < _LONG_WORD or w in known.function) and w not in _FINITE for w in small)


def no_names(words: Sequence[str], lines: Iterable[_Line]) -> frozenset[int]:
    """The words in lines of title case that look like names and are surely none; never the first word of a line.

    Sure are words of grammar, verbs of the lexicon, past forms, and words that stand in lower case elsewhere in the text,
    unless they are part of a known name or stand with a capital amid a sentence elsewhere. The lexicon's nouns are left
    as they are: they make half of many names ("Talland Council").
    """
    titles: list[_Line] = []
    others: list[_Line] = []
    for line in lines:
        (titles if in_title_case(words[slice(*line)]) else others).append(line)
    if not titles:
        return frozenset()
    lower = {word for start, end in others for word in words[start:end] if word.islower()}
    capital = {word.lower() for start, end in others for word in _amid(words[start:end])}
    return frozenset(start + n for start, end in titles for n in _sure(words[start:end], lower, capital))


def _amid(words: Sequence[str]) -> Iterator[str]:
    """The words with a capital that follow another word, and so don't begin a sentence."""
    return (word for before, word in pairwise(words) if before[-1].isalnum() and word[0].isupper())


def _sure(words: Sequence[str], lower: set[str], capital: set[str]) -> Iterator[int]:
    """The words of one title that are surely no names."""
    known, names = OrdinaryWords.load(), OrdinaryWords.load().names(words)
    lowers = [word.lower() for word in words]
    if not any(_is_verb(word, known) and n not in names for n, word in enumerate(lowers) if words[n][0].isupper()):
        return iter(())
    sure = {n for n, word in enumerate(lowers) if n not in names and _is_sure(word, known, lower, capital)}
    return (n for n in sorted(sure) if n and words[n][0].isupper() and words[n][1:].islower())


def _is_sure(word: str, known: OrdinaryWords, lower: set[str], capital: set[str]) -> bool:
    if word in known.function:
        return True
    return word not in capital and (word in lower or _is_verb(word, known))


def _is_verb(lower: str, known: OrdinaryWords) -> bool:
    """Whether a word is a form of a verb of the lexicon, or a past form of any."""
    if lemma(lower, "VBD") != lower and not lower.endswith("eed"):
        return True
    return any(lemma(lower, tag) in known.verbs for tag in _VERB_TAGS)
