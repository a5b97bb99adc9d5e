"""Scores of arcs to trees: greedy heads, repaired by Chu-Liu/Edmonds where they are no tree with one root.

About one greedy tree in twenty has a cycle or several roots; the maximum spanning tree (Chu and Liu 1965, Edmonds 1967;
one root enforced as in Zmigrod et al. 2020) mends it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_NEVER = -1e9
_ROOTS_TRIED = 4

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def best_tree(scores: Scores) -> list[int]:
    """The heads of the n words of a sentence, 0 the root, out of scores of shape (n, 1 + n).

    >>> best_tree(np.array([[1, 0, 5.0], [2, 4, 0.0]]))   # greedy would be a cycle
    [2, 0]
    """
    scores = scores.copy()
    words = np.arange(len(scores))
    scores[words, words + 1] = _NEVER
    heads: list[int] = scores.argmax(1).tolist()
    return heads if is_tree(heads) else _spanning_tree(scores)


def is_tree(heads: list[int]) -> bool:
    """Whether exactly one word hangs on the root and every word leads to it.

    >>> is_tree([2, 0, 2]), is_tree([2, 1, 0]), is_tree([0, 0])
    (True, False, False)
    """
    if heads.count(0) != 1:
        return False
    reached_from = [-1, *[0] * len(heads)]
    for word in range(1, len(heads) + 1):
        at = word
        while not reached_from[at]:
            reached_from[at] = word
            at = heads[at - 1]
        if reached_from[at] == word:
            return False
    return True


def _spanning_tree(scores: Scores) -> list[int]:
    size = len(scores) + 1
    square = np.full((size, size), _NEVER)
    square[1:] = scores
    heads = _edmonds(square)
    if np.count_nonzero(heads[1:] == 0) > 1:
        heads = max(
            (_with_root(square, root) for root in _likely_roots(heads, square)), key=lambda h: _total(square, h)
        )
    return [int(h) for h in heads[1:]]


def _likely_roots(heads: Heads, square: NDArray[np.float64]) -> list[int]:
    roots = [word for word in range(1, len(heads)) if heads[word] == 0]
    return sorted(roots, key=lambda word: -square[word, 0])[:_ROOTS_TRIED]


def _with_root(square: NDArray[np.float64], root: int) -> Heads:
    one = square.copy()
    one[1:, 0] = _NEVER
    one[root, 0] = 0.0
    return _edmonds(one)


def _total(square: NDArray[np.float64], heads: Heads) -> float:
    return float(square[np.arange(1, len(heads)), heads[1:]].sum())


def _edmonds(scores: NDArray[np.float64]) -> Heads:
    """The heads of the maximum arborescence of scores[dependent, head]; node 0 is the root."""
    scores = scores.copy()
    np.fill_diagonal(scores, _NEVER)
    scores[0] = _NEVER
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    ring = np.array(cycle)
    rest = np.setdiff1d(np.arange(len(scores)), ring)  # the root stands first
    small = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    leaving = scores[np.ix_(rest[1:], ring)]
    small[1:-1, -1] = leaving.max(1)
    within = scores[ring, heads[ring]]
    gains = scores[np.ix_(ring, rest)] - within[:, None] + within.sum()
    small[-1, :-1] = gains.max(0)
    return _expanded(heads, _edmonds(small), rest, ring[leaving.argmax(1)], ring[gains.argmax(0)])


def _expanded(heads: Heads, contracted: Heads, rest: Heads, leaves: Heads, enters: Heads) -> Heads:
    """The heads of the whole graph out of those of the graph in which the cycle is one node, the last.

    `leaves`: the node of the cycle that each of the rest but the root hangs on best; `enters`: the one that each governs best.
    """
    out, outside = heads.copy(), contracted[1:-1]
    out[rest[1:]] = np.where(outside == len(rest), leaves, rest[np.minimum(outside, len(rest) - 1)])
    broken_by = contracted[-1]
    out[enters[broken_by]] = rest[broken_by]
    return out


def _cycle(heads: Heads) -> list[int] | None:
    above: list[int] = heads.tolist()
    seen = [0] * len(above)
    for start in range(1, len(above)):
        path: list[int] = []
        at = start
        while at and not seen[at]:
            seen[at] = start
            path.append(at)
            at = above[at]
        if at and seen[at] == start:
            return path[path.index(at) :]
    return None
