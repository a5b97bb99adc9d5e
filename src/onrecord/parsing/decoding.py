"""Scores to decisions: tags, trees with labels chosen after the repair, names, antecedents."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from .encoder import Array, Labels
from .parse import Name
from .trees import best_tree

MAIN_NAMES = "uner"
"""The label set of names that are reported; the others add names that it misses."""
_ADDED_SCORE = 0.8
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
        _names(scores, labels, upos),
        _antecedents(scores["antecedents"][:words], upos),
    )


def _heads(arcs: Array, start: int, end: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The heads of one sentence, counted in the window from 1, 0 the root."""
    columns = [0, *range(start + 1, end + 1)]
    heads = np.array(best_tree(arcs[start:end, columns]))
    return np.where(heads > 0, heads + start, 0)


def _relations(scores: dict[str, Array], labels: Labels, heads: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[str]:
    dependents, governors = scores["label_dependents"][: len(heads)], scores["label_governors"][heads]
    products = (dependents * governors).reshape(len(heads), -1, labels.label_rank).sum(2)
    root = labels.deprels.index("root")
    products[heads > 0, root] = -np.inf
    chosen = np.where(heads == 0, root, products.argmax(1))
    return [labels.deprels[n] for n in chosen.tolist()]


def _names(scores: dict[str, Array], labels: Labels, upos: list[str]) -> list[Name]:
    """The names of the main label set, and sure ones of the others, with a proper noun, that overlap none of them."""
    words = len(upos)
    found = _spans(scores[f"names_{MAIN_NAMES}"][:words], labels.names[MAIN_NAMES])
    taken = {word for name in found for word in range(name.start, name.end)}
    for kind in sorted(labels.names):
        if kind == MAIN_NAMES:
            continue
        for name in map(partial(_without_article, upos), _spans(scores[f"names_{kind}"][:words], labels.names[kind])):
            named = "PROPN" in upos[name.start : name.end]
            if named and name.score >= _ADDED_SCORE and not taken & set(range(name.start, name.end)):
                found.append(name)
                taken |= set(range(name.start, name.end))
    return sorted(found, key=lambda name: name.start)


def _without_article(upos: list[str], name: Name) -> Name:
    return replace(name, start=name.start + 1) if upos[name.start] == "DET" and name.end - name.start > 1 else name


def _spans(scores: Array, tags: tuple[str, ...]) -> list[Name]:
    """Names out of BIO scores; a stray I- begins a name as B- does."""
    best = scores.argmax(1).tolist()
    if not any(best):
        return []
    share = _softmax(scores).max(1)
    found, start = [], -1
    for place, number in enumerate([*best, 0]):
        tag = tags[number]
        if start >= 0 and tag != f"I-{tags[best[start]][2:]}":
            found.append(Name(start, place, tags[best[start]][2:], round(float(share[start:place].mean()), 3)))
            start = -1
        if start < 0 and tag != "O":
            start = place
    return found


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
    return powers / powers.sum(1, keepdims=True)
