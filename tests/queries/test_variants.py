"""Wordings beside the first one: what was added, cut, changed; every piece stands where it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from onrecord.queries.variants import changes, keys_of, marked, quoted, words_of
from onrecord.records import Evidence
from onrecord.show.answers.changes import Changes, coloured, plainly

WORDS = (
    "we",
    "We",
    "never",
    "sold",
    "the",
    "bridge",
    "don’t",
    "don't",
    "12,000",
    "12000",
    "É",
    "e\u0301",
    "[sic]",
    "…",
    "...",
)
MARKS = (" ", "  ", ", ", ". ", " “", "” ", '"', "\n", " – ", "\u00ad", "\0", "🚢 ")


@st.composite
def contents(draw: st.DrawFn) -> tuple[Evidence, ...]:
    """A content of up to three spans, anywhere in a text."""
    at, found = draw(st.integers(0, 50)), []
    for _ in range(draw(st.integers(1, 3))):
        quote = "".join(draw(st.lists(st.sampled_from((*WORDS, *MARKS)), min_size=1, max_size=12)))
        found.append(Evidence(at, at + len(quote), quote))
        at += len(quote) + draw(st.integers(0, 9))
    return tuple(found)


def said(*spans: str) -> tuple[Evidence, ...]:
    """A content of these spans, ten characters apart."""
    starts = [sum(len(s) + 10 for s in spans[:n]) for n in range(len(spans))]
    return tuple(Evidence(at, at + len(s), s) for at, s in zip(starts, spans, strict=True))


def shown(first: Sequence[Evidence], other: Sequence[Evidence]) -> str:
    return plainly(marked(first, other)).plain


@pytest.mark.parametrize(
    ("first", "other", "expected"),
    [
        ("The ships left.", "The ships left.", "The ships left."),
        ("“The ships left,”", '"the Ships left"', '"the Ships left"'),
        ("The ships left.", "The ships never left.", "The ships {+never+} left."),
        ("The ships never left.", "The ships left.", "The ships [-never-] left."),
        ("All ships left.", "Some ships left.", "[-All-] {+Some+} ships left."),
        ("Never again will ships leave.", "“Ships leave.”", "“[-Never again will-] Ships leave.”"),
        ("Ships left at dawn.", "Ships left.", "Ships left [-at dawn-]."),
        ("We sold 12,000 boats.", "We sold 12000 boats.", "We sold 12000 boats."),
        ("We sold 12,000 boats.", "We sold 1,200 boats.", "We sold [-12,000-] {+1,200+} boats."),
        ("We don’t know.", "We don't know.", "We don't know."),
        ("We do not know.", "We don’t know.", "We [-do not-] {+don’t+} know."),
        ("", "Ships left.", "{+Ships left+}."),
        ("Ships left.", "", "[-Ships left-]"),
    ],
)  # fmt: skip
def test_what_is_marked(first: str, other: str, expected: str) -> None:
    assert shown(said(first), said(other)) == expected


def test_what_the_outlet_marks_as_its_own() -> None:
    first = said("It was ours before they came, and it will be ours.")
    brackets = changes(marked(first, said("[The island] was ours before [the ships] they came, and it will be ours.")))
    assert [(p.kind, p.own, p.after and p.after.quote) for p in brackets] == [
        ("changed", True, "The island"),
        ("added", True, "the ships"),
    ]
    for gap in ("…", "...", "[...]", "(…)", ". . ."):
        (cut,) = changes(marked(first, said(f"It was ours {gap} and it will be ours.")))
        assert (cut.kind, cut.own, cut.before and cut.before.quote) == ("cut", True, "before they came"), gap
        assert cut.after
        assert cut.after.quote == gap
    (plain,) = changes(marked(first, said("It was ours, and it will be ours.")))
    assert (plain.kind, plain.own) == ("cut", False)


def test_a_change_over_two_spans_is_two_pieces() -> None:
    first, other = said("We will go", "at dawn"), said("We will stay", "here and wait")
    pieces = changes(marked(first, other))
    assert [(p.kind, p.before and p.before.quote, p.after and p.after.quote) for p in pieces] == [
        ("changed", "go", "stay"),
        ("changed", "at dawn", "here and wait"),
    ]
    assert shown(first, other) == "We will [-go-] {+stay+} … [-at dawn-] {+here and wait+}"


@pytest.mark.parametrize(("no_color", "marks"), [(False, False), (True, True)])
def test_colours_take_the_place_of_marks(no_color: bool, marks: bool) -> None:
    pieces = marked(said("All ships left."), said("Some ships left at dawn."))
    console = Console(file=StringIO(), width=80, force_terminal=True, color_system="standard", no_color=no_color)
    with console.capture() as printed:
        console.print(Changes(pieces, 4))
    assert ("[-All-] {+Some+}" in re.sub(r"\x1b\[[\d;]*m", "", printed.get())) == marks
    assert coloured(pieces).plain == "All Some ships left at dawn."
    styles = [(coloured(pieces).plain[s.start : s.end], s.style) for s in coloured(pieces).spans if s.style]
    assert styles == [("All", "red strike"), ("Some", "green underline"), ("at dawn", "green underline")]


def test_only_the_speaker_s_words_of_a_mixed_telling() -> None:
    (told,) = said("the crew “lost their temper” but not «a transformer»")
    assert [e.quote for e in quoted([told])] == ["“lost their temper”", "«a transformer»"]
    assert quoted(said("no marks here")) == said("no marks here")
    assert [e.quote for e in quoted(said('he called it "a fairy tale'))] == ['"a fairy tale']


@given(contents(), contents())
def test_pieces_rejoin_to_the_exact_words(first: tuple[Evidence, ...], other: tuple[Evidence, ...]) -> None:
    pieces = marked(first, other)
    assert "".join(p.after.quote for p in pieces if p.after) == "".join(e.quote for e in other)
    for spans, mine in ((first, [p.before for p in pieces]), (other, [p.after for p in pieces])):
        for piece in mine:
            assert piece is None or any(_is_slice(piece, span) for span in spans)
    assert all(p.before is None for p in pieces if p.kind == "same")


@given(contents(), contents())
def test_changes_made_to_the_first_words_give_the_others(
    first: tuple[Evidence, ...], other: tuple[Evidence, ...]
) -> None:
    left, made = list(keys_of(first)), list[str]()
    for piece in marked(first, other):
        if piece.kind == "same":
            assert piece.after
            for key in keys_of([piece.after]):
                assert left.pop(0) == key
                made.append(key)
            continue
        for key in keys_of([piece.before] if piece.before else []):
            assert left.pop(0) == key
        made += keys_of([piece.after] if piece.after else [])
    assert left == []
    assert tuple(made) == keys_of(other)


@given(contents())
def test_a_wording_does_not_differ_from_itself(content: tuple[Evidence, ...]) -> None:
    assert changes(marked(content, content)) == ()


@given(contents())
def test_words_stand_in_their_order(content: tuple[Evidence, ...]) -> None:
    whole = "".join(e.quote for e in content)
    places = [(word.start, word.end) for word in words_of(content)]
    assert all(start < end <= len(whole) for start, end in places)
    assert all(one[1] <= next_[0] for one, next_ in pairwise(places))


def _is_slice(piece: Evidence, span: Evidence) -> bool:
    inside = span.start <= piece.start < piece.end <= span.end
    return inside and span.quote[piece.start - span.start : piece.end - span.start] == piece.quote
