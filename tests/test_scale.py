"""What much reading costs, from figures made up here; and the page, which must quote those that are kept."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import islice
from pathlib import Path

import pytest

from benchmarks.batch import Figure, Sizes, as_json, table
from benchmarks.batch_runs import Ran
from benchmarks.crawl import page_bytes, write_crawl
from docs.scale import FIGURES, Load, cost, lines, measured_of
from onrecord.article.inputs import read_inputs
from onrecord.show import plain

SIZES = Sizes(1_000, 20, 500_000, 1, 2_000, 5_000, 3_000_000, 0.5, {"records": 999, "failures": 1})


def _figure(way: str, jobs: int, seconds: float, **other: object) -> Figure:
    made = {
        "way": way, "jobs": jobs, "seconds": seconds, "processor_seconds": 90.0, "pages_per_second": 1000 / seconds,
        "words_per_second": 500_000 / seconds, "efficiency": 100 / seconds / jobs, "megabytes": 240.0, "died": 0,
        "lost": None, "same_bytes": True,
    }  # fmt: skip
    return Figure(**{**made, **other})  # type: ignore[arg-type]


FOUND = [
    _figure("one process", 1, 100.0),
    _figure("2 processes", 2, 62.5, same_bytes=False, lost=1.25, megabytes=300.0),
]


def test_the_cost_of_a_load() -> None:
    measured = measured_of({"sizes": asdict(SIZES), "figures": [*map(asdict, FOUND)]})
    assert (measured.core_seconds, measured.table_bytes, measured.efficiency) == (0.09, 3_000, 0.8)
    assert measured.megabytes == 300.0
    it = cost(Load("a year", 40_000_100), measured)
    assert it.core_hours == pytest.approx(1000.0025)
    assert it.hours == pytest.approx(1.25, rel=1e-4)
    assert it.terabytes == pytest.approx(0.12, rel=1e-4)
    assert it.plan_hours == pytest.approx(5.56, rel=1e-2)
    assert (it.shards, it.files) == (80_001, 560_007)
    assert it.shards_per_second == pytest.approx(80_001 / 4500, rel=1e-4)


def test_figures_are_kept_and_shown() -> None:
    page, kept = plain(table(FOUND, SIZES)), json.loads(as_json(FOUND, SIZES))
    assert "1,000 pages of 500 words in 20 shards" in page
    assert "0.80" in page
    assert "NO" in page
    text = "".join(lines(kept))
    assert "| 2 processes | 16.0 | 0.80 | 300 | 90 | 62 | 1.2 | NO |" in text
    assert "A report took 90 ms of one core and 3.0 kB of tables." in text
    assert "| all of CC-NEWS | 1,350,000,000 | 33,750 | 42 h | 4.0 TB | 188 h | 2,700,000 | 18,900,000 | 18 |" in text


def test_the_page_quotes_the_figures_that_are_kept(root: Path) -> None:
    kept = json.loads(FIGURES.read_text(encoding="utf-8"))
    page = (root / "docs/scale.md").read_text(encoding="utf-8")
    assert "".join(lines(kept)) in page


def test_a_crawl_is_the_same_on_every_run_and_is_read(tmp_path: Path) -> None:
    first, again = (write_crawl(tmp_path / name, 7, 3) for name in ("first", "again"))
    assert [path.read_bytes() for path in first.files] == [path.read_bytes() for path in again.files]
    found = list(read_inputs(first.files))
    addresses = [address for address, _ in islice(page_bytes(7), 7)]
    assert [document.url for document in found] == addresses
    assert len(set(addresses)) == 7
    assert not any(document.failure for document in found)


def test_the_process_that_held_most_counts() -> None:
    assert Ran(megabytes={7: 200.0, 8: 310.5}).most_megabytes == 310.5
    assert Ran().most_megabytes == 0.0
