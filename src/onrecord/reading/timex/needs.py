"""What a text must hold for a pattern to match at all: most rules of times need a word that most texts lack."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Needs = tuple[frozenset[str], ...]
"""Sets of letters: of each, a text that matches holds one."""


def needs(pieces: Iterator[re.Match[str]], letters_of: Callable[[re.Match[str]], Needs]) -> Needs:
    """What a pattern needs, or a group up to its closing bracket; `letters_of` tells it of a kind, a word or a part."""
    branches: list[list[frozenset[str]]] = [[]]
    last: Needs = ()
    for piece in pieces:
        operator = piece["operator"]
        if operator == ")":
            break
        if operator and operator.startswith(("?", "*", "{0")):
            last = ()
        elif operator == "|" or not _repeats(operator):
            branches[-1] += last
            last = () if operator == "|" else _atom(piece, pieces, letters_of)
            branches += [[]] if operator == "|" else []
    branches[-1] += last
    if len(branches) == 1:
        return tuple(branches[0])
    return (frozenset().union(*(min(branch, key=len) for branch in branches)),) if all(branches) else ()


def _repeats(operator: str | None) -> bool:
    """Whether an operator asks for what stands before it at least once."""
    return operator is not None and operator.startswith(("+", "{"))


def _atom(piece: re.Match[str], pieces: Iterator[re.Match[str]], letters_of: Callable[[re.Match[str]], Needs]) -> Needs:
    if piece["operator"] is None:
        return letters_of(piece)
    inner = needs(pieces, letters_of)
    return inner if piece["operator"] == "(" else ()  # what stands around a match is no part of it
