"""Spans, and the shelf that finds things by where they lie: the same as a look at everything finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.spans import Shelf, Span

SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 2_000), st.integers(1, 900))


@given(st.lists(st.lists(SPANS, min_size=1, max_size=3), max_size=12), SPANS)
def test_a_shelf_finds_what_a_look_at_everything_finds(things: list[list[Span]], asked: Span) -> None:
    shelf = Shelf[int]()
    for number, spans in enumerate(things):
        shelf.add(number, spans)
    assert shelf.at(asked) == [n for n, spans in enumerate(things) if any(span.overlaps(asked) for span in spans)]


def test_spans_that_only_touch_share_nothing() -> None:
    shelf = Shelf[str]()
    shelf.add("before", [Span(0, 256)])
    shelf.add("behind", [Span(512, 600)])
    assert shelf.at(Span(256, 512)) == []
    assert shelf.at(Span(255, 513)) == ["before", "behind"]
