"""The gate: floors only rise, and every figure has a place of its own."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate import floors, pages
from gate.grading import figures
from gate.measures import MEASURES, key
from gate.results import Result

SHARES = st.dictionaries(st.sampled_from("abc"), st.floats(0, 1), max_size=3)


@given(SHARES, SHARES)
def test_floors_never_fall(known: dict[str, float], measured: dict[str, float]) -> None:
    new = floors.repinned(known, measured)
    assert all(new[name] >= floor for name, floor in known.items())
    assert set(new) == set(known) | set(measured)


def test_only_aloud_a_floor_falls() -> None:
    assert floors.repinned({"a": 0.9}, {"a": 0.5}, lower=True)["a"] < 0.5
    assert floors.repinned({"checks": 115}, {"checks": 160.0}) == {"checks": 160.0}


def test_every_figure_has_a_key_of_its_own() -> None:
    keys = [key(measure, figure) for measure in MEASURES for figure in measure.figures]
    assert len(keys) == len(set(keys))


def test_floors_belong_to_figures() -> None:
    keys = {key(measure, figure) for measure in MEASURES for figure in measure.figures}
    assert set(floors.load()) <= keys


def test_what_floors_are_written_as_is_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.toml")
    assert floors.load() == {}
    floors.save({"ewt LAS F1": 0.8856, "seed checks held": 164.0})
    assert floors.load() == {"ewt LAS F1": 0.8856, "seed checks held": 164}
    assert tomllib.loads((tmp_path / "floors.toml").read_text(encoding="utf-8"))


def test_the_graders_lines_are_read() -> None:
    printed = "17 documents, 17 with a record\nlinked recall, direct        P 1.000  R 0.870  F1 0.930   (right 87)\n"
    assert figures(printed)["linked recall, direct", "R"] == 0.87
    assert figures("nothing of the kind") == {}


def result(whole: float | None, *, floor: float | None = None, target: float | None = None) -> Result:
    return Result("ewt LAS F1", "parsing", "EWT", "LAS F1", whole, 0.8, floor, target)


def test_what_falls_and_what_reaches() -> None:
    assert result(None).falls
    assert result(0.7, floor=0.8).falls
    assert not result(0.8, floor=0.8, target=0.9).falls
    assert result(0.9, target=0.9).reaches


def test_pages_get_the_figures_between_their_markers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- figures: x -->\nold\n<!-- end of figures -->\nafter\n", encoding="utf-8")
    monkeypatch.setattr(pages, "ROOT", tmp_path)
    monkeypatch.setattr(pages, "PAGES", {"page.md": None})
    pages.write([result(0.9)])
    written = page.read_text(encoding="utf-8")
    assert "| EWT | LAS F1 | 0.900 | 0.800 |  |\n" in written
    assert written.startswith("before\n")
    assert written.endswith("after\n")
    assert "old" not in written
