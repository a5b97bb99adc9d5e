"""Prints words per second of each stage on one core, and what a cold start costs: python -m benchmarks [--json]."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from benchmarks.speed import STAGES, Speed, speeds
from benchmarks.startup import Start, starts

WIDTH = 120
"""Of a table that is piped."""
WHOLE = "whole read"


def speed_table(found: list[Speed]) -> Table:
    """A row for each stage, two columns for each collection: words per second, and that beside the whole read."""
    page = Table(box=None, pad_edge=False, header_style="dim")
    page.add_column("words per second, one core", no_wrap=True)
    collections = list(dict.fromkeys(s.collection for s in found))
    for collection in collections:
        page.add_column(collection, justify="right")
        page.add_column("beside the whole read", justify="right")
    by_place = {(s.collection, s.stage): s.words_per_second for s in found}
    for stage in STAGES:
        page.add_row(stage, *(c for name in collections for c in _cells(by_place[name, stage], by_place[name, WHOLE])))
    return page


def _cells(speed: float | None, whole: float | None) -> tuple[str, str]:
    if speed is None:
        return "not installed", "-"
    return f"{speed:,.0f}", f"{speed / whole:.1f}x" if whole else "-"


def start_table(found: list[Start]) -> Table:
    """A row for each command: processor seconds and peak memory."""
    page = Table(box=None, pad_edge=False, header_style="dim")
    page.add_column("a cold start, whole process", no_wrap=True)
    page.add_column("processor s", justify="right")
    page.add_column("peak MB", justify="right")
    for start in found:
        if start.seconds is None or start.megabytes is None:
            page.add_row(start.command, "not installed", "-")
        else:
            page.add_row(start.command, f"{start.seconds:.2f}", f"{start.megabytes:.0f}")
    return page


def main() -> None:
    """Measures and prints."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    cold, speed = list(starts()), list(speeds())
    if "--json" in sys.argv[1:]:
        sys.stdout.write(
            json.dumps({"speed": [asdict(s) for s in speed], "start": [asdict(s) for s in cold]}, indent=1) + "\n"
        )
        return
    console.print(speed_table(speed))
    console.print()
    console.print(start_table(cold))


if __name__ == "__main__":
    main()
