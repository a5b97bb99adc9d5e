"""One figure as measured, beside its floor and its target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gate.grading import GradingError, scores
from gate.measures import Measure, key


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

    @property
    def falls(self) -> bool:
        """Whether the figure lies below its floor, or is not there."""
        return self.whole is None or (self.floor is not None and self.whole < self.floor)

    @property
    def reaches(self) -> bool:
        """Whether the figure reaches its target."""
        return self.whole is not None and self.target is not None and self.whole >= self.target


def results(measure: Measure, floors: dict[str, float], shared: Path, folder: Path) -> Iterator[Result]:
    """The figures of one measure."""
    try:
        (whole, third), failure = scores(measure, shared, folder), ""
    except GradingError as error:
        whole, third, failure = {}, {}, str(error)
    for figure in measure.figures:
        at, name = (figure.label, figure.column), key(measure, figure)
        yield Result(
            name, measure.group, measure.title, f"{figure.label} {figure.column}",
            whole.get(at), third.get(at), floors.get(name), figure.target, failure,
        )  # fmt: skip


def shown(number: float | None) -> str:
    """A share with three decimals, a count with none.

    >>> shown(0.65), shown(115.0), shown(None)
    ('0.650', '115', '')
    """
    return "" if number is None else f"{number:.3f}" if number <= 1 else f"{number:.0f}"
