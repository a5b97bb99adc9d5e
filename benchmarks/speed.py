"""Words per second of one core, in processor time: encoder alone, parse, whole read, and a peer."""

from __future__ import annotations

import importlib
import importlib.util
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.texts import texts, words
from onrecord.article import document_from_text
from onrecord.lexicon import Lexicon
from onrecord.parsing.encoder import Array, Encoder, Pieces
from onrecord.parsing.parser import Parser
from onrecord.reading.reader import Reader
from onrecord.reading.times import find_times
from onrecord.trace import SILENT

ROUNDS = 3
STAMP = "2026-05-07"

Clock = Callable[[list[str]], float]
"""Runs over the texts once and gives the processor seconds that counted."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Words per second of one stage on one collection; null where the stage is not installed."""

    collection: str
    stage: str
    words_per_second: float | None


class TimedEncoder(Encoder):
    """The shipped encoder, which adds up the processor seconds spent in it."""

    spent = 0.0

    def scores(self, words: list[Pieces]) -> dict[str, Array]:
        began = time.process_time()
        found = super().scores(words)
        self.spent += time.process_time() - began
        return found


def speeds() -> Iterator[Speed]:
    """Every stage on every collection, the fastest of a few rounds."""
    stages = {name: prepare() for name, prepare in STAGES.items()}
    for collection, batch in texts().items():
        for name, clock in stages.items():
            seconds = clock and min(clock(batch) for _ in range(ROUNDS))
            yield Speed(collection, name, words(batch) / seconds if seconds else None)


def clocked(run: Callable[[str], object]) -> Clock:
    """A clock around something done to each text."""

    def clock(batch: list[str]) -> float:
        began = time.process_time()
        for text in batch:
            run(text)
        return time.process_time() - began

    return clock


def encoder() -> Clock:
    """The encoder's share of a parse."""
    timed = TimedEncoder.shipped()
    assert isinstance(timed, TimedEncoder)
    parser = Parser(timed)

    def clock(batch: list[str]) -> float:
        timed.spent = 0.0
        for text in batch:
            parser.parse(text)
        return timed.spent

    return clock


def parse() -> Clock:
    """Tokens, encoder, trees."""
    return clocked(Parser.load().parse)


def read() -> Clock:
    """Text to record."""
    reader = Reader()
    return clocked(lambda text: reader.read(document_from_text(text)))


def our_times() -> Clock:
    """Our time expressions over a parse made before."""
    parser, lexicon = Parser.load(), Lexicon.load().times

    def clock(batch: list[str]) -> float:
        parses = [parser.parse(text) for text in batch]
        began = time.process_time()
        for parsed in parses:
            find_times(parsed, published=STAMP, lexicon=lexicon, trace=SILENT)
        return time.process_time() - began

    return clock


def dateparser() -> Clock | None:
    """The dates that dateparser finds in a text, where it is installed."""
    if importlib.util.find_spec("dateparser") is None:
        return None
    search: Any = importlib.import_module("dateparser.search")
    return clocked(lambda text: search.search_dates(text, languages=["en"]))


STAGES: dict[str, Callable[[], Clock | None]] = {
    "encoder alone": encoder,
    "parse": parse,
    "whole read": read,
    "time expressions, ours": our_times,
    "dates, dateparser": dateparser,
}
