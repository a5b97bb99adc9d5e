"""Tokens and paragraphs: what is cut where, and that nothing is lost."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parsing import tokens
from onrecord.parsing.tokens import paragraphs, tokenize
from onrecord.spans import Span

_PIECES = st.sampled_from(
    ["Mr.", "U.S.", "don't", "cannot", "“", "”", "'s", "’ll", "3.5", "24th", "5pm", "12/5", "--", "...", "—", "a.m.", " ",
     "\n", "\n\n", "\t", "\r\n", "\xa0", "http://a.b/c?d=1", "x@y.org", "O'Hara", "gonna", "1,000", "é", "é", "🚢", "日本",
     "\x00", "\u200b", "\ufeff", "K-9", "l'état", "(", ")", "$", "%", "e.g.", "VARDO, June 3 (Wire) - "]
)  # fmt: skip
TEXTS = st.text(max_size=80) | st.lists(_PIECES, max_size=25).map("".join)


@given(TEXTS)
def test_tokens_cover_all_but_white_space(text: str) -> None:
    spans, at = tokenize(text), 0
    for start, end in spans:
        assert start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(TEXTS, st.data())
def test_tokens_stay_within_their_bounds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert all(start <= token.start < token.end <= end for token in tokenize(text, start, end))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ostland's envoy left.", ["Ostland", "'s", "envoy", "left", "."]),
        ("the envoys’ letter", ["the", "envoys", "’", "letter"]),
        ("They can't, won’t and cannot.", ["They", "ca", "n't", ",", "wo", "n’t", "and", "can", "not", "."]),
        ("We're sure they'll come.", ["We", "'re", "sure", "they", "'ll", "come", "."]),
        ("Dr. Marsk met Gen. Wren.", ["Dr.", "Marsk", "met", "Gen.", "Wren", "."]),
        ("The U.S. and the U.N. agreed.", ["The", "U.S.", "and", "the", "U.N.", "agreed", "."]),
        ("It cost $3.5 million (1,200 a day).", ["It", "cost", "$", "3.5", "million", "(", "1,200", "a", "day", ")", "."]),
        ("on the 24th at 10:30", ["on", "the", "24th", "at", "10:30"]),
        ("“Enough,” she said…", ["“", "Enough", ",", "”", "she", "said", "…"]),
        ("talks--or war", ["talks", "--", "or", "war"]),
        ("a long-term plan", ["a", "long", "-", "term", "plan"]),
        ("see https://ostland.example/a?b=1, page 2", ["see", "https://ostland.example/a?b=1", ",", "page", "2"]),
        ("write to press@ostland.example.", ["write", "to", "press@ostland.example", "."]),
        ("at 5pm on 3/4/2031", ["at", "5", "pm", "on", "3/4/2031"]),
        ("J. Marsk and Sean O'Dell", ["J.", "Marsk", "and", "Sean", "O'Dell"]),
        ("Wait!! Really?!", ["Wait", "!!", "Really", "?!"]),
    ],
)  # fmt: skip
def test_tokens(text: str, expected: list[str]) -> None:
    assert [span.slice(text) for span in tokenize(text)] == expected


@given(TEXTS, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)).map(sorted).map(tuple), max_size=3))
def test_paragraphs_hold_all_that_is_not_skipped(text: str, skip: list[tuple[int, int]]) -> None:
    found = list(paragraphs(text, skip))
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(span.slice(text).strip() for span in found)
    inside = {at for span in found for at in range(*span)}
    skipped = {at for start, end in skip for at in range(start, end)}
    assert not inside & skipped
    assert all(text[at].isspace() for at in range(len(text)) if at not in inside | skipped)


def test_a_line_is_a_paragraph() -> None:
    text = "The talks end.\nNo date was set.\n\n  \nNobody spoke."
    assert _slices(text) == ["The talks end.", "No date was set.", "Nobody spoke."]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_text_wrapped_by_hand_has_paragraphs_between_blank_lines(line_end: str) -> None:
    lines = [
        "The foreign ministry of Ostland said on Monday that the two states would",
        "resume their talks about the fishing grounds, which had been broken off a",
        "year ago when a trawler was stopped by the coast guard near the lighthouse",
        "of Marn and its crew held for two nights.",
        "",
        "Nobody was hurt at the time, and the trawler was given back to its owner a",
        "week later.",
    ]
    found = _slices(line_end.join(lines))
    assert [p.split()[0] for p in found] == ["The", "Nobody"]


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("VARDO (Northern Wire) - ", "Talks resumed on Monday."),
        ("MARN, Ostland, June 3 — ", "Talks resumed on Monday."),
        ("PORT MARN -- ", "Talks resumed on Monday."),
    ],
)
def test_a_dateline_stands_apart(dateline: str, rest: str) -> None:
    assert _slices(dateline + rest) == [dateline, rest]


@pytest.mark.parametrize("text", ["UN talks resumed - slowly.", "Talks — at last — resumed.", "A"])
def test_what_is_no_dateline_stays(text: str) -> None:
    assert _slices(text) == [text]


def test_what_is_skipped_parts_paragraphs() -> None:
    text = "Talks end. [advertisement] Nobody spoke."
    assert [p.slice(text).strip() for p in paragraphs(text, [Span(11, 26)])] == ["Talks end.", "Nobody spoke."]


def _slices(text: str) -> list[str]:
    return [span.slice(text).rstrip("\r") for span in paragraphs(text)]


@given(
    TEXTS
    | st.lists(st.sampled_from(["said", "Cannot", "not", "wanna", "www", "vs", " ", " ", "x@y.org", "'"])).map("".join)
)
def test_the_short_way_for_most_words_finds_what_the_others_find(text: str) -> None:
    _, _, others = tokens._WORD.pattern.partition("(?= )|")
    assert [m.span() for m in re.finditer(others, text)] == [m.span() for m in tokens._WORD.finditer(text)]
