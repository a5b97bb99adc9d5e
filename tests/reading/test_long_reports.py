"""Long reports: what is looked up by its place is what a look at everything finds, and work grows with the text."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import FrameType

import pytest

from onrecord.article import document_from_text
from onrecord.lexicon import Lexicon
from onrecord.parsing.parse import Parse
from onrecord.reading.reader import Reader
from onrecord.reading.speech.find import find_attributions, quotations_of
from onrecord.reading.telling.scenes import Telling, inside
from onrecord.reading.times import find_times
from onrecord.records import Document
from onrecord.trace import SILENT

PARAGRAPHS = (
    "Veranian President Elin Darvas said on 4 May 2026 that Kostria had closed its port. She told reporters "
    '"the ships will sail", and accused Kostria of blocking the sound.',
    "Kostria's foreign minister, Oskar Venn, rejected the charge on Tuesday. He said the harbour master had written "
    'that "no ship was turned away" in April.',
    "The two ministers will meet in Ostland next week, the Tidewater Gazette reported, citing a letter of 2 May 2026.",
    "The envoy of Ostland declined to comment. Later she said that talks about the ferry had failed.",
)
FEW, MANY = 4, 16


def _report(times: int) -> Document:
    """A report that says it all so many times, with nothing set aside."""
    return replace(document_from_text("\n\n".join(PARAGRAPHS * times), published="2026-05-07"), set_aside=())


@pytest.fixture(scope="module")
def parses(reader: Reader) -> dict[int, Parse]:
    return {times: reader.parser.parse(_report(times).text) for times in (FEW, MANY)}


@pytest.fixture(scope="module")
def telling(parses: dict[int, Parse]) -> Telling:
    lexicon, parse = Lexicon.load(), parses[FEW]
    quotations = quotations_of(parse)
    told = find_attributions(parse, quotations, lexicon=lexicon, trace=SILENT)
    times = find_times(parse, published="2026-05-07", lexicon=lexicon.times)
    return Telling(_report(FEW), parse, told, quotations, times, lexicon.speech)


def test_times_and_sayings_are_found_by_place(telling: Telling) -> None:
    assert len(telling.times) > FEW
    assert len(telling.told) > FEW
    for sentence in telling.parse.sentences:
        span = telling.parse.span(sentence.start, sentence.end)
        near = [t for t in telling.times if span.overlaps((t.start, t.end))]
        before = [t for t in reversed(telling.times) if t.end <= span.start]
        said = [t.attribution for t in telling.told if inside(t.attribution.content, span)]
        assert (list(telling.times_in(span)), list(telling.times_before(span.start))) == (near, before)
        assert telling.said_at(span) == said


def test_tokens_are_found_by_place(telling: Telling) -> None:
    parse = telling.parse
    for start in range(0, len(parse.text), 7):
        found = [t for t in parse.tokens if t.start < start + 20 and start < t.end]
        assert list(parse.tokens_in(start, start + 20)) == found


def test_each_says_and_does_as_much_however_long_the_report(reader: Reader, parses: dict[int, Parse]) -> None:
    few, many = (reader.read_parse(_report(times), parses[times]) for times in (FEW, MANY))
    assert len(few.statements) >= FEW * len(PARAGRAPHS)
    assert abs(len(many.statements) / len(few.statements) - MANY / FEW) < 0.5


def test_work_grows_with_the_text(reader: Reader, parses: dict[int, Parse]) -> None:
    few, many = (_calls(reader, _report(times), parses[times]) for times in (FEW, MANY))
    assert many / few < 1.2 * MANY / FEW


def _calls(reader: Reader, report: Document, parse: Parse) -> int:
    """How many functions of Python's own a reading calls, generators' steps among them; what is made once is made before."""
    reader.read_parse(report, parse)
    count = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        reader.read_parse(report, parse)
    finally:
        sys.setprofile(before)
    return count
