"""The benchmark's tables, from figures made up here: a test times nothing."""

from __future__ import annotations

from benchmarks.__main__ import page_table, speed_table, start_table
from benchmarks.page_templates import made_pages
from benchmarks.pages import PageFigure
from benchmarks.speed import STAGES, Speed, clocked
from benchmarks.startup import Start
from benchmarks.texts import texts
from onrecord.show import plain


def test_a_peer_that_is_absent_is_said_to_be() -> None:
    speeds = [Speed("examples", stage, 2000.0 * n or None) for n, stage in enumerate(STAGES)]
    page = plain(speed_table(speeds))
    assert "encoder alone" in page
    assert "not installed" in page
    assert "4,000" in page


def test_a_start_is_shown_in_seconds_and_megabytes() -> None:
    page = plain(start_table([Start("onrecord --help", 0.114, 21.4), Start("import spacy")]))
    assert "0.11" in page
    assert "import spacy" in page


def test_a_clock_runs_over_every_text() -> None:
    seen: list[str] = []
    assert clocked(seen.append)(["a", "b"]) >= 0
    assert seen == ["a", "b"]


def test_there_is_always_something_to_read() -> None:
    assert texts()["examples"]


def test_a_reader_that_names_no_kinds_is_said_to() -> None:
    page = plain(page_table([PageFigure("ours", 1.0, 0.99, 0.98, ()), PageFigure("peer", 0.9, 0.8, None, ("a: b",))]))
    assert "0.990" in page
    assert "names none" in page


def test_pages_are_the_same_on_every_run() -> None:
    assert list(made_pages()) == list(made_pages())
