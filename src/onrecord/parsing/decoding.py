"""Scores to decisions: tags, trees with labels chosen after the repair, names, antecedents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from .encoder import Array, Labels
from .parse import Name
from .trees import best_tree

MAIN_NAMES = "uner"
"""The label set of names that are reported; the others add names that it misses."""
_ADDED_SCORE, _SURELY_NONE = 0.8, 0.99
_DOUBT = 1.5
"""Taken off the log of the share of "no name" at proper nouns, in the main label set. Trained until its text held no
doubt, the network sees new names too seldom, above all those of organisations; see training/doubt.py."""
_ANTECEDENT_SHARE, _ANTECEDENTS = 0.05, 3
_MENTIONED = {"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The decisions for the words of one window; heads and links are places in it, heads -1 at a root."""

    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deprels: list[str]
    entities: list[str]
    names: list[Name]
    antecedents: list[tuple[tuple[int, float], ...]]


def sentence_starts(scores: dict[str, Array]) -> list[int]:
    """The words at which the network sees a sentence begin."""
    return np.flatnonzero(scores["starts"][:, 1] > scores["starts"][:, 0]).tolist()


def decode(scores: dict[str, Array], labels: Labels, bounds: list[tuple[int, int]], words: int) -> Decoded:
    """What the scores say of the first `words` words of a window, cut into sentences at these bounds."""
    upos = [labels.upos[n] for n in scores["upos"][:words].argmax(1).tolist()]
    heads = np.concatenate([_heads(scores["arcs"], start, end) for start, end in bounds])
    return Decoded(
        upos,
        [labels.xpos[n] for n in scores["xpos"][:words].argmax(1).tolist()],
        (heads - 1).tolist(),
        _relations(scores, labels, heads),
        [labels.entities[n] for n in scores["entities"][:words].argmax(1).tolist()],
        _names(scores, labels, upos, [start for start, _ in bounds]),
        _antecedents(scores["antecedents"][:words], upos),
    )


def _heads(arcs: Array, start: int, end: int) -> NDArray[np.int64]:
    """The heads of one sentence, counted in the window from 1, 0 the root."""
    columns = [0, *range(start + 1, end + 1)]
    heads = np.array(best_tree(arcs[start:end, columns]))
    return np.where(heads > 0, heads + start, 0)


def _relations(scores: dict[str, Array], labels: Labels, heads: NDArray[np.int64]) -> list[str]:
    dependents, governors = scores["label_dependents"][: len(heads)], scores["label_governors"][heads]
    products = (dependents * governors).reshape(len(heads), -1, labels.label_rank).sum(2)
    root = labels.deprels.index("root")
    products[heads > 0, root] = -np.inf
    chosen = np.where(heads == 0, root, products.argmax(1))
    return [labels.deprels[n] for n in chosen.tolist()]


def _names(scores: dict[str, Array], labels: Labels, upos: list[str], starts: list[int]) -> list[Name]:
    """The names of the main label set, and sure ones of the others, with a proper noun, that overlap none of them."""
    words = len(upos)
    doubts = np.array([_DOUBT if tag == "PROPN" else 0 for tag in upos], dtype=np.float32)
    found = names_in(scores[f"names_{MAIN_NAMES}"][:words], labels.names[MAIN_NAMES], starts, doubts)
    taken = {word for name in found for word in range(name.start, name.end)}
    for kind in sorted(labels.names):
        if kind == MAIN_NAMES:
            continue
        for name in map(
            partial(_without_article, upos), names_in(scores[f"names_{kind}"][:words], labels.names[kind], starts)
        ):
            named = "PROPN" in upos[name.start : name.end]
            if named and name.score >= _ADDED_SCORE and not taken & set(range(name.start, name.end)):
                found.append(replace(name, label_set=kind))
                taken |= set(range(name.start, name.end))
    return sorted(found, key=lambda name: name.start)


def _without_article(upos: list[str], name: Name) -> Name:
    return replace(name, start=name.start + 1) if upos[name.start] == "DET" and name.end - name.start > 1 else name


def names_in(scores: Array, tags: tuple[str, ...], starts: list[int], doubts: Array | float = 0.0) -> list[Name]:
    """Names out of BIO scores: the best sequence of tags (Viterbi) in each stretch of a sentence that may hold a name.

    Doubts, one a word, are taken off the log of the share of "no name"; a name's score is the mean of its tags' shares.
    """
    shares, none = _softmax(scores), tags.index("O")
    logs = np.log(shares + 1e-9)
    logs[:, none] -= doubts
    found = []
    for start, end in _stretches(shares[:, none] < _SURELY_NONE, set(starts)):
        best = _best_sequence(logs[start:end], _follows(tags))
        for first, last, kind in _runs([tags[n] for n in best]):
            share = shares[range(start + first, start + last), best[first:last]]
            found.append(Name(start + first, start + last, kind, round(float(share.mean()), 3)))
    return found


def _stretches(open_to_names: NDArray[np.bool_], starts: set[int]) -> Iterator[tuple[int, int]]:
    """The runs of words at which a name is not ruled out, none over the start of a sentence."""
    start = -1
    for place, may in enumerate([*open_to_names.tolist(), False]):
        if start >= 0 and (not may or place in starts):
            yield start, place
            start = -1
        if may and start < 0:
            start = place


@cache
def _follows(tags: tuple[str, ...]) -> Array:
    """0 where the second tag may follow the first, far below elsewhere: I- goes on with its own kind alone."""
    allowed = [[not b.startswith("I-") or a[2:] == b[2:] for b in tags] for a in tags]
    follows: Array = np.where(np.array(allowed), np.float32(0), np.float32(-1e4))
    return follows


def _best_sequence(logs: Array, follows: Array) -> list[int]:
    best, back = logs[0] + follows[0], []  # tag 0 is O: what stands before
    if len(logs) == 1:
        return [int(best.argmax())]
    for row in logs[1:]:
        paths = best[:, None] + follows
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    sequence = [int(best.argmax())]
    for step in reversed(back):
        sequence.append(int(step[sequence[-1]]))
    return sequence[::-1]


def _runs(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start = -1
    for place, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            yield start, place, tags[start][2:]
            start = -1
        if tag.startswith("B-"):
            start = place


def _antecedents(scores: Array, upos: list[str]) -> list[tuple[tuple[int, float], ...]]:
    before = np.tril(np.ones(scores.shape, dtype=bool))
    shares = _softmax(np.where(before, scores, np.float32(-1e4)))
    likely: list[list[tuple[int, float]]] = [[] for _ in upos]
    for word, column in np.argwhere(shares[:, 1:] > _ANTECEDENT_SHARE).tolist():
        if upos[word] in _MENTIONED and column < len(upos):
            likely[word].append((column, round(float(shares[word, column + 1]), 3)))
    return [tuple(sorted(found, key=lambda link: -link[1])[:_ANTECEDENTS]) for found in likely]


def _softmax(scores: Array) -> Array:
    powers: Array = np.exp(scores - scores.max(1, keepdims=True))
    powers /= powers.sum(1, keepdims=True)
    return powers
