"""The figures of one reader over its runs: each was measured in this run, or when the kept answer was given."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from benchmarks.chatbot.agreement import Agreement, agreement
from benchmarks.chatbot.locating import Letters
from benchmarks.chatbot.reading import Reading, Side, Usage

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost."""

    input: float
    output: float

    def of(self, usage: Usage) -> float:
        """What an answer cost.

        >>> Prices(2.0, 10.0).of(Usage(5000, 1000))
        0.02
        """
        return (usage.input * self.input + usage.output * self.output) / MILLION


@dataclass(frozen=True, slots=True)
class Figures:
    """What a reader did, over all its runs; null where it is not known."""

    name: str
    asked: int
    """Readings that were asked for: reports times runs."""
    read: int
    troubles: dict[str, int]
    """Answers that could not be used, by why."""
    broken: int
    statements: float | None
    """In a reading that could be used."""
    events: float | None
    letters: Letters
    contents: Letters
    agreement: Agreement | None
    """Of the first two runs."""
    seconds: float | None
    """Median for a report."""
    longest: float | None
    tokens_in: float | None
    """For a report."""
    tokens_out: float | None
    cost: float | None
    """For a report: 0 where nothing is paid for by the token."""


def figures(side: Side, reports: int, prices: Prices | None = None) -> Figures:
    """The figures of a reader that was given so many reports."""
    readings = [reading for run in side.runs for reading in run.values()]
    usable = [reading for reading in readings if not reading.trouble]
    seconds = [reading.seconds for reading in readings]
    usages = [reading.usage for reading in readings if reading.usage is not None]
    told = bool(usages) and len(usages) == len(readings)
    return Figures(
        side.name,
        reports * len(side.runs),
        len(readings),
        _troubles(readings),
        sum(reading.broken for reading in readings),
        _mean([len(reading.record.statements) for reading in usable]),
        _mean([len(reading.record.events) for reading in usable]),
        sum((reading.letters for reading in readings), Letters()),
        sum((reading.contents for reading in readings), Letters()),
        agreement(*side.runs[:2]) if len(side.runs) > 1 else None,
        median(seconds) if seconds else None,
        max(seconds, default=None),
        _mean([usage.input for usage in usages]) if told else None,
        _mean([usage.output for usage in usages]) if told else None,
        _cost(side, usages if told else [], prices),
    )


def _troubles(readings: list[Reading]) -> dict[str, int]:
    found = [reading.trouble for reading in readings if reading.trouble]
    return {trouble: found.count(trouble) for trouble in sorted(set(found))}


def _cost(side: Side, usages: list[Usage], prices: Prices | None) -> float | None:
    """For a report; null where the server counts no tokens, or no price is given."""
    if not side.tokens:
        return 0.0
    return _mean([prices.of(usage) for usage in usages]) if prices else None


def _mean(numbers: list[int] | list[float]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None
