"""Reads a made-up crawl with `onrecord batch`: python -m benchmarks.batch [--pages N] [--json] [--keep FILE]

With one process, with several, and with Dask on this machine; with a process killed at the half, and with all of it killed
at the half and run again. Every run is to write the same bytes. Figures are of whole commands, their start included.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.batch_runs import Asked, Ran, killed_and_run_again, tree, whole, with_a_worker_killed
from benchmarks.crawl import Crawl, write_crawl
from onrecord.batch.planning import planned
from onrecord.version import VERSION

PAGES, SHARDS, JOBS, WIDTH = 5_000, 20, 2, 120
ONE, MANY = "one process", "{} processes"


@dataclass(frozen=True, slots=True)
class Figure:
    """What one way of running took."""

    way: str
    jobs: int
    seconds: float
    processor_seconds: float
    """Of all processes together."""
    pages_per_second: float
    words_per_second: float
    efficiency: float
    """Pages per second and process, beside those of one process alone."""
    megabytes: float
    """The most that a process that reads has held."""
    died: int
    lost: float | None
    """Seconds more than where nothing is killed; null where nothing is."""
    same_bytes: bool
    """Whether it wrote what one process writes."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What went in and what came out."""

    pages: int
    shards: int
    words: int
    set_aside: int
    packed_bytes: int
    page_bytes: int
    table_bytes: int
    plan_seconds: float
    """How long it takes to hash all inputs and cut them into shards, with one core, before anything is read."""
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class Way:
    """A way of running."""

    name: str
    jobs: int
    options: tuple[str, ...]
    run: Callable[[Asked], Ran]
    beside: str | None = None
    """The way without the kill, where something is killed."""


def ways(jobs: int) -> list[Way]:
    """All that this machine can do, in the order in which they are told."""
    many, several = MANY.format(jobs), ("--jobs", str(jobs))
    found = [Way(ONE, 1, ("--jobs", "1"), whole), Way(many, jobs, several, whole)]
    if find_spec("distributed") is not None:
        found.append(Way(f"Dask, {many}", jobs, (*several, "--engine", "dask"), whole))
    found.append(Way(f"{many}, one killed at the half", jobs, several, with_a_worker_killed, many))
    found.append(Way(f"{many}, all killed at the half, run again", jobs, several, killed_and_run_again, many))
    return found


def measured(crawl: Crawl, folder: Path, shards: int, jobs: int) -> tuple[Sizes, list[Figure]]:
    """Every way of running, one after the other."""
    figures: dict[str, Figure] = {}
    first: dict[str, bytes] = {}
    sizes: Sizes | None = None
    size = -(-crawl.pages // shards)
    for n, way in enumerate(ways(jobs)):
        out = folder / f"out-{n}"
        ran = way.run(Asked(tuple(map(str, crawl.files)), out, shards, ("--shard-size", str(size), *way.options)))
        wrote = tree(out)
        first = first or wrote
        sizes = sizes or _sizes(crawl, shards, ran, wrote, out)
        figures[way.name] = _figure(way, ran, crawl.pages, figures, wrote == first)
        _progress(figures[way.name])
    assert sizes is not None
    return sizes, list(figures.values())


def _figure(way: Way, ran: Ran, pages: int, before: dict[str, Figure], same: bool) -> Figure:
    rate = pages / ran.seconds
    alone = before[ONE].pages_per_second if before else rate
    return Figure(
        way.name, way.jobs, ran.seconds, ran.processor_seconds, rate, ran.words / ran.seconds, rate / way.jobs / alone, ran.most_megabytes,
        ran.died, ran.seconds - before[way.beside].seconds if way.beside else None, same,
    )  # fmt: skip


def _sizes(crawl: Crawl, shards: int, ran: Ran, wrote: dict[str, bytes], out: Path) -> Sizes:
    from pyarrow.parquet import read_metadata

    rows: dict[str, int] = {}
    for name in wrote:
        if name.endswith(".parquet"):
            rows[Path(name).stem] = rows.get(Path(name).stem, 0) + int(read_metadata(out / name).num_rows)
    written = sum(len(content) for name, content in wrote.items() if name.endswith(".parquet"))
    return Sizes(
        crawl.pages, shards, ran.words, ran.set_aside, crawl.packed_bytes, crawl.page_bytes, written, _plan_seconds(crawl),
        dict(sorted(rows.items())),
    )  # fmt: skip


def _plan_seconds(crawl: Crawl) -> float:
    begun = time.perf_counter()
    planned(map(str, crawl.files))
    return time.perf_counter() - begun


def _progress(figure: Figure) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"{figure.way}: {figure.seconds:.0f} s\n")


def table(figures: list[Figure], sizes: Sizes) -> Table:
    """A row for each way of running."""
    title = f"{sizes.pages:,} pages of {sizes.words / max(sizes.pages, 1):.0f} words in {sizes.shards} shards"
    page = Table(box=None, pad_edge=False, header_style="dim", title=title)
    page.add_column("onrecord batch")
    for name in ("pages/s", "words/s", "efficiency", "peak MB", "seconds", "processor s", "lost s", "same bytes"):
        page.add_column(name, justify="right", no_wrap=True)
    for one in figures:
        page.add_row(
            one.way, f"{one.pages_per_second:.1f}", f"{one.words_per_second:,.0f}", f"{one.efficiency:.2f}",
            f"{one.megabytes:.0f}", f"{one.seconds:.0f}", f"{one.processor_seconds:.0f}", "" if one.lost is None else f"{one.lost:.1f}",
            "yes" if one.same_bytes else "NO",
        )  # fmt: skip
    return page


def as_json(figures: list[Figure], sizes: Sizes) -> str:
    """All of it, for docs.scale and other programs."""
    about = {"onrecord": VERSION, "machine": _machine(), "python": platform.python_version()}
    return json.dumps({**about, "sizes": asdict(sizes), "figures": [*map(asdict, figures)]}, indent=1) + "\n"


def _machine() -> str:
    """What the processor is called, where the system tells."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch", description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--shards", type=int, default=SHARDS)
    parser.add_argument("--jobs", type=int, default=JOBS)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write the figures there, too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        crawl = write_crawl(Path(folder) / "crawl", given.pages, given.shards)
        sizes, figures = measured(crawl, Path(folder), given.shards, given.jobs)
    if given.keep is not None:
        given.keep.write_text(as_json(figures, sizes), encoding="utf-8")
    if given.json:
        sys.stdout.write(as_json(figures, sizes))
        return
    Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH).print(table(figures, sizes))


if __name__ == "__main__":
    main()
