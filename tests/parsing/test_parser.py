"""The parse of any text: a tree a sentence, every token once, the same whatever was parsed before."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.parsing import encoder
from onrecord.parsing.encoder import Encoder
from onrecord.parsing.parse import ROOT, Parse
from onrecord.parsing.parser import Parser
from onrecord.parsing.tokens import tokenize

SETTINGS = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
_WORDS = st.sampled_from(
    ["Ostland", "said", "that", "the", "reef", "was", '"safe', '."', "“We", "agree,”", "Ms.", "Marsk", "told", "him", ",",
     ".", "\n", "\n\n", "?", "and", "denied", "3.5", "(", ")", "…", "''", "which", "who"]
)  # fmt: skip
TEXTS = st.text(max_size=120) | st.lists(_WORDS, max_size=60).map(" ".join)
PLAIN = (
    "Lena Marsk told the council on Monday that the dam was unsafe. Nobody answered her, and the council went home. ",
    "The engineers of Veldia had measured the wall twice. “It moved by an inch,” one of them said. ",
    "Ostland's ministry denied it!\n",
)


def check(parse: Parse, text: str) -> None:
    """What holds for every parse of a text of which nothing was skipped."""
    tokens = parse.tokens
    assert parse.text == text
    assert [t.index for t in tokens] == list(range(len(tokens)))
    assert all(t.text == text[t.start : t.end] and t.lower == t.text.lower() for t in tokens)
    assert all(a.end <= b.start and b.glued == (a.end == b.start) for a, b in pairwise(tokens))
    assert not "".join(c for n, c in enumerate(text) if n not in _covered(parse)).strip()
    assert [n for s in parse.sentences for n in range(s.start, s.end)] == list(range(len(tokens)))
    assert all(a.paragraph <= b.paragraph for a, b in pairwise(parse.sentences))
    for number, sentence in enumerate(parse.sentences):
        row = parse.sentence_tokens(number)
        assert [t.head for t in row].count(ROOT) == 1
        assert all((t.head == ROOT) == (t.deprel == "root") for t in row)
        assert all(t.sentence == number and (t.head == ROOT or sentence.start <= t.head < sentence.end) for t in row)
        root = next(t.index for t in row if t.head == ROOT)
        assert parse.subtree(root) == list(range(sentence.start, sentence.end))
    assert all(0 <= n.start < n.end <= len(tokens) for n in parse.names)
    assert all(a.end <= b.start for a, b in pairwise(parse.names))
    assert len(parse.antecedents) == len(tokens)
    assert all(at < token for token, links in enumerate(parse.antecedents) for at, _ in links)


def _covered(parse: Parse) -> set[int]:
    return {at for t in parse.tokens for at in range(t.start, t.end)}


@SETTINGS
@given(text=TEXTS, other=TEXTS)
def test_any_text(parser: Parser, text: str, other: str) -> None:
    first = parser.parse(text)
    check(first, text)
    parser.parse(other)
    assert parser.parse(text) == first


@pytest.mark.parametrize("times", [1, 7, 15])
def test_a_long_text_in_windows(parser: Parser, times: int) -> None:
    text = "".join(PLAIN) * times
    check(parser.parse(text), text)


def test_a_long_text_without_a_break(parser: Parser) -> None:
    text = "and the dam and the wall " * 90
    check(parser.parse(text), text)


@pytest.mark.parametrize("text", ["", " \n\n ", "A", ".", '"', "?!", "x" * 5000, "日本" * 150])
def test_little_and_much(parser: Parser, text: str) -> None:
    check(parser.parse(text), text)


def test_sentences(parser: Parser) -> None:
    parse = parser.parse("".join(PLAIN))
    assert [_words(parse, n) for n in range(len(parse.sentences))] == [
        "Lena Marsk told the council on Monday that the dam was unsafe.",
        "Nobody answered her, and the council went home.",
        "The engineers of Veldia had measured the wall twice.",
        "“It moved by an inch,” one of them said.",
        "Ostland's ministry denied it!",
    ]


def test_paragraphs_part_sentences(parser: Parser) -> None:
    parse = parser.parse("Dam unsafe, says engineer\nMARN, Ostland (Wire) - The dam moved\nNobody slept")
    assert [s.paragraph for s in parse.sentences] == [0, 1, 2, 3]


def test_what_is_skipped_has_no_tokens(parser: Parser) -> None:
    text = "The dam moved. Share this page. Nobody slept."
    parse = parser.parse(text, [(15, 31)])
    assert [t.text for t in parse.tokens] == ["The", "dam", "moved", ".", "Nobody", "slept", "."]


def test_given_sentences_are_kept(parser: Parser) -> None:
    text = "The dam moved and nobody slept"
    spans = tokenize(text)
    parse = parser.parse_tokens(text, [spans[:4], spans[4:]])
    assert [(s.start, s.end) for s in parse.sentences] == [(0, 4), (4, 6)]
    check(parse, text)


def test_a_plain_sentence(parser: Parser) -> None:
    parse = parser.parse("The minister told reporters that the dam was unsafe.")
    told, unsafe = parse.tokens[2], parse.tokens[8]
    assert (told.head, told.lemma, told.upos, told.xpos) == (ROOT, "tell", "VERB", "VBD")
    assert [c.text for c in parse.children(2, "nsubj", "ccomp")] == ["minister", "unsafe"]
    assert (unsafe.deprel, unsafe.upos) == ("ccomp", "ADJ")


def _words(parse: Parse, number: int) -> str:
    sentence = parse.sentences[number]
    return parse.span(sentence.start, sentence.end).slice(parse.text)


@pytest.mark.parametrize("offset", range(-1, 40))
def test_the_token_after_an_offset_is_the_first_that_ends_behind_it(parser: Parser, offset: int) -> None:
    parse = parser.parse("Ostland sent a letter, Veldia none.")
    linear = next((t.index for t in parse.tokens if t.end > offset), len(parse.tokens))
    assert parse.token_after(offset) == linear


def test_the_slow_way_of_products_and_the_one_chosen_give_the_same_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = Encoder.shipped()
    monkeypatch.setattr(encoder, "products_overflow", lambda: True)
    slow = Encoder.shipped()
    window = [chosen.pieces(word, glued=False) for word in PLAIN[0].split()]
    for name, scores in slow.scores(window).items():
        assert np.array_equal(scores, chosen.scores(window)[name]), name
