"""One figure as measured, beside its floor and its target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gate.grading import Graded, GradingError, graded
from gate.measures import Figure, Measure, key
from gate.sampling import Interval, interval


@dataclass(frozen=True, slots=True)
class Result:
    """A figure; null where it could not be measured."""

    key: str
    group: str
    title: str
    figure: str
    whole: float | None
    unread: float | None
    floor: float | None
    target: float | None
    failure: str = ""
    whole_interval: Interval | None = None
    unread_interval: Interval | None = None

    @property
    def held(self) -> float | None:
        """The figure that floor and target are set for: the whole file's, or the third's where it alone is read."""
        return self.unread if self.whole is None else self.whole

    @property
    def falls(self) -> bool:
        """Whether the figure lies below its floor, or is not there."""
        return self.held is None or (self.floor is not None and self.held < self.floor)

    @property
    def reaches(self) -> bool:
        """Whether the figure reaches its target."""
        return self.held is not None and self.target is not None and self.held >= self.target


def results(
    measure: Measure, floors: dict[str, float], shared: Path, folder: Path, *, intervals: bool = False
) -> Iterator[Result]:
    """The figures of one measure, with their intervals where asked for."""
    try:
        (whole, third), failure = graded(measure, shared, folder, counted=intervals), ""
    except GradingError as error:
        whole, third, failure = Graded(), Graded(), str(error)
    for figure in measure.figures:
        at, name = (figure.label, figure.column), key(measure, figure)
        yield Result(
            name, measure.group, measure.title, f"{figure.label} {figure.column}",
            whole.scores.get(at), third.scores.get(at), floors.get(name), figure.target, failure,
            _interval(whole, figure), _interval(third, figure),
        )  # fmt: skip


def _interval(found: Graded, figure: Figure) -> Interval | None:
    counts = found.tallies.get(figure.label)
    return None if counts is None else interval(counts, figure.column)


def shown(number: float | None) -> str:
    """A share with three decimals, a count with none.

    >>> shown(0.65), shown(115.0), shown(None)
    ('0.650', '115', '')
    """
    return "" if number is None else f"{number:.3f}" if number <= 1 else f"{number:.0f}"


def sampled(number: float | None, around: Interval | None) -> str:
    """A figure with its interval and how many items it is of, as far as they are known.

    >>> sampled(0.65, Interval(0.617, 0.684, 420)), sampled(0.65, None)
    ('0.650 (.617–.684; 420)', '0.650')
    """
    if around is None:
        return shown(number)
    low, high = (f"{n:.3f}".removeprefix("0") for n in (around.low, around.high))
    return f"{shown(number)} ({low}–{high}; {around.of})"
