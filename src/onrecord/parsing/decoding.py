"""Scores to decisions: tags, trees with labels chosen after the repair, names, antecedents."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import numpy as np

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
    heads = [head for start, end in bounds for head in _heads(scores["arcs"], start, end)]
    return Decoded(
        upos,
        [labels.xpos[n] for n in scores["xpos"][:words].argmax(1).tolist()],
        [head - 1 for head in heads],
        _relations(scores, labels, heads),
        [labels.entities[n] for n in scores["entities"][:words].argmax(1).tolist()],
        _names(scores, labels, upos, {start for start, _ in bounds}),
        _antecedents(scores["antecedents"], upos),
    )


def _heads(arcs: Array, start: int, end: int) -> list[int]:
    """The heads of one sentence, counted in the window from 1, 0 the root."""
    own = np.concatenate([arcs[start:end, :1], arcs[start:end, start + 1 : end + 1]], axis=1)
    return [head + start if head else 0 for head in best_tree(own)]


def _relations(scores: dict[str, Array], labels: Labels, heads: list[int]) -> list[str]:
    products = scores["label_governors"][heads]
    products *= scores["label_dependents"][: len(heads)]
    shares = products.reshape(len(heads), -1, labels.label_rank).sum(2)
    root = labels.deprels.index("root")
    shares[:, root] = -np.inf
    return [labels.deprels[n if head else root] for n, head in zip(shares.argmax(1).tolist(), heads, strict=True)]


def _names(scores: dict[str, Array], labels: Labels, upos: list[str], starts: set[int]) -> list[Name]:
    """The names of the main label set, and sure ones of the others, with a proper noun, that overlap none of them."""
    words = len(upos)
    doubts = np.array([_DOUBT if tag == "PROPN" else 0 for tag in upos], dtype=np.float32)
    found = names_in(scores[f"names_{MAIN_NAMES}"][:words], labels.names[MAIN_NAMES], starts, doubts)
    taken = {word for name in found for word in range(name.start, name.end)}
    for kind in sorted(labels.names):
        if kind == MAIN_NAMES:
            continue
        for name in names_in(scores[f"names_{kind}"][:words], labels.names[kind], starts):
            start = name.start + (upos[name.start] == "DET" and name.end - name.start > 1)
            own = range(start, name.end)
            if name.score >= _ADDED_SCORE and taken.isdisjoint(own) and "PROPN" in upos[start : name.end]:
                found.append(replace(name, start=start, label_set=kind))
                taken.update(own)
    return sorted(found, key=lambda name: name.start)


def names_in(scores: Array, tags: tuple[str, ...], starts: Collection[int], doubts: Array | float = 0.0) -> list[Name]:
    """Names out of BIO scores: the best sequence of tags (Viterbi) in each stretch of a sentence that may hold a name.

    Doubts, one a word, are taken off the log of the share of "no name"; a name's score is the mean of its tags' shares.
    """
    shares, none = _softmax(scores), tags.index("O")
    logs = np.log(shares + 1e-9)
    logs[:, none] -= doubts
    may, likeliest = shares[:, none] < _SURELY_NONE, logs.argmax(1)
    if not (may & (likeliest != none)).any():
        return []
    best: list[int] = likeliest.tolist()
    named = [(s, e) for s, e in _stretches(may.tolist(), starts) if best[s:e].count(none) < e - s]
    for start, end in named:
        if not _broken(tags).isdisjoint(pairwise([none, *best[start:end]])):
            best[start:end] = _best_sequence(logs[start:end], _follows(tags))
    chosen, found = shares[np.arange(len(best)), best], []
    for start, end in named:
        for first, last, kind in _runs([tags[n] for n in best[start:end]]):
            share = chosen[start + first : start + last]
            score = float(share[0] if len(share) == 1 else share.mean())
            found.append(Name(start + first, start + last, kind, round(score, 3)))
    return found


def _stretches(open_to_names: list[bool], starts: Collection[int]) -> Iterator[tuple[int, int]]:
    """The runs of words at which a name is not ruled out, none over the start of a sentence."""
    start = -1
    for place, may in enumerate([*open_to_names, False]):
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


@cache
def _broken(tags: tuple[str, ...]) -> frozenset[tuple[int, int]]:
    """The pairs of tags of which the second may not follow the first."""
    return frozenset((one, other) for one, other in np.argwhere(_follows(tags) < 0).tolist())


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
    rows = [row for row, tag in enumerate(upos) if tag in _MENTIONED]
    before = np.arange(scores.shape[1]) <= np.array(rows, dtype=int)[:, None]
    shares = _softmax(np.where(before, scores[rows], np.float32(-1e4)))[:, 1:]
    likely: dict[int, list[tuple[int, float]]] = {}
    places, columns = np.nonzero(shares > _ANTECEDENT_SHARE)
    for place, column, share in zip(places.tolist(), columns.tolist(), shares[places, columns].tolist(), strict=True):
        likely.setdefault(rows[place], []).append((column, round(share, 3)))
    best = {word: tuple(sorted(found, key=lambda link: -link[1])[:_ANTECEDENTS]) for word, found in likely.items()}
    return [best.get(word, ()) for word in range(len(upos))]


def _softmax(scores: Array) -> Array:
    powers: Array = np.exp(scores - scores.max(1, keepdims=True))
    powers /= powers.sum(1, keepdims=True)
    return powers
