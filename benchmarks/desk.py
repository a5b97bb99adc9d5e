"""Asks the desk for its pages, and the archive the same: python -m benchmarks.desk [--statements N] [--archive FILE] [--json]

The archive is invented, and joined; the desk is a process of its own, as `onrecord serve` starts it; wrk asks it (a Debian
package of that name). Each page is asked for at addresses that are drawn from what the archive holds.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import quantiles
from urllib.request import urlopen

from rich.console import Console
from rich.table import Table

from benchmarks.archive import SEED, WIDTH, filled
from benchmarks.archive_questions import Drawn, draws
from benchmarks.desk_pages import PAGES, Asked
from onrecord.archive import Archive
from onrecord.store.engine import analyse

DRAWN, CONNECTIONS, SLOW_MS = 12, 4, 1000
SCRIPT = """\
local at = 0
function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
function done(summary, latency)
  local wrong = summary.errors.status + summary.errors.timeout + summary.errors.connect + summary.errors.read
  print(string.format("FIGURES %d %d %d %d", summary.requests, summary.duration, latency:percentile(95), wrong))
end
"""
"""Asks for one address after the other; what comes of it as one line."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a page costs."""

    page: str
    per_second: float
    p95_ms: float
    wrong: int
    """Answers that were no page."""
    archive_per_second: float
    """The same question, asked of the archive by one process, one after another."""
    archive_p95_ms: float

    @property
    def ratio(self) -> float:
        """Pages for each answer of the archive."""
        return self.per_second / self.archive_per_second


@contextmanager
def served(place: Path, folder: Path) -> Iterator[str]:
    """The address of the archive's desk while the block lasts; what it complains of lies in the folder."""
    command = "from onrecord.cli import main; main()"
    arguments = [sys.executable, "-c", command, "serve", "--archive", str(place), "--port", "0"]
    log = folder / "desk.log"
    with log.open("w") as errors, subprocess.Popen(arguments, stderr=errors) as desk:
        try:
            yield _address(desk, log)
        finally:
            desk.terminate()


def _address(desk: subprocess.Popen[bytes], log: Path) -> str:
    """The address, as soon as it answers there."""
    while "http://" not in (told := log.read_text()):
        if desk.poll() is not None:
            raise SystemExit(f"the desk did not start: {told}")
        time.sleep(0.1)
    address = told[told.index("http://") :].split(",")[0]
    with urlopen(f"{address}/static/desk.css"):
        return address


def load(wrk: str, address: str, paths: Sequence[str], seconds: int) -> tuple[float, float, int]:
    """Pages per second, the 95th percentile in milliseconds, and how many answers were none."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(f"paths = {{{', '.join(json.dumps(path) for path in paths)}}}\n{SCRIPT}")
        script.flush()
        asking = [wrk, "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "30s", "-s", script.name, address]
        done = subprocess.run(asking, capture_output=True, text=True, check=False)
    figures = next((line for line in done.stdout.splitlines() if line.startswith("FIGURES")), None)
    if figures is None:
        raise SystemExit(f"wrk: {done.stdout}{done.stderr}")
    requests, microseconds, p95, wrong = map(int, figures.split()[1:])
    return requests / (microseconds / 1e6), p95 / 1000, wrong


def alone(archive: Archive, page: Asked, drawn: Sequence[Drawn], seconds: int) -> tuple[float, float]:
    """Answers of the archive per second, and the 95th percentile in milliseconds."""
    page.question(archive, drawn[0])
    taken: list[float] = []
    begun = time.perf_counter()
    while len(taken) < len(drawn) or (time.perf_counter() - begun < seconds and len(taken) < 50 * len(drawn)):
        at = time.perf_counter()
        page.question(archive, drawn[len(taken) % len(drawn)])
        taken.append(time.perf_counter() - at)
    return len(taken) / sum(taken), quantiles(taken, n=20)[-1] * 1000


def measured(archive: Archive, wrk: str, address: str, seconds: int) -> Iterator[Measured]:
    """Each page, first by the archive alone, then by the desk."""
    drawn = draws(archive, DRAWN, SEED)
    for page in PAGES:
        direct = alone(archive, page, drawn, seconds)
        paths = [page.path(archive, one) for one in drawn]
        load(wrk, address, paths, 1)
        yield Measured(page.name, *load(wrk, address, paths, seconds), *direct)


def made(place: Path, statements: int) -> None:
    """An archive of so many statements, joined."""
    with Archive(place) as archive:
        filled(archive, "SQLite", statements)
        deque(archive.join(), maxlen=0)
        analyse(archive.engine)


def table(found: Sequence[Measured]) -> Table:
    """A row a page; what takes longer than a second stands out."""
    page = Table("page", box=None, pad_edge=False, header_style="dim")
    for name in ("pages/s", "95 % ms", "archive alone /s", "95 % ms", "ratio", "wrong"):
        page.add_column(name, justify="right")
    for one in found:
        style = "red" if one.p95_ms > SLOW_MS else ""
        cells = (
            f"{one.per_second:,.1f}",
            f"{one.p95_ms:,.0f}",
            f"{one.archive_per_second:,.1f}",
            f"{one.archive_p95_ms:,.0f}",
        )
        page.add_row(one.page, *cells, f"{one.ratio:.2f}", str(one.wrong or ""), style=style)
    return page


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__)
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--seconds", type=int, default=5, help="for each page, on either side")
    parser.add_argument("--archive", type=Path, help="a file: made where it is not there, and kept for the next run")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    wrk = shutil.which("wrk")
    if wrk is None:
        raise SystemExit("wrk is not installed: on Debian and Ubuntu, apt-get install wrk; on a Mac, brew install wrk")
    with tempfile.TemporaryDirectory() as folder:
        place = given.archive or Path(folder) / "archive.db"
        if not place.exists():
            made(place, given.statements)
        with Archive(place) as archive, served(place, Path(folder)) as address:
            found = list(measured(archive, wrk, address, given.seconds))
    if given.json:
        sys.stdout.write(json.dumps([{**asdict(one), "ratio": one.ratio} for one in found], indent=1) + "\n")
        return
    Console(width=None if sys.stdout.isatty() else WIDTH).print(table(found))


if __name__ == "__main__":
    main()
