"""Sentences packed into windows, windows into batches, batches into tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from onrecord.parsing.shapes import LETTER, LOWER, MARK, TITLE, UPPER, shape
from onrecord.parsing.wordpiece import WordPiece

from .corpora import Document, Sentence
from .network import Inventory

WINDOW_SIZES = (1, 40, 90, 150, 220, 300)
"""Word pieces in a window; 1 gives single sentences."""
LONGEST = 500
NOTHING = -100
CURLY_SHARE, HEADLINE_SHARE, SHOUTED_SHARE = 0.3, 0.03, 0.01


@dataclass(slots=True)
class Encoded:
    """A sentence with its pieces and shapes."""

    sentence: Sentence
    pieces: list[tuple[int, ...]]
    shapes: list[int]
    place: tuple[int, int]
    """Number of its document and of the sentence in it."""

    @property
    def size(self) -> int:
        return sum(map(len, self.pieces))


Window = list[Encoded]


def encode(documents: list[Document], wordpiece: WordPiece) -> list[list[Encoded]]:
    return [
        [Encoded(s, [wordpiece.ids(w) for w in s.words], _shapes(s), (d, n)) for n, s in enumerate(document)]
        for d, document in enumerate(documents)
    ]


def _shapes(sentence: Sentence) -> list[int]:
    after = [True, *sentence.spaces[:-1]]
    return [shape(word, glued=not spaced) for word, spaced in zip(sentence.words, after, strict=True)]


def pack(documents: list[list[Encoded]], rng: random.Random) -> list[Window]:
    """Every sentence once, in windows of random sizes that end where a sentence does."""
    windows = []
    for document in documents:
        at = 0
        while at < len(document):
            most = rng.choice(WINDOW_SIZES)
            window, size = [document[at]], document[at].size
            at += 1
            while at < len(document) and size + document[at].size <= most:
                window.append(document[at])
                size += document[at].size
                at += 1
            if size <= LONGEST:
                windows.append(window)
    return windows


def batched(windows: list[Window], budget: int, rng: random.Random) -> list[list[Window]]:
    """Batches of windows of about one length, `budget` padded pieces each, in random order."""
    sized = sorted(((sum(s.size for s in w) + 2 + rng.random() * 6, n) for n, w in enumerate(windows)))
    batches, batch, longest = [], [], 0.0
    for size, number in sized:
        if batch and max(longest, size) * (len(batch) + 1) > budget:
            batches.append(batch)
            batch, longest = [], 0.0
        batch.append(windows[number])
        longest = max(longest, size)
    if batch:
        batches.append(batch)
    rng.shuffle(batches)
    return batches


class Tensors:
    """Turns windows into the tensors of one step."""

    def __init__(self, inventory: Inventory, wordpiece: WordPiece, rng: random.Random | None = None) -> None:
        self.inventory, self.wordpiece, self.rng = inventory, wordpiece, rng
        self.curly = {mark: wordpiece.ids(mark) for mark in "“”"}
        self.straight = wordpiece.ids('"')
        numbers = lambda labels: {label: n for n, label in enumerate(labels)}
        self.upos, self.xpos, self.deprels = (numbers(x) for x in (inventory.upos, inventory.xpos, inventory.deprels))
        self.names = {k: numbers(v) for k, v in inventory.names.items()}
        self.entities = numbers(inventory.entities)

    def __call__(self, windows: list[Window]) -> dict[str, Tensor]:
        rows = [self._row(window) for window in windows]
        batch = {}
        for key in rows[0]:
            if key == "links":
                continue
            fill = {"segments": -1, "ids": 0, "shapes": MARK, "first": 0, "last": 0, "mask": 0}.get(key, NOTHING)
            longest = max(len(row[key]) for row in rows)
            batch[key] = torch.tensor([row[key] + [fill] * (longest - len(row[key])) for row in rows])
        words = batch["segments"].shape[1]
        links = torch.zeros(len(rows), words, words + 1, dtype=torch.bool)
        for number, row in enumerate(rows):
            for word, antecedents in row["links"]:
                links[number, word, antecedents] = True
        return batch | {"links": links}

    def _row(self, window: Window) -> dict[str, list]:
        row: dict[str, list] = {
            k: []
            for k in ("first", "last", "segments", "upos", "xpos", "heads", "labels", "starts", "entities", "links")
        }
        row |= {f"names_{k}": [] for k in self.names}
        ids, shapes, offset = [self.wordpiece.start], [MARK], 0
        places = {
            (s.place[1], w): i + 1 for i, (s, w) in enumerate((s, w) for s in window for w in range(len(s.pieces)))
        }
        for number, encoded in enumerate(window):
            pieces, seen = self._disguised(encoded)
            for part, form in zip(pieces, seen, strict=True):
                row["first"].append(len(ids))
                ids += part
                shapes += [form] * len(part)
                row["last"].append(len(ids) - 1)
            self._add_layers(row, encoded, offset, number, places)
            offset += len(encoded.pieces)
        return row | {"ids": [*ids, self.wordpiece.end], "shapes": [*shapes, MARK], "mask": [1] * (len(ids) + 1)}

    def _add_layers(self, row: dict[str, list], encoded: Encoded, offset: int, number: int, places: dict) -> None:
        s, n = encoded.sentence, len(encoded.pieces)
        none = [NOTHING] * n
        row["segments"] += [number] * n
        row["upos"] += [self.upos.get(t, NOTHING) for t in s.upos] if s.upos else none
        row["xpos"] += [self.xpos.get(t, NOTHING) for t in s.xpos] if s.xpos else none
        row["heads"] += [h + offset if h else 0 for h in s.heads] if s.heads else none
        row["labels"] += [self.deprels.get(t, NOTHING) for t in s.deprels] if s.deprels else none
        row["starts"] += [1] + [0] * (n - 1) if s.heads else none
        row["entities"] += [self.entities[t] for t in s.entities] if s.entities else none
        for kind, numbers in self.names.items():
            row[f"names_{kind}"] += [numbers[t] for t in s.names[kind]] if kind in s.names else none
        for word, antecedents in enumerate(s.antecedents or ()):
            if antecedents is not None:
                near = [places[a] for a in antecedents if a in places]
                row["links"].append((offset + word, near or [0]))

    def _disguised(self, encoded: Encoded) -> tuple[list[tuple[int, ...]], list[int]]:
        """The sentence as another outlet would print it: curly quotation marks, a headline's capitals."""
        pieces, shapes = encoded.pieces, encoded.shapes
        if self.rng is None:
            return pieces, shapes
        if self.rng.random() < CURLY_SHARE and self.straight in pieces:
            opened, changed = False, []
            for p in pieces:
                if p == self.straight:
                    opened = not opened
                    p = self.curly["“" if opened else "”"]
                changed.append(p)
            pieces = changed
        chance = self.rng.random()
        if chance < HEADLINE_SHARE:
            shapes = [
                TITLE + f - LOWER if f % 7 == LOWER and len(w) > 3 else f
                for f, w in zip(shapes, encoded.sentence.words, strict=True)
            ]
        elif chance < HEADLINE_SHARE + SHOUTED_SHARE:
            shapes = [UPPER + f - f % 7 if f % 7 in (LOWER, TITLE, LETTER) else f for f in shapes]
        return pieces, shapes


def steps(
    documents: list[list[Encoded]], tensors: Tensors, budget: int, rng: random.Random
) -> Iterator[dict[str, Tensor]]:
    """One epoch of batches."""
    for batch in batched(pack(documents, rng), budget, rng):
        yield tensors(batch)
