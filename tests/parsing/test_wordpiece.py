"""WordPiece: the longest piece first, lower case, accents and marks as the encoder was taught."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parsing.wordpiece import MOST_PIECES, WordPiece

VOCABULARY = [
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "un",
    "##able",
    "##ab",
    "##le",
    "able",
    "u",
    "##n",
    "-",
    ".",
    "日",
    "a",
    "##a",
    "cafe",
]
PIECES = WordPiece(VOCABULARY)


def cut(word: str) -> list[str]:
    return [VOCABULARY[number] for number in PIECES.ids(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("able", ["able"]),
        ("unable", ["un", "##able"]),
        ("UNABLE", ["un", "##able"]),
        ("unab", ["un", "##ab"]),
        ("Café", ["cafe"]),
        ("Cafe\u0301", ["cafe"]),
        ("un-able", ["un", "-", "able"]),
        ("a.a.", ["a", ".", "a", "."]),
        ("日日", ["日", "日"]),
        ("xyz", ["[UNK]"]),
        ("unx", ["[UNK]"]),
        ("un-xyz", ["un", "-", "[UNK]"]),
        ("", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
        ("a" * 50, ["a", *["##a"] * (MOST_PIECES - 1)]),
    ],
)
def test_cut(word: str, expected: list[str]) -> None:
    assert cut(word) == expected


def test_numbers_are_places_in_the_vocabulary() -> None:
    assert (PIECES.unknown, PIECES.start, PIECES.end, len(PIECES)) == (0, 1, 2, len(VOCABULARY))


@given(st.text(max_size=300))
def test_any_word_has_a_few_pieces(word: str) -> None:
    ids = PIECES.ids(word)
    assert 1 <= len(ids) <= MOST_PIECES
    assert all(0 <= number < len(PIECES) for number in ids)
    assert ids == WordPiece(VOCABULARY).ids(word)
