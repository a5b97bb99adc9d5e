"""Trees out of scores: always a tree, and the best one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parsing.trees import Scores, best_tree, is_tree


def matrices(most_words: int) -> st.SearchStrategy[Scores]:
    """Scores of arcs for up to so many words, some of them equal."""

    def matrix(words: int) -> st.SearchStrategy[Scores]:
        row = st.lists(st.integers(-40, 40), min_size=words + 1, max_size=words + 1)
        rows = st.lists(row, min_size=words, max_size=words)
        return rows.map(lambda numbers: np.array(numbers, np.float32) / np.float32(4))

    return st.integers(1, most_words).flatmap(matrix)


def total(scores: Scores, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(scores[word, head] for word, head in enumerate(heads)))


@given(matrices(12))
def test_always_a_tree(scores: Scores) -> None:
    before = scores.copy()
    assert is_tree(best_tree(scores))
    assert (scores == before).all()


@given(matrices(5))
def test_as_good_as_the_best_of_all_trees(scores: Scores) -> None:
    words = len(scores)
    best = max(total(scores, heads) for heads in product(range(words + 1), repeat=words) if is_tree(list(heads)))
    assert total(scores, best_tree(scores)) == pytest.approx(best)


@pytest.mark.parametrize(
    ("heads", "whether"),
    [([0], True), ([2, 0], True), ([0, 1, 2], True), ([], False), ([1], False), ([2, 1], False), ([0, 3, 2], False)],
)
def test_is_tree(heads: list[int], whether: bool) -> None:
    assert is_tree(heads) is whether
