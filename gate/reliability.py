"""Whether confidences are what they say: bins of confidence beside the share that was right, on the unread third alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gate import counting, grading, judging
from gate.measures import MEASURES, Measure

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
SURE = 0.6
"""The share of finds, the surest first, whose errors are counted as risk."""
GROUPS: dict[str, tuple[judging.Kind, tuple[str, ...]]] = {
    "statements, news (PolNeAR dev and train)": ("statement", ("polnear", "polnear-train")),
    "speakers of statements, news (PolNeAR dev and train)": ("speaker", ("polnear", "polnear-train")),
    "statements, all genres (GUM dev and train)": ("statement", ("attributions", "attributions-train")),
    "events (PLOVER's GSR, the CAMEO manual)": ("event", ("gsr", "cameo")),
    "times (MEANTIME, TimeBank)": ("time", ("meantime", "timebank")),
}
"""What is judged together: kind of find, and the measures whose unread third is read."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bin:
    """The finds of a range of confidence: how many, their mean confidence, the share that was right."""

    low: float
    high: float
    found: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far the confidences of one group can be relied on."""

    title: str
    found: int
    right: float
    bins: tuple[Bin, ...]
    error: float
    """Expected calibration error: how far confidence and share right lie apart, the mean over the finds."""
    auc: float
    """How often a right find is surer than a wrong one, ties half."""
    risk: float
    """The share that is not right among the SURE surest."""


def reliabilities(shared: Path, folder: Path) -> Iterator[Reliability]:
    """One for each group. Raises GradingError."""
    by_id = {m.id: m for m in MEASURES}
    for title, (kind, names) in GROUPS.items():
        pairs = [pair for name in names for pair in _judged(kind, by_id[name], shared, folder)]
        yield reliability(title, np.array([c for c, _ in pairs]), np.array([float(r) for _, r in pairs]))


def _judged(kind: judging.Kind, measure: Measure, shared: Path, folder: Path) -> Iterator[tuple[float, bool]]:
    """Confidence and verdict of each find in the unread third."""
    script, _, *flags = measure.grader
    grader, options = counting.grader(shared / "grade" / script), counting.options(flags)
    gold, output = grading.third_once(measure, shared, folder)
    records = {r["document"]["external_id"]: r for r in counting.lines(output)}
    for item in counting.lines(gold):
        record = records[item["id"]]
        verdicts = judging.verdicts(kind, grader, item, record, options)
        for find, right in zip(judging.finds(kind, record), verdicts, strict=True):
            if right is not None:
                yield judging.sureness(kind, find), right


def reliability(title: str, sure: Floats, right: Floats) -> Reliability:
    """The figures of finds with these confidences, 1 where right and 0 where not."""
    bins = tuple(_bins(sure, right))
    error = sum(b.found * abs(b.confidence - b.right) for b in bins) / len(sure)
    return Reliability(title, len(sure), float(right.mean()), bins, error, auc(sure, right), risk(sure, right))


def _bins(sure: Floats, right: Floats) -> Iterator[Bin]:
    places = np.clip(np.searchsorted(EDGES, sure, side="right") - 1, 0, len(EDGES) - 2)
    for place in np.unique(places).tolist():
        held = places == place
        yield Bin(EDGES[place], EDGES[place + 1], int(held.sum()), float(sure[held].mean()), float(right[held].mean()))


def auc(sure: Floats, right: Floats) -> float:
    """How often a right find is surer than a wrong one; one half where all are right, or none.

    >>> auc(np.array([0.9, 0.8, 0.8, 0.4]), np.array([1.0, 1.0, 0.0, 0.0]))
    0.875
    """
    won = wrong_below = 0.0
    for value in np.unique(sure):
        held = right[sure == value]
        hits, misses = float(held.sum()), float(len(held) - held.sum())
        won += hits * (wrong_below + misses / 2)
        wrong_below += misses
    pairs = float(right.sum()) * wrong_below
    return won / pairs if pairs else 0.5


def risk(sure: Floats, right: Floats, share: float = SURE) -> float:
    """The share that is not right among the surest; of those that are equally sure at the border a part counts.

    >>> risk(np.array([0.9, 0.8, 0.5, 0.5, 0.1]), np.array([1.0, 1.0, 1.0, 0.0, 0.0]), 0.6)
    0.167
    """
    left, wrong = share * len(sure), 0.0
    for value in np.unique(sure)[::-1]:
        held = right[sure == value]
        taken = min(left, len(held))
        wrong += taken * float(1 - held.mean())
        left -= taken
    return round(wrong / (share * len(sure)), 3)


def pages(found: Iterable[Reliability]) -> Iterator[str]:
    """The figures as Markdown: all groups in one table, then the bins of each."""
    found = tuple(found)
    yield "| what | found | right | calibration error | AUC | not right among the 60 % surest |\n"
    yield "|---|---:|---:|---:|---:|---:|\n"
    for r in found:
        yield f"| {r.title} | {r.found} | {r.right:.3f} | {r.error:.3f} | {r.auc:.3f} | {r.risk:.3f} |\n"
    for r in found:
        yield f"\n{r.title[:1].upper()}{r.title[1:]}:\n\n| confidence | found | mean | right |\n|---|---:|---:|---:|\n"
        for b in r.bins:
            yield f"| {b.low:.2f} to {b.high:.2f} | {b.found} | {b.confidence:.3f} | {b.right:.3f} |\n"
