"""Scores the dev sets of ../shared and compares each figure with its floor and its target.

Exit 0: none lies below its floor (or there is nothing to measure here); 1: one does, or could not be measured.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from gate import floors, grading, pages, reliability, traits
from gate.measures import MEASURES, Measure
from gate.results import Result, results, sampled, shown
from onrecord.lexicon.doubts import DoubtLexicon

WIDTH = 130
"""Of a table that is piped."""
AT_ONCE = 2
SHARED = Path(__file__).parents[2] / "shared"


def table(found: list[Result]) -> Table:
    """The figures as a table: in red what lies below its floor, in green what reaches its target."""
    page = Table(box=None, pad_edge=False, header_style="dim")
    for heading in ("corpus", "figure"):
        page.add_column(heading, no_wrap=True)
    for heading in ("whole", "unread third", "floor", "target"):
        page.add_column(heading, justify="right", no_wrap=True)
    title = ""
    for result in found:
        style = "red" if result.falls else "green" if result.reaches else ""
        numbers: list[Text | str] = [
            Text(sampled(result.whole, result.whole_interval), style=style),
            Text(sampled(result.unread, result.unread_interval), style=style if result.whole is None else ""),
            shown(result.floor),
            shown(result.target),
        ]
        page.add_row(result.title if result.title != title else "", result.figure, *numbers)
        title = result.title
    return page


def measured(group: str | None, known: dict[str, float], *, intervals: bool = False) -> list[Result]:
    """All figures, or those of one group, two corpora at a time."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as workers:

        def one(measure: Measure) -> list[Result]:
            return list(results(measure, known, SHARED, Path(folder), intervals=intervals))

        chosen = [m for m in MEASURES if group in (None, m.group)]
        return [r for found in workers.map(one, chosen) for r in found]


def repin(found: list[Result], known: dict[str, float], *, lower: bool) -> None:
    """Raises the floors."""
    new = {r.key: r.held for r in found if r.held is not None}
    floors.save(floors.repinned(known, new, lower=lower))


def confidences(console: Console) -> int:
    """Prints how far confidences can be relied on, and writes it into their page."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            lines = list(reliability.pages(reliability.reliabilities(SHARED, Path(folder))))
        except grading.GradingError as error:
            sys.stderr.write(f"gate: {error}\n")
            return 1
    console.print("".join(lines), soft_wrap=True)
    pages.fill(pages.CONFIDENCE, lines)
    return 0


def options() -> argparse.Namespace:
    """What the command line asks for."""
    groups = sorted({m.group for m in MEASURES})
    parser = argparse.ArgumentParser(prog="python -m gate", description=__doc__)
    parser.add_argument("--only", metavar="GROUP", choices=groups, help=f"one group of figures: {', '.join(groups)}")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument(
        "--intervals", action="store_true", help="with 95 %% intervals over documents; write them into the pages, too"
    )
    parser.add_argument(
        "--confidence", action="store_true", help="only whether confidences are right, written into their page"
    )
    parser.add_argument("--traits", action="store_true", help="only how often finds with each trait are right")
    parser.add_argument("--repin", action="store_true", help="raise the floors to what is measured, less a tolerance")
    parser.add_argument("--lower", action="store_true", help="with --repin: let floors fall, too")
    return parser.parse_args()


def main() -> int:
    """Measures, prints, and keeps the floors."""
    asked, console = options(), Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    if not (SHARED / "data").is_dir():
        console.print(f"gate: skipped, nothing to measure: there is no ../{SHARED.name}/data")
        return 0
    if asked.confidence:
        return confidences(console)
    if asked.traits:
        console.print(traits.table(traits.measured(DoubtLexicon.load().rows, traits.all_judged(SHARED))))
        return 0
    known = floors.load()
    intervals = asked.intervals or asked.repin
    found = measured(asked.only, known, intervals=intervals)
    if asked.json:
        sys.stdout.write(json.dumps([asdict(r) for r in found], indent=1) + "\n")
    else:
        console.print(table(found))
    for failure in dict.fromkeys(r.failure for r in found if r.failure):
        sys.stderr.write(f"gate: {failure}\n")
    if asked.repin:
        repin(found, known, lower=asked.lower)
    if intervals and asked.only is None and all(r.held is not None for r in found):
        pages.write(found)
    fallen = [r.key for r in found if r.falls and not asked.repin]
    if fallen:
        sys.stderr.write(f"gate: below the floor, or not measured: {', '.join(fallen)}\n")
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
