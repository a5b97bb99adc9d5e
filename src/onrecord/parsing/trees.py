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
    reached = [True] + [False] * len(heads)
    for word in range(1, len(heads) + 1):
        path: list[int] = []
        at = word
        while not reached[at]:
            if len(path) > len(heads):
                return False
            path.append(at)
            at = heads[at - 1]
        for step in path:
            reached[step] = True
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


def _likely_roots(heads: NDArray[np.int64], square: NDArray[np.float64]) -> list[int]:
    roots = [word for word in range(1, len(heads)) if heads[word] == 0]
    return sorted(roots, key=lambda word: -square[word, 0])[:_ROOTS_TRIED]


def _with_root(square: NDArray[np.float64], root: int) -> NDArray[np.int64]:
    one = square.copy()
    one[1:, 0] = _NEVER
    one[root, 0] = 0.0
    return _edmonds(one)


def _total(square: NDArray[np.float64], heads: NDArray[np.int64]) -> float:
    return float(square[np.arange(1, len(heads)), heads[1:]].sum())


def _edmonds(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """The heads of the maximum arborescence of scores[dependent, head]; node 0 is the root."""
    scores = scores.copy()
    np.fill_diagonal(scores, _NEVER)
    scores[0] = _NEVER
    heads: NDArray[np.int64] = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    rest = [node for node in range(len(scores)) if node not in inside]
    ring = np.array(cycle)
    weight = scores[ring, heads[ring]].sum()
    small = np.full((len(rest) + 1, len(rest) + 1), _NEVER)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    leaves, enters = {}, {}
    for place, node in enumerate(rest):
        if node:
            leaves[place] = int(ring[scores[node, ring].argmax()])
            small[place, -1] = scores[node, leaves[place]]
        gains = scores[ring, node] - scores[ring, heads[ring]] + weight
        enters[place] = int(ring[gains.argmax()])
        small[-1, place] = gains.max()
    return _expanded(heads, _edmonds(small), rest, leaves, enters)


def _expanded(
    heads: NDArray[np.int64],
    contracted: NDArray[np.int64],
    rest: list[int],
    leaves: dict[int, int],
    enters: dict[int, int],
) -> NDArray[np.int64]:
    """The heads of the whole graph out of those of the graph in which the cycle is one node, the last."""
    ring, out = len(rest), heads.copy()
    for place, node in enumerate(rest):
        if node:
            out[node] = leaves[place] if contracted[place] == ring else rest[contracted[place]]
    broken_by = int(contracted[ring])
    out[enters[broken_by]] = rest[broken_by]
    return out


def _cycle(heads: NDArray[np.int64]) -> list[int] | None:
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path: list[int] = []
        at = start
        while at and not seen[at]:
            seen[at] = start
            path.append(at)
            at = int(heads[at])
        if at and seen[at] == start:
            return path[path.index(at) :]
    return None
