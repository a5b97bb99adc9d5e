"""The pieces of a marked text: whatever overlaps, they say the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.show.page.marks import Mark, lines

TEXTS = st.text(alphabet="ab \n😀", max_size=40)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS.filter(bool))
    places = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(places, places), max_size=6))
    return text, [Mark(min(s), max(s), f"m{n}") for n, s in enumerate(spans) if s[0] != s[1]]


@given(marked())
def test_the_pieces_say_the_text_and_each_mark_covers_its_own(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    pieces = [piece for line in lines(text, marks) for piece in line]
    assert "".join(p.text for p in pieces) == text
    assert all(text[p.start : p.end] == p.text for p in pieces)
    for mark in marks:
        covered = [p for p in pieces if mark.classes in p.classes.split()]
        assert "".join(p.text for p in covered) == text[mark.start : mark.end]
        assert covered[0].opens


@given(marked())
def test_each_line_ends_where_the_text_breaks(given_: tuple[str, list[Mark]]) -> None:
    text, marks = given_
    assert ["".join(p.text for p in line) for line in lines(text, marks)] == text.replace("\n", "\n\0").strip(
        "\0"
    ).split("\0")
