"""Scores the dev sets of ../shared and compares each figure with its floor and its target.

Exit 0: none lies below its floor (or there is nothing to measure here); 1: one does, or could not be measured.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from gate import floors
from gate.grading import GradingError, scores
from gate.measures import MEASURES, Measure, key

WIDTH = 120
"""Of a table that is piped."""
SHARED = Path(__file__).parents[2] / "shared"


@dataclass(frozen=True, slots=True)
class Result:
    """One figure as measured; null where it could not be."""

    key: str
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


def results(measure: Measure, known: dict[str, float], folder: Path) -> Iterator[Result]:
    """The figures of one measure."""
    try:
        (whole, third), failure = scores(measure, SHARED, folder), ""
    except GradingError as error:
        whole, third, failure = {}, {}, str(error)
    for figure in measure.figures:
        at, name = (figure.label, figure.column), key(measure, figure)
        shown = f"{figure.label} {figure.column}"
        yield Result(name, measure.title, shown, whole.get(at), third.get(at), known.get(name), figure.target, failure)


def table(found: list[Result]) -> Table:
    """The figures as a table: in red what lies below its floor, in green what reaches its target."""
    page = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("corpus", "figure"):
        page.add_column(heading, no_wrap=True)
    for heading in ("whole", "unread third", "floor", "target"):
        page.add_column(heading, justify="right", no_wrap=True)
    title = ""
    for result in found:
        reached = result.target is not None and result.whole is not None and result.whole >= result.target
        style = "red" if result.falls else "green" if reached else ""
        numbers = [shown(n) for n in (result.unread, result.floor, result.target)]
        name = result.title if result.title != title else ""
        page.add_row(name, result.figure, Text(shown(result.whole), style=style), *numbers)
        title = result.title
    return page


def shown(number: float | None) -> str:
    """A share with three decimals, a count with none.

    >>> shown(0.6505), shown(115.0), shown(None)
    ('0.651', '115', '-')
    """
    return "-" if number is None else f"{number:.3f}" if number <= 1 else f"{number:.0f}"


def options() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m gate", description=__doc__)
    parser.add_argument(
        "--only", metavar="GROUP", choices=sorted({m.group for m in MEASURES}), help="one group of figures"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--repin", action="store_true", help="raise the floors to what is measured, less a tolerance")
    parser.add_argument("--lower", action="store_true", help="with --repin: let floors fall, too")
    return parser.parse_args()


def main() -> int:
    """Measures, prints, and keeps the floors."""
    asked, console = options(), Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    if not (SHARED / "data").is_dir():
        console.print(f"gate: skipped, nothing to measure: no data in ../{SHARED.name}/data")
        return 0
    known = floors.load()
    with tempfile.TemporaryDirectory() as folder:
        chosen = [m for m in MEASURES if asked.only in (None, m.group)]
        found = [r for m in chosen for r in results(m, known, Path(folder))]
    if asked.json:
        sys.stdout.write(json.dumps([asdict(r) for r in found], indent=1) + "\n")
    else:
        console.print(table(found))
    for failure in dict.fromkeys(r.failure for r in found if r.failure):
        sys.stderr.write(f"gate: {failure}\n")
    if asked.repin:
        measured = {r.key: r.whole for r in found if r.whole is not None}
        floors.save(floors.repinned(known, measured, lower=asked.lower))
        return 0
    fallen = [r.key for r in found if r.falls]
    if fallen:
        sys.stderr.write(f"gate: below the floor, or not measured: {', '.join(fallen)}\n")
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
