"""The benchmark's tables, from figures made up here: a test times nothing."""

from __future__ import annotations

import pytest

from benchmarks.__main__ import memory_table, page_table, speed_table, start_table
from benchmarks.memory import Held
from benchmarks.page_templates import made_pages
from benchmarks.pages import PageFigure
from benchmarks.peers import Task, spacy_doc
from benchmarks.speed import WHOLE, Speed, clocked
from benchmarks.startup import Start
from benchmarks.texts import texts
from onrecord.parsing.parser import Parser
from onrecord.show import plain


def test_a_peer_that_is_absent_is_said_to_be() -> None:
    speeds = [
        Speed("examples", WHOLE, 4000.0, 0.25),
        Speed("examples", "a peer", None),
        Speed("examples", "other", 9000.0),
    ]
    page = plain(speed_table(speeds))
    assert "not installed" in page
    assert "4,000" in page
    assert "25%" in page
    assert "2.25x" in page


def test_a_start_is_shown_in_seconds_and_megabytes() -> None:
    page = plain(start_table([Start("onrecord --help", 0.114, 21.4), Start("import spacy")]))
    assert "0.11" in page
    assert "import spacy" in page


def test_a_clock_runs_over_every_text() -> None:
    seen: list[str] = []
    assert clocked(Task(str.upper, seen.append))(["a", "b"]).seconds >= 0
    assert seen == ["A", "B"]


def test_there_is_always_something_to_read() -> None:
    assert texts()["examples"]


def test_a_reader_that_names_no_kinds_is_said_to() -> None:
    page = plain(page_table([PageFigure("ours", 1.0, 0.99, 0.98), PageFigure("peer", 0.9, 0.8), PageFigure("absent")]))
    assert "0.990" in page
    assert "names none" in page
    assert "not installed" in page


def test_memory_is_told_as_reports_go_by() -> None:
    page = plain(memory_table([Held(1000, 367_000, 151.4)]))
    assert "367,000" in page
    assert "151" in page


def test_a_parse_is_what_spacy_holds() -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed")
    parse = Parser.load().parse("Envoy Mara Vale said the talks had failed. “We tried,” she added.")
    doc = spacy_doc(parse, spacy.blank("en").vocab)
    assert [token.text for token in doc] == [token.text for token in parse.tokens]
    assert len(list(doc.sents)) == len(parse.sentences)
    assert doc.text == parse.text


def test_pages_are_the_same_on_every_run() -> None:
    assert list(made_pages()) == list(made_pages())
