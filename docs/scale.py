"""What much reading costs, worked out from what `make bench-batch` measured: python -m docs.scale [--figures FILE]

Writes the tables of docs/scale.md out of docs/scale.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gate.pages import fill

DOCS = Path(__file__).parent
FIGURES, PAGE = DOCS / "scale.json", "docs/scale.md"
WHOLE = 5_000
"""Pages of a run whose figures count."""
_SMALL = " **A small run, to show how the page is made**: starting the processes weighs in every figure but the sizes."
SHARD, CORES, TABLES = 500, 1_000, 7
"""Reports in a shard, cores of a large cluster, files of a shard with its entry in the manifest."""


@dataclass(frozen=True, slots=True)
class Load:
    """So much to read."""

    name: str
    reports: int


_ARCHIVE, _FROM, _TO = 1_350_000_000, date(2016, 8, 26), date(2026, 4, 30)
LOADS = (
    Load("a day of CC-NEWS, on average", round(_ARCHIVE / (_TO - _FROM).days)),
    Load("all of CC-NEWS", _ARCHIVE),
)
"""Lazzaroni, Lasser and Solovev 2026 (arXiv:2605.18337) count over 1.35 billion articles since August 2016."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the arithmetic needs of the figures; each is for one report."""

    core_seconds: float
    table_bytes: float
    plan_seconds: float
    efficiency: float
    """Of two processes or more on one machine."""
    megabytes: float
    """What a process holds."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a load costs."""

    core_hours: float
    hours: float
    """With as many cores as CORES, on machines that lose as much as the one that was measured."""
    terabytes: float
    """Of tables."""
    plan_hours: float
    """In which one core plans, before anything is read."""
    shards: int
    files: int
    shards_per_second: float
    """That end while all cores read."""


def cost(load: Load, measured: Measured) -> Cost:
    """The cost of a load, for reports like those that were measured."""
    seconds = load.reports * measured.core_seconds
    hours = seconds / CORES / measured.efficiency / 3600
    shards = -(-load.reports // SHARD)
    return Cost(
        seconds / 3600, hours, load.reports * measured.table_bytes / 1e12, load.reports * measured.plan_seconds / 3600,
        shards, shards * TABLES, shards / (hours * 3600),
    )  # fmt: skip


def measured_of(figures: dict[str, Any]) -> Measured:
    """What `make bench-batch` measured, a report."""
    sizes, ways = figures["sizes"], figures["figures"]
    pages = sizes["pages"]
    one, many = ways[0], ways[1]
    return Measured(
        one["processor_seconds"] / pages, sizes["table_bytes"] / pages, sizes["plan_seconds"] / pages,
        many["efficiency"], max(way["megabytes"] for way in ways),
    )  # fmt: skip


def lines(figures: dict[str, Any]) -> Iterator[str]:
    """The tables of the page."""
    sizes, found = figures["sizes"], measured_of(figures)
    yield f"onrecord {figures['onrecord']} on {figures['machine']}, {sizes['pages']:,} pages of "
    yield f"{sizes['words'] / sizes['pages']:.0f} words in {sizes['shards']} shards.{_SMALL if sizes['pages'] < WHOLE else ''}\n\n"
    yield "| | pages/s | efficiency | peak MB a process | processor s | seconds | lost s | same bytes |\n"
    yield "|---|---:|---:|---:|---:|---:|---:|---|\n"
    for way in figures["figures"]:
        lost = "" if way["lost"] is None else f"{way['lost']:.1f}"
        yield f"| {way['way']} | {way['pages_per_second']:.1f} | {way['efficiency']:.2f} | {way['megabytes']:.0f} "
        yield f"| {way['processor_seconds']:.0f} | {way['seconds']:.0f} | {lost} | {'yes' if way['same_bytes'] else 'NO'} |\n"
    yield f"\nA report took {found.core_seconds * 1000:.0f} ms of one core and {found.table_bytes / 1000:.1f} kB of tables.\n\n"
    yield f"| | reports | core-hours | on {CORES:,} cores | tables | planning, one core | shards of {SHARD} | files | shards/s |\n"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|\n"
    for load in LOADS:
        it = cost(load, found)
        yield f"| {load.name} | {load.reports:,} | {it.core_hours:,.0f} | {_time(it.hours)} | {_bytes(it.terabytes)} "
        yield f"| {_time(it.plan_hours)} | {it.shards:,} | {it.files:,} | {it.shards_per_second:.0f} |\n"


def _bytes(terabytes: float) -> str:
    return f"{terabytes:.1f} TB" if terabytes >= 1 else f"{terabytes * 1000:.1f} GB"


def _time(hours: float) -> str:
    return f"{hours:,.0f} h" if hours >= 2 else f"{hours * 60:.1f} min"


def main() -> None:
    """Writes the page's tables."""
    parser = argparse.ArgumentParser(prog="python -m docs.scale", description=__doc__)
    parser.add_argument("--figures", type=Path, default=FIGURES)
    given = parser.parse_args()
    fill(PAGE, lines(json.loads(given.figures.read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main()
