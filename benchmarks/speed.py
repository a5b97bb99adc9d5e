"""Words per second of one core, in processor time: encoder alone, parse, whole read with each model, and peers."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from benchmarks.peers import Task, tasks
from benchmarks.texts import texts, words
from onrecord.article import document_from_text
from onrecord.errors import ModelMissing
from onrecord.parsing.encoder import MODELS, Array, Encoder, Pieces
from onrecord.parsing.parser import Parser
from onrecord.reading.reader import Reader

ROUNDS = 3
WHOLE = "whole read, full model"


@dataclass(frozen=True, slots=True)
class Spent:
    """Processor seconds of a stage on a collection, and how many of them were the encoder's, where it took part."""

    seconds: float
    encoder: float | None = None


Clock = Callable[[list[str]], Spent]
"""Runs over the texts once."""


@dataclass(frozen=True, slots=True)
class Speed:
    """Words per second of one stage on one collection; null where the stage is not installed.

    `outside`: the share of the time that is not the encoder's.
    """

    collection: str
    stage: str
    words_per_second: float | None
    outside: float | None = None


class Timed:
    """An encoder that adds up the processor seconds spent in it."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.spent = 0.0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._encoder, name)

    def scores(self, window: list[Pieces]) -> dict[str, Array]:
        """The encoder's scores."""
        began = time.process_time()
        found = self._encoder.scores(window)
        self.spent += time.process_time() - began
        return found


def one_core() -> None:
    """Keeps this process, and all that it starts, on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def speeds() -> Iterator[Speed]:
    """Every stage on every collection: the fastest of a few rounds, in each of which all stages take their turn."""
    clocks = stages()
    for collection, batch in texts().items():
        rounds = [{name: clock(batch) for name, clock in clocks.items() if clock} for _ in range(ROUNDS)]
        for name in clocks:
            best = min((spent[name] for spent in rounds if name in spent), key=lambda s: s.seconds, default=None)
            yield Speed(collection, name, None) if best is None else _speed(collection, name, words(batch), best)


def _speed(collection: str, name: str, number: int, spent: Spent) -> Speed:
    outside = None if spent.encoder is None else 1 - spent.encoder / spent.seconds
    return Speed(collection, name, number / spent.seconds, outside)


def stages() -> dict[str, Clock | None]:
    """What is timed, by its name; null where it is not installed."""
    found: dict[str, Clock | None] = {}
    for model, parser in parsers().items():
        timed = Timed(parser._encoder)
        found |= {f"{stage}, {model} model": clock for stage, clock in _of_model(timed).items()}
    own = tasks(Parser.load())
    return found | {name: clocked(task) if task else None for name, task in own.items()}


def parsers() -> dict[str, Parser]:
    """A parser with each model whose file is here."""
    found: dict[str, Parser] = {}
    for model in MODELS:
        with suppress(ModelMissing):
            found[model] = Parser.load(model=model)
    return found


def _of_model(timed: Timed) -> dict[str, Clock]:
    parser = Parser(cast("Encoder", timed))
    reader = Reader(parser=parser)
    parse = Task(str, parser.parse)
    read = Task(str, lambda text: reader.read(document_from_text(text)))

    def encoder(batch: list[str]) -> Spent:
        return Spent(_with_encoder(timed, parse, batch).encoder or 0.0)

    return {
        "encoder alone": encoder,
        "parse": lambda batch: _with_encoder(timed, parse, batch),
        "whole read": lambda batch: _with_encoder(timed, read, batch),
    }


def _with_encoder(timed: Timed, task: Task, batch: list[str]) -> Spent:
    timed.spent = 0.0
    return Spent(clocked(task)(batch).seconds, timed.spent)


def clocked(task: Task) -> Clock:
    """A clock around something done to each text, once all are ready for it."""

    def clock(batch: list[str]) -> Spent:
        ready = [task.ready(text) for text in batch]
        began = time.process_time()
        for one in ready:
            task.run(one)
        return Spent(time.process_time() - began)

    return clock
