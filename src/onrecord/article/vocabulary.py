"""What a text is about: its words without the commonest ones, to tell what belongs to a report from what does not."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.lexicon.article import english_words

_SHORTEST, _STEM = 3, 5


def content_words(plain_text: str) -> frozenset[str]:
    """The words of a text in plain form that say what it is about, cut to their stems.

    >>> sorted(content_words("the ministers said that the ferries would stay"))
    ['ferri', 'minis', 'stai']
    """
    common, _ = english_words()
    return frozenset(_stem(word) for word in plain_text.split() if len(word) > _SHORTEST and word not in common)


def shared(plain_text: str, vocabulary: Iterable[str]) -> float:
    """The share of a text's content words that a vocabulary holds; 0 where it has none.

    >>> shared("ferries stay in ports", content_words("the ferry stays in the port of Vardo"))
    1.0
    """
    words = content_words(plain_text)
    return len(words.intersection(vocabulary)) / len(words) if words else 0.0


def _stem(word: str) -> str:
    """The beginning of a word, the same for its plural."""
    stem = word.removesuffix("s")[:_STEM]
    return f"{stem[:-1]}i" if stem.endswith("y") else stem
