"""Prints words per second on one core, what a cold start costs, how pages are split: python -m benchmarks [--json]."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from rich.console import Console
from rich.table import Table

from benchmarks.pages import PageFigure, page_figures
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


def page_table(found: list[PageFigure]) -> Table:
    """A row for each reader of made-up pages: what it kept of the reports, what it set aside of the rest."""
    page = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("made-up pages, share of blocks", "article kept", "residue set aside", "with the right kind"):
        page.add_column(column, justify="left" if not page.columns else "right")
    for figure in found:
        kind = "names none" if figure.right_kind is None else f"{figure.right_kind:.3f}"
        page.add_row(figure.reader, f"{figure.article_kept:.3f}", f"{figure.residue_set_aside:.3f}", kind)
    return page


def main() -> None:
    """Measures and prints."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    cold, speed, pages = list(starts()), list(speeds()), list(page_figures())
    if "--json" in sys.argv[1:]:
        sys.stdout.write(
            json.dumps(
                {
                    "speed": [asdict(s) for s in speed],
                    "start": [asdict(s) for s in cold],
                    "pages": [asdict(p) for p in pages],
                },
                indent=1,
            )
            + "\n"
        )
        return
    console.print(speed_table(speed))
    console.print()
    console.print(start_table(cold))
    console.print()
    console.print(page_table(pages))


if __name__ == "__main__":
    main()
