"""Sentences around a place: what ends one, and what only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.queries.sentences import sentence_around

PIECES = ("Mr.", "Venn", "came.", "no!", "“Go.”", "\n", "\r\n\r\n", " ", "\0", "🚢", "5", "U.S.", "é", "…", "\u2029")


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Gen. Olden left. He will be back.", "Olden", "Gen. Olden left."),
        ("Gen. Olden left. He will be back.", "back", "He will be back."),
        ("Talks end\n\nThe envoy said no.", "Talks", "Talks end"),
        ("Talks end\r\n \r\nThe envoy said no.", "envoy", "The envoy said no."),
        ("The envoy\nof Ostland said no. All left.", "envoy", "The envoy\nof Ostland said no."),
        ("“It is over!” she said. “Go.” They went.", "she", "“It is over!” she said."),
        ("“It is over.” She left.", "over", "“It is over.”"),
        ("The U.S. envoy of J. K. Venn came.", "came", "The U.S. envoy of J. K. Venn came."),
        ("It cost 5.5 million. Élan helped.", "cost", "It cost 5.5 million."),
        ("Is it so? (Yes.) 12 ships came.", "12", "12 ships came."),
        ("See No. 5 of the list.", "See", "See No. 5 of the list."),
        ("  Ships  ", "Ships", "Ships"),
    ],
)
def test_sentences(text: str, place: str, expected: str) -> None:
    at = text.index(place)
    assert sentence_around(text, at, at + len(place)).slice(text) == expected


def test_words_of_two_sentences_get_both() -> None:
    text = "One came. Two left. Three stayed."
    assert sentence_around(text, text.index("came"), text.index("left") + 4).slice(text) == "One came. Two left."


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=30), st.data())
def test_a_sentence_holds_its_place(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    places = [n for n, c in enumerate(text) if not c.isspace()]
    if places:
        at = data.draw(st.sampled_from(places))
        found = sentence_around(text, at, at + 1)
        assert found.contains((at, at + 1))
        assert found.slice(text) == found.slice(text).strip()
        assert "\r\n\r\n" not in found.slice(text)


def test_an_empty_text_has_an_empty_sentence() -> None:
    assert sentence_around("", 0, 0) == (0, 0)
