"""Points out of counts: what `make weights` measures, on finds that are made up."""

from __future__ import annotations

import importlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon.weights import WeightLexicon, WeightRow
from onrecord.reading.weighing.scale import confidence

weights: Any = importlib.import_module("training.weights")


def rows(*traits: str, points: float = 0.7) -> list[WeightRow]:
    return [WeightRow(t, "statement", t, points, 0, 0, "An example.") for t in traits]


def finds(traits: tuple[str, ...], right: int, wrong: int, *, apart: bool = False) -> list[Any]:
    return [weights.Judged("statement", traits, n < right, apart) for n in range(right + wrong)]


def measured(names: list[str], found: list[Any]) -> dict[str, WeightRow]:
    return {row.trait: row for row in weights.measured(rows(*names), found)}


def test_points_give_back_the_shares() -> None:
    found = [*finds(("base",), 900, 100), *finds(("base", "short"), 500, 500)]
    table = measured(["base", "short"], found)
    points = {trait: row.points for trait, row in table.items()}
    assert confidence(["base"][1:], points) == pytest.approx(0.9, abs=0.01)
    assert confidence(["short"], points) == pytest.approx(0.5, abs=0.01)
    assert (table["short"].found, table["short"].right) == (1000, 500)
    assert table["base"].found == 2000


def test_a_corpus_apart_counts_for_order_alone() -> None:
    found = [*finds(("base",), 900, 100), *finds(("base",), 100, 900, apart=True)]
    assert confidence([], {"base": measured(["base"], found)["base"].points}) == pytest.approx(0.9, abs=0.01)


def test_what_nothing_has_keeps_the_points_set_by_hand() -> None:
    row = measured(["base", "rare"], finds(("base",), 8, 2))["rare"]
    assert (row.points, row.found, row.right) == (0.7, 0, 0)


@given(st.integers(1, 60), st.integers(1, 60))
def test_few_finds_move_little(right: int, wrong: int) -> None:
    found = [*finds(("base",), 500, 500), *finds(("base", "rare"), right, wrong)]
    points = measured(["base", "rare"], found)["rare"].points
    assert (points >= -0.1) if right >= wrong else (points <= 0.1)
    assert abs(points) < 4


def test_traits_are_read_out_of_what_a_trace_hears() -> None:
    listening = weights.Listening()
    listening.kept("confidence", "time", 0, 3, "0.95 of base +1.56, reading weekday +1.40, a set -0.72")
    listening.kept("times", "weekday", 0, 3, "2025-11-24")
    assert listening.heard == {"time": [("base", "reading weekday", "a set")]}


def test_what_is_set_by_hand_was_found_nowhere() -> None:
    by_hand = {row.trait for row in WeightLexicon.load().rows if row.trait in weights.BY_HAND and row.found == 0}
    assert by_hand == set(weights.BY_HAND)
