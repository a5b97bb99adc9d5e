"""The gate: floors only rise, and every figure has a place of its own."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gate import counting, floors, pages
from gate.grading import figures
from gate.measures import MEASURES, key
from gate.results import Result
from gate.sampling import COLUMNS, Counts, Interval, interval, shares

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
    assert replace(result(None), unread=None).falls
    assert result(0.7, floor=0.8).falls
    assert not result(0.8, floor=0.8, target=0.9).falls
    assert result(0.9, target=0.9).reaches


def test_a_set_of_which_the_third_alone_is_read_is_held_to_that() -> None:
    third = Result("gum-train linked F1", "statements", "GUM", "linked F1", None, 0.5, 0.6, None)
    assert third.held == 0.5
    assert third.falls
    assert not Result("gum-train linked F1", "statements", "GUM", "linked F1", None, 0.5, 0.4, None).falls


def documents(rows: list[tuple[int, int, int]]) -> Counts:
    """Counts in which no more is right than was said and was to be found."""
    return np.array([(min(row), max(row[:2]), max(row[1:])) for row in rows], dtype=np.int64)


COUNTS = st.lists(st.tuples(*[st.integers(0, 30)] * 3), min_size=2, max_size=40).map(documents)


@given(COUNTS, st.sampled_from(COLUMNS))
def test_an_interval_lies_around_what_documents_give(counts: Counts, column: str) -> None:
    found = interval(counts, column)
    assert found == interval(counts, column), "the same at every call"
    assert found is not None
    assert 0 <= found.low <= found.high <= 1
    each = shares(counts)[:, COLUMNS.index(column)]
    assert found.high <= max(each) + 0.0001


def test_documents_that_are_alike_leave_no_doubt() -> None:
    assert interval(documents([(3, 4, 4)] * 5), "F1") == Interval(0.75, 0.75, 20)
    assert interval(documents([(3, 4, 4)]), "F1") is None


GRADER = """
class Tally(dict):
    def add(self, name, right, said, gold):
        self[name] = [right, said, gold]


def names(gold, record, tally, options):
    said = record.get("names", [])
    tally.add("linked", len(set(said) & set(gold["names"])), len(said) - options.outermost, len(gold["names"]))
"""


def test_documents_are_counted_one_by_one(tmp_path: Path) -> None:
    script, gold, records = tmp_path / "corpus.py", tmp_path / "gold.jsonl", tmp_path / "records.jsonl"
    script.write_text(GRADER, encoding="utf-8")
    gold.write_text('{"id": "a", "names": ["Ada", "Ben"]}\n{"id": "b", "names": ["Cid"]}\n', encoding="utf-8")
    records.write_text('{"document": {"external_id": "a"}, "names": ["Ada", "Dov"]}\n', encoding="utf-8")
    tallies = counting.of_corpus(script, "names", ["--outermost"], gold, records)
    assert tallies["linked"].tolist() == [[1, 1, 2], [0, -1, 1]]


def test_pages_get_the_figures_between_their_markers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- figures: x -->\nold\n<!-- end of figures -->\nafter\n", encoding="utf-8")
    monkeypatch.setattr(pages, "ROOT", tmp_path)
    monkeypatch.setattr(pages, "PAGES", {"page.md": ()})
    pages.write([replace(result(0.9), whole_interval=Interval(0.88, 0.92, 50))])
    written = page.read_text(encoding="utf-8")
    assert "| EWT | LAS F1 | 0.900 (.880–.920; 50) | 0.800 |  |\n" in written
    assert written.startswith("before\n")
    assert written.endswith("after\n")
    assert "old" not in written
