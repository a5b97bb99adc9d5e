"""Prints words per second on one core, what a cold start costs, memory, how pages are split: python -m benchmarks [--json]

With --reports N memory is told over so many reports read in one process (a thousand where none is said).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.memory import REPORTS, Held, held
from benchmarks.pages import PageFigure, page_figures
from benchmarks.speed import WHOLE, Speed, one_core, speeds
from benchmarks.startup import Start, starts

WIDTH = 140
"""Of a table that is piped."""
ABSENT = "not installed"


def speed_table(found: list[Speed]) -> Table:
    """A row for each stage, three columns for each collection: words per second, that beside the whole read, and what share
    of the time is not the encoder's.
    """
    page = Table(box=None, pad_edge=False, header_style="dim")
    page.add_column("words per second, one core", no_wrap=True)
    collections = list(dict.fromkeys(s.collection for s in found))
    for collection in collections:
        for column in (collection, "beside the read", "not the encoder"):
            page.add_column(column, justify="right")
    by_place = {(s.collection, s.stage): s for s in found}
    for stage in dict.fromkeys(s.stage for s in found):
        page.add_row(stage, *(c for name in collections for c in _cells(by_place[name, stage], by_place[name, WHOLE])))
    return page


def _cells(speed: Speed, whole: Speed) -> tuple[str, str, str]:
    if speed.words_per_second is None:
        return ABSENT, "-", "-"
    beside = f"{speed.words_per_second / whole.words_per_second:.2f}x" if whole.words_per_second else "-"
    return f"{speed.words_per_second:,.0f}", beside, "-" if speed.outside is None else f"{speed.outside:.0%}"


def start_table(found: list[Start]) -> Table:
    """A row for each command: processor seconds and peak memory."""
    page = Table(box=None, pad_edge=False, header_style="dim")
    page.add_column("a cold start, whole process", no_wrap=True)
    page.add_column("processor s", justify="right")
    page.add_column("peak MB", justify="right")
    for start in found:
        if start.seconds is None or start.megabytes is None:
            page.add_row(start.command, ABSENT, "-")
        else:
            page.add_row(start.command, f"{start.seconds:.2f}", f"{start.megabytes:.0f}")
    return page


def memory_table(found: list[Held]) -> Table:
    """A row for each number of reports: the most memory held up to there."""
    page = Table(box=None, pad_edge=False, header_style="dim")
    for column in ("invented reports read", "words", "peak MB"):
        page.add_column(column, justify="right")
    for one in found:
        page.add_row(f"{one.reports:,}", f"{one.words:,}", f"{one.megabytes:.0f}")
    return page


def page_table(found: list[PageFigure]) -> Table:
    """A row for each reader of made-up pages: what it kept of the reports, what it set aside of the rest, how fast."""
    page = Table(box=None, pad_edge=False, header_style="dim")
    for column in (
        "made-up pages, share of blocks", "article kept", "residue set aside", "with the right kind", "pages per second",
    ):  # fmt: skip
        page.add_column(column, justify="left" if not page.columns else "right")
    for figure in found:
        if figure.article_kept is None or figure.residue_set_aside is None:
            page.add_row(figure.reader, ABSENT, "-", "-", "-")
            continue
        kind = "names none" if figure.right_kind is None else f"{figure.right_kind:.3f}"
        speed = "-" if figure.per_second is None else f"{figure.per_second:,.0f}"
        page.add_row(figure.reader, f"{figure.article_kept:.3f}", f"{figure.residue_set_aside:.3f}", kind, speed)
    return page


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--reports", type=int, default=REPORTS, help="reports over which memory is told")
    asked = parser.parse_args()
    one_core()
    cold, speed, memory, pages = list(starts()), list(speeds()), held(asked.reports), list(page_figures())
    if asked.json:
        told: dict[str, Sequence[Any]] = {"speed": speed, "start": cold, "memory": memory, "pages": pages}
        sys.stdout.write(json.dumps({name: [*map(asdict, rows)] for name, rows in told.items()}, indent=1) + "\n")
        return
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    for table in (speed_table(speed), start_table(cold), memory_table(memory), page_table(pages)):
        console.print(table)
        console.print()


if __name__ == "__main__":
    main()
