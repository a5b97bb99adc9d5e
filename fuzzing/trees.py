"""A parse such as no parser would give: any tags and any trees, chosen by bytes. Any parser may be plugged in, so all are read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from onrecord.parsing.lemmas import lemma
from onrecord.parsing.parse import ROOT, Name, Parse, Sentence, Token
from onrecord.parsing.tokens import paragraphs, tokenize
from onrecord.spans import Span

_UPOS = (
    "NOUN",
    "VERB",
    "PROPN",
    "PRON",
    "ADJ",
    "ADP",
    "AUX",
    "DET",
    "PUNCT",
    "NUM",
    "ADV",
    "SCONJ",
    "CCONJ",
    "PART",
    "X",
)
_XPOS = (
    "NN",
    "VBD",
    "NNP",
    "PRP",
    "VBZ",
    "VBG",
    "VBN",
    "VB",
    "IN",
    "MD",
    "DT",
    "CD",
    "WP",
    "NNS",
    "TO",
    "JJ",
    "''",
    "``",
)
_RELATIONS = (
    "nsubj", "obj", "obl", "ccomp", "xcomp", "advcl", "acl:relcl", "nmod", "nmod:poss", "appos", "conj", "cc", "mark",
    "parataxis", "nsubj:pass", "aux", "aux:pass", "cop", "case", "det", "flat", "compound", "punct", "iobj", "csubj",
    "expl", "obl:agent", "dep", "advmod", "acl", "amod", "nummod", "discourse", "vocative", "list", "orphan", "fixed",
)  # fmt: skip
_ENTITIES = ("other", "person", "organization", "place", "time", "event", "abstract", "object")
_KINDS = ("PER", "ORG", "LOC", "NAT", "MISC")
_LONGEST = 60
"""Words in a sentence, at most."""


class Choices:
    """Numbers out of bytes, the bytes again from the front where they end; all zero where there are none."""

    def __init__(self, raw: bytes) -> None:
        self._next = cycle(raw or b"\0")

    def below(self, most: int) -> int:
        return next(self._next) % most


def any_parse(text: str, choices: Choices) -> Parse:
    """The text with its own tokens in a tree that the choices make."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(text)):
        for spans in _cut(tokenize(text, *paragraph), choices):
            first = len(tokens)
            tokens += _sentence(text, spans, first, len(sentences), choices)
            sentences.append(Sentence(first, len(tokens), number))
    names = tuple(name for sentence in sentences for name in _names(sentence, choices))
    links = tuple(_antecedents(token, choices) for token in tokens)
    return Parse(text, tuple(tokens), tuple(sentences), names, links)


def flat_parse(text: str) -> Parse:
    """The text with its own tokens, each a noun below the first one of its paragraph: for what reads words alone."""
    return any_parse(text, Choices(b""))


def _cut(spans: list[Span], choices: Choices) -> Iterator[list[Span]]:
    while spans:
        size = 1 + (choices.below(_LONGEST) or _LONGEST)
        yield spans[:size]
        spans = spans[size:]


def _sentence(text: str, spans: list[Span], first: int, number: int, choices: Choices) -> Iterator[Token]:
    heads = _heads(len(spans), choices)
    before = None
    for place, (start, end) in enumerate(spans):
        word, xpos = text[start:end], _XPOS[choices.below(len(_XPOS))]
        head = heads[place]
        yield Token(
            first + place, start, end, word, word.lower(), lemma(word.lower(), xpos), _UPOS[choices.below(len(_UPOS))],
            xpos, ROOT if head < 0 else first + head, "root" if head < 0 else _RELATIONS[choices.below(len(_RELATIONS))],
            number, _ENTITIES[choices.below(len(_ENTITIES))], before == start,
        )  # fmt: skip
        before = end


def _heads(words: int, choices: Choices) -> list[int]:
    """A tree with one root: each word, from the root outwards, hangs on one that hangs already."""
    root = choices.below(words) if words < 256 else 0
    hanging, heads = [root], [ROOT] * words
    for word in (*range(root + 1, words), *range(root - 1, -1, -1)):
        heads[word] = hanging[-1 - choices.below(len(hanging))]
        hanging.append(word)
    return heads


def _names(sentence: Sentence, choices: Choices) -> Iterator[Name]:
    at = sentence.start + choices.below(8)
    while at < sentence.end:
        end = min(sentence.end, at + 1 + choices.below(3))
        yield Name(at, end, _KINDS[choices.below(len(_KINDS))], 0.9)
        at = end + 1 + choices.below(8)


def _antecedents(token: Token, choices: Choices) -> tuple[tuple[int, float], ...]:
    far = choices.below(12)
    return ((token.index - far, 0.8),) if 0 < far <= token.index else ()
