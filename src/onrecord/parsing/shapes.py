"""Word shapes: what the uncased encoder can't see of a word, given to it as a number."""

from __future__ import annotations

LOWER, TITLE, UPPER, LETTER, OTHER, DIGIT, MARK = range(7)
GLUED = 7
"""Added to the shape of a word with no space before it."""
SHAPES = 14


def shape(word: str, *, glued: bool = False) -> int:
    """The shape of a word, 0..13.

    >>> [shape(w) for w in ("talks", "Tokyo", "UN", "A", "McCann", "24th", ",")]
    [0, 1, 2, 3, 4, 5, 6]
    >>> shape("n't", glued=True)
    7
    """
    return _shape(word) + (GLUED if glued else 0)


def _shape(word: str) -> int:
    if word.isalpha():
        if word.islower():
            return LOWER
        if word.isupper():
            return LETTER if len(word) == 1 else UPPER
        return TITLE if word[0].isupper() and word[1:].islower() else OTHER
    if any(c.isdigit() for c in word):
        return DIGIT
    if not any(c.isalpha() for c in word):
        return MARK
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER
    return TITLE if word[0].isupper() and word[1:].islower() else OTHER
