"""The office that opens a headline: "Premier: No Talks Before May", "Ostland minister: border will stay shut"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.parsing.headlines import in_title_case
from onrecord.parsing.parse import Sentence, Token

from .scene import Scene

LONGEST_LABEL = 6
"""Words before the colon."""
_PUBLIC = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY", "OPP", "IGO"})
_BEFORE = frozenset({"PROPN", "NOUN", "ADJ"})
_NEGATIONS = frozenset({"no", "not", "nothing", "never"})


@dataclass(frozen=True, slots=True)
class Label:
    """Who stands before a colon: the token that heads the phrase, and the colon."""

    head: int
    colon: int


def office_label(scene: Scene, number: int) -> Label | None:
    """The public office with which a sentence opens, where it is a headline and something that can be said follows.

    None for a label that opens another line too (a transcript), and where only a name follows (a list of who is what).
    """
    parse, sentence = scene.parse, scene.parse.sentences[number]
    tokens = parse.tokens[sentence.start : sentence.end]
    size = next((n for n, token in enumerate(tokens[: LONGEST_LABEL + 1]) if token.lower == ":"), 0)
    if not size or not _is_headline(scene, sentence) or not _is_said(scene, tokens[size + 1 :]):
        return None
    head = _office(scene, tokens[:size])
    if head is None or _opens_again(scene, sentence, size):
        return None
    return Label(sentence.start + head, sentence.start + size)


def is_office(scene: Scene, label: Sequence[int]) -> bool:
    """Whether the tokens of a label are an office and nobody's name."""
    return _office(scene, [scene.parse.tokens[index] for index in label]) is not None


def _is_headline(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence opens the text's first line, or one that is set as a title."""
    line = scene.paragraphs[sentence.paragraph]
    if line[0] is not sentence:
        return False
    words = [token.text for token in scene.parse.tokens[sentence.start : line[-1].end]]
    return sentence is scene.parse.sentences[0] or in_title_case(words)


def _office(scene: Scene, label: Sequence[Token]) -> int | None:
    """Which word of a label heads the public office that it ends with, as "minister" in "Ostland minister for trade"."""
    end = next((n for n, token in enumerate(label) if token.lower in ("of", "for")), len(label))
    for start in range(end):
        hit = scene.actors.noun(" ".join(token.lower for token in label[start:end]))
        if hit is not None:
            return end - 1 if hit.row.office and hit.form == "singular" and hit.row.role in _PUBLIC else None
        if label[start].upos not in _BEFORE:
            return None
    return None


def _is_said(scene: Scene, content: Sequence[Token]) -> bool:
    """Whether words may be what somebody said: a clause, a quotation, "no talks"; not the name of who is in office."""
    if not content:
        return False
    first = content[0]
    if first.lower in _NEGATIONS or scene.quotation_of(first.index) is not None:
        return True
    name = next((n for n in scene.parse.names if n.start == first.index), None)
    if name is not None and scene.parse.tokens[min(name.end, content[-1].index)].upos == "PUNCT":
        return False
    return any(token.upos in ("VERB", "AUX") and token.xpos != "VBN" for token in content)


def _opens_again(scene: Scene, sentence: Sentence, size: int) -> bool:
    """Whether another sentence opens with the same label."""
    tokens = scene.parse.tokens
    label = [token.lower for token in tokens[sentence.start : sentence.start + size + 1]]
    return any(
        [token.lower for token in tokens[s.start : s.start + size + 1]] == label
        for s in scene.parse.sentences
        if s is not sentence
    )
