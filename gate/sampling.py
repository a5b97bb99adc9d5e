"""How far a figure might lie elsewhere had other documents been drawn: bootstrap intervals over documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

DRAWS, SEED = 1000, 20_260_317
COLUMNS = ("P", "R", "F1")

Counts = NDArray[np.int64]
"""A row for each document: how many were right, how many said, how many in gold."""
Tallies = Mapping[str, Counts]
"""The counts by the label of the grader's line."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 % of a figure over the draws, and how many items its share is of."""

    low: float
    high: float
    of: int


def shares(counts: Counts) -> NDArray[np.float64]:
    """Precision, recall and F1 of rows of (right, said, gold); 0 where nothing was said or to be found.

    >>> shares(np.array([[3, 4, 6]])).round(2).tolist()
    [[0.75, 0.5, 0.6]]
    """
    right, said, gold = (counts[:, n].astype(np.float64) for n in range(3))
    of = np.stack([said, gold, said + gold], axis=1)
    wanted = np.stack([right, right, 2 * right], axis=1)
    return np.divide(wanted, of, out=np.zeros_like(of), where=of > 0)


def interval(counts: Counts, column: str) -> Interval | None:
    """The interval of P, R or F1 (a `column`), the same at every call; None of fewer than two documents.

    Documents are drawn, not items: what one report holds hangs together.
    """
    documents = len(counts)
    if documents < 2:
        return None
    weights = np.random.default_rng(SEED).multinomial(documents, np.full(documents, 1 / documents), size=DRAWS)
    low, high = np.quantile(shares(weights @ counts)[:, COLUMNS.index(column)], (0.025, 0.975))
    _, said, gold = counts.sum(axis=0).tolist()
    return Interval(round(float(low), 4), round(float(high), 4), said if column == "P" else gold)
