"""How far the network is too sure of "no name": python -m training.doubt --data ../shared/data

It has learnt the names of its training text by heart (F1 .994), so that text says nothing. With its names swapped for
others, of the lexicon, it does: the script prints precision, recall and F1 there for several doubts at proper nouns, and
those of organisations alone.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from onrecord.lexicon.actor_rows import CitiesRow, GivenNamesRow, HolderRow, OrganisationRow
from onrecord.lexicon.tables import read_table
from onrecord.parsing.decoding import MAIN_NAMES, names_in
from onrecord.parsing.encoder import Array, Encoder, Pieces

from .corpora import Document, Sentence, treebank

DOUBTS = (0.0, 0.5, 1.0, 1.5, 2.0, 2.5, 3.0)
SWAPPED_SHARE, WINDOW_WORDS = 0.8, 130
LETTERS = "ABCDEFGHIJKLMNOPRSTUVW"
Found = set[tuple[int, int, str]]


class Stock:
    """Names to put in place of others, the same one for the same name throughout a document."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._given = [n for row in read_table("actors_given_names", GivenNamesRow) for n in row.names]
        self._family = [n for row in read_table("actors_holders", HolderRow) for n in row.short]
        self._places = [n for row in read_table("actors_cities", CitiesRow) for n in row.names]
        bodies = read_table("actors_organisations", OrganisationRow)
        self._bodies = [n for row in bodies for n in (row.name, *row.aliases)]

    def document(self, document: Document) -> Document:
        """The sentences of a document whose names are annotated, with four names in five swapped."""
        known: dict[tuple[str, str], list[str]] = {}
        return [self._sentence(s, known) for s in document if MAIN_NAMES in s.names]

    def _sentence(self, old: Sentence, known: dict[tuple[str, str], list[str]]) -> Sentence:
        words: list[str] = []
        tags: list[str] = []
        spaces: list[bool] = []
        at = 0
        for start, end, kind in [*sorted(spans_of(old.names[MAIN_NAMES])), (len(old.words), len(old.words), "")]:
            words += old.words[at:start]
            tags += ["O"] * (start - at)
            spaces += old.spaces[at:start]
            if kind:
                name = self._name(old.words[start:end], kind, known)
                words += name
                tags += [f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)]
                spaces += [*[True] * (len(name) - 1), old.spaces[end - 1]]
            at = end
        return Sentence(words, spaces, names={MAIN_NAMES: tags})

    def _name(self, old: list[str], kind: str, known: dict[tuple[str, str], list[str]]) -> list[str]:
        key = (kind, " ".join(old).lower())
        if key not in known:
            known[key] = self._new(old, kind, known) if self._rng.random() < SWAPPED_SHARE else old
        new = known[key]
        return [w.lower() for w in new] if " ".join(old).islower() else new

    def _new(self, old: list[str], kind: str, known: dict[tuple[str, str], list[str]]) -> list[str]:
        if kind == "PER":
            return [self._part(word, known, given=not n) for n, word in enumerate(old)]
        if kind == "LOC":
            return self._rng.choice(self._places).split()
        if self._rng.random() < 0.2:
            return ["".join(self._rng.choices(LETTERS, k=self._rng.randint(2, 5)))]
        return self._rng.choice(self._bodies).split()

    def _part(self, word: str, known: dict[tuple[str, str], list[str]], *, given: bool) -> str:
        """A given or family name for a word of a person's name; initials and particles stay."""
        if not word.isalpha() or len(word) < 3:
            return word
        names = self._given if given else self._family
        return known.setdefault(("part", word.lower()), [self._rng.choice(names).replace(" ", "")])[0]


@dataclass(frozen=True, slots=True)
class Window:
    """The network's scores for names in some sentences, which words are proper nouns, and what names there are."""

    scores: Array
    proper: Array
    starts: list[int]
    gold: Found


def spans_of(tags: list[str]) -> Found:
    """The names of BIO tags.

    >>> sorted(spans_of(["B-PER", "I-PER", "O", "B-LOC"]))
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    begins = [n for n, tag in enumerate(tags) if tag.startswith("B-")]
    ends = [next((m for m in range(n + 1, len(tags)) if tags[m][:1] != "I"), len(tags)) for n in begins]
    return {(n, end, tags[n][2:]) for n, end in zip(begins, ends, strict=True)}


def windows(encoder: Encoder, document: Document) -> Iterator[Window]:
    """Whole sentences, some 130 words at a time, through the network."""
    held: list[Sentence] = []
    for sentence in [*document, None]:
        if held and (sentence is None or sum(len(s.words) for s in [*held, sentence]) > WINDOW_WORDS):
            yield _window(encoder, held)
            held = []
        if sentence is not None:
            held.append(sentence)


def _window(encoder: Encoder, sentences: list[Sentence]) -> Window:
    pieces: list[Pieces] = []
    starts, tags = [], []
    for sentence in sentences:
        starts.append(len(pieces))
        spaced = [True, *sentence.spaces[:-1]]
        pieces += [encoder.pieces(w, glued=not s) for w, s in zip(sentence.words, spaced, strict=True)]
        tags += sentence.names[MAIN_NAMES]
    scores = encoder.scores(pieces)
    proper = scores["upos"].argmax(1) == encoder.labels.upos.index("PROPN")
    return Window(scores[f"names_{MAIN_NAMES}"], proper.astype(np.float32), starts, spans_of(tags))


def figures(found: list[tuple[Found, Found]], kinds: str) -> str:
    """Precision, recall and F1 of (gold, found) pairs of names of these kinds."""
    wanted = [tuple({name for name in side if name[2] in kinds.split()} for side in pair) for pair in found]
    right, gold, said = (sum(map(len, column)) for column in zip(*((g & f, g, f) for g, f in wanted), strict=True))
    return f"P {right / max(1, said):.4f}  R {right / max(1, gold):.4f}  F1 {2 * right / max(1, said + gold):.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    encoder, stock = Encoder.shipped(), Stock(random.Random(options.seed))
    documents = (stock.document(d) for d in treebank(options.data / "ud/ewt-train.conllu"))
    read = [window for document in documents for window in windows(encoder, document)]
    tags = encoder.labels.names[MAIN_NAMES]
    for doubt in DOUBTS:
        found = [(w.gold, _found(w, tags, doubt)) for w in read]
        print(f"doubt {doubt}: {figures(found, 'PER LOC ORG')}; ORG: {figures(found, 'ORG')}", flush=True)


def _found(window: Window, tags: tuple[str, ...], doubt: float) -> Found:
    names = names_in(window.scores, tags, window.starts, doubt * window.proper)
    return {(n.start, n.end, n.kind) for n in names}


if __name__ == "__main__":
    main()
