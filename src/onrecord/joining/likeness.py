"""How much two wordings are alike: by what they say, and by the words that stand in one run in both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_RUN = 3
"""Fewer words in a row are no run."""
LONG_RUN = 6
"""So many words in a row are hardly chance."""


class Likeness(NamedTuple):
    """How alike two wordings are."""

    score: float
    """From 0 to 1."""
    shared: int
    """Stems in both."""
    run: int
    """Words of the longest run in both."""
    whole: bool
    """The shorter one stands in the longer one, word by word."""


def likeness(a: Sequence[str], a_stems: Sequence[str], b: Sequence[str], b_stems: Sequence[str]) -> Likeness:
    """How alike two wordings are, given by all their words and by the stems of those that say something.

    >>> likeness("we close the port".split(), ["close", "port"], "we will close the port".split(), ["close", "port"])
    Likeness(score=1.0, shared=2, run=3, whole=False)
    >>> likeness(["never"], ["never"], ["always"], ["always"]).score
    0.0
    """
    one, other = set(a_stems), set(b_stems)
    shared = len(one & other)
    runs = _runs(a, b) if shared or not (one and other) else []
    in_runs = sum(run for run in runs if run >= _RUN)
    shortest, longest_run = min(len(a), len(b)), max(runs, default=0)
    whole = bool(shortest) and longest_run == shortest
    said = _said(shared, len(one), len(other))
    told = in_runs / shortest if shortest >= 2 * _RUN else float(whole and len(a) == len(b))
    return Likeness(max(said, 0.95 * told), shared, longest_run, whole)


def _said(shared: int, one: int, other: int) -> float:
    """Between the share of the shorter, and that of both; a single word in common says little."""
    if not shared:
        return 0.0
    contained, dice = shared / min(one, other), 2 * shared / (one + other)
    weight = 0.5 if min(one, other) > 1 else 0.25
    return weight * contained + (1 - weight) * dice


def _runs(a: Sequence[str], b: Sequence[str]) -> list[int]:
    """How long the runs of words are that stand in both, in the same order."""
    from rapidfuzz.distance import LCSseq

    blocks = LCSseq.opcodes(list(a), list(b))
    return [block.src_end - block.src_start for block in blocks if block.tag == "equal"]
