"""Scores the dev sets of ../shared and compares each figure with its floor and its target.

Exit 0: none lies below its floor (or there is nothing to measure here); 1: one does, or could not be measured.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from gate import floors, pages
from gate.measures import MEASURES
from gate.results import Result, results, shown

WIDTH = 120
"""Of a table that is piped."""
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
        numbers = [shown(n) for n in (result.unread, result.floor, result.target)]
        name = result.title if result.title != title else ""
        page.add_row(name, result.figure, Text(shown(result.whole) or "none", style=style), *numbers)
        title = result.title
    return page


def measured(group: str | None, known: dict[str, float]) -> list[Result]:
    """All figures, or those of one group."""
    with tempfile.TemporaryDirectory() as folder:
        chosen = [m for m in MEASURES if group in (None, m.group)]
        return [r for m in chosen for r in results(m, known, SHARED, Path(folder))]


def repin(found: list[Result], known: dict[str, float], *, lower: bool, whole: bool) -> None:
    """Raises the floors, and brings the pages up to date where everything was measured."""
    new = {r.key: r.whole for r in found if r.whole is not None}
    floors.save(floors.repinned(known, new, lower=lower))
    if whole:
        pages.write(found)


def options() -> argparse.Namespace:
    """What the command line asks for."""
    groups = sorted({m.group for m in MEASURES})
    parser = argparse.ArgumentParser(prog="python -m gate", description=__doc__)
    parser.add_argument("--only", metavar="GROUP", choices=groups, help=f"one group of figures: {', '.join(groups)}")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--repin", action="store_true", help="raise the floors to what is measured, less a tolerance")
    parser.add_argument("--lower", action="store_true", help="with --repin: let floors fall, too")
    return parser.parse_args()


def main() -> int:
    """Measures, prints, and keeps the floors."""
    asked, console = options(), Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    if not (SHARED / "data").is_dir():
        console.print(f"gate: skipped, nothing to measure: there is no ../{SHARED.name}/data")
        return 0
    known = floors.load()
    found = measured(asked.only, known)
    if asked.json:
        sys.stdout.write(json.dumps([asdict(r) for r in found], indent=1) + "\n")
    else:
        console.print(table(found))
    for failure in dict.fromkeys(r.failure for r in found if r.failure):
        sys.stderr.write(f"gate: {failure}\n")
    if asked.repin:
        repin(found, known, lower=asked.lower, whole=asked.only is None and all(r.whole is not None for r in found))
    fallen = [r.key for r in found if r.falls and not asked.repin]
    if fallen:
        sys.stderr.write(f"gate: below the floor, or not measured: {', '.join(fallen)}\n")
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
