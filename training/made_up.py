"""Text that no one wrote, for a teacher to label: sentences in which some words give way to others of their kind."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace

from .windows import Encoded, Window

CHANGED = 0.2
"""Of the words of open classes."""
OPEN = ("NN", "NNS", "NNP", "NNPS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ", "RB", "CD")

_Kind = tuple[str, int]
"""A Penn tag and a shape."""


class Substitutes:
    """The words of the training sentences by tag and shape, as often as they stand there."""

    def __init__(self, documents: list[list[Encoded]], rng: random.Random) -> None:
        self.rng = rng
        self.words: dict[_Kind, list[tuple[int, ...]]] = defaultdict(list)
        for encoded in (one for document in documents for one in document):
            for tag, pieces, shape in zip(encoded.sentence.xpos or (), encoded.pieces, encoded.shapes, strict=False):
                if tag in OPEN:
                    self.words[tag, shape].append(pieces)

    def __call__(self, window: Window) -> Window:
        """The window with other words in some places. What corpora say of it holds no more: its labels are left out."""
        return [self._changed(encoded) for encoded in window]

    def _changed(self, encoded: Encoded) -> Encoded:
        tags = encoded.sentence.xpos or [""] * len(encoded.pieces)
        pieces = [
            self.rng.choice(self.words[tag, shape]) if tag in OPEN and self.rng.random() < CHANGED else own
            for tag, shape, own in zip(tags, encoded.shapes, encoded.pieces, strict=True)
        ]
        bare = replace(
            encoded.sentence,
            upos=None, xpos=None, heads=None, deprels=None, names={}, entities=None, antecedents=None,
        )  # fmt: skip
        return replace(encoded, pieces=pieces, sentence=bare)
