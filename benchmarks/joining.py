"""What joining costs as an archive grows, and whether it finds planted copies: python -m benchmarks.joining [--reports N]

Reading is switched off: records come ready-made. About two in five reports are copies of an agency's text, cut and edited.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import combinations, islice
from statistics import median

from rich.console import Console
from rich.table import Table
from sqlalchemy import select

from benchmarks.invented import Plan, planned
from onrecord.archive import Archive
from onrecord.records import Record
from onrecord.store import tables as t

SEED, AROUND, WIDTH = 7, 200, 100
MARKS = 1_000, 5_000, 10_000, 20_000


@dataclass(frozen=True, slots=True)
class Cost:
    """What one report costs when so many are there: milliseconds, the median and the 95th of a hundred."""

    reports: int
    median: float
    most: float


@dataclass(frozen=True, slots=True)
class Origins:
    """Pairs of copies: those found of those planted, and those found that are copies."""

    planted: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """The share of found pairs that was planted."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of planted pairs that was found."""
        return self.right / self.planted if self.planted else 1.0


def added(archive: Archive, reports: int) -> tuple[list[Cost], dict[str, str]]:
    """Adds reports day by day, as they come out; what they cost at the marks, and of which plan each is."""
    spent: list[float] = []
    plans: dict[str, str] = {}
    for plan, record in sorted(islice(planned(SEED), reports), key=_published):
        begun = time.perf_counter()
        saved = archive.add(record)
        spent.append(time.perf_counter() - begun)
        plans[saved.report] = plan.name
        if sys.stderr.isatty() and len(spent) % 100 == 0:
            sys.stderr.write(f"\r{len(spent)} of {reports} reports, {1000 * median(spent[-100:]):.0f} ms each ")
    return [_cost(spent, mark) for mark in MARKS if mark <= reports], plans


def _published(told: tuple[Plan, Record]) -> str:
    stamp = told[1].document.published
    return stamp.value if stamp else ""


def _cost(spent: list[float], mark: int) -> Cost:
    """By the reports just before a mark: how many statements one of them has varies."""
    some = sorted(1000 * seconds for seconds in spent[mark - AROUND : mark])
    return Cost(mark, median(some), some[int(0.95 * len(some))])


def origins(archive: Archive, plans: dict[str, str]) -> Origins:
    """The pairs of one origin against those of one plan."""
    with archive.asking() as connection:
        r = t.report.c
        rows = connection.execute(select(r.ref, r.origin_id).where(r.origin_id.is_not(None))).all()
    groups: dict[int, list[str]] = defaultdict(list)
    for ref, origin in rows:
        groups[origin].append(plans[ref])
    pairs = [pair for plans_of in groups.values() for pair in combinations(plans_of, 2)]
    sizes = Counter(plans.values()).values()
    return Origins(sum(n * (n - 1) // 2 for n in sizes), len(pairs), sum(a == b for a, b in pairs))


def tables(costs: list[Cost], found: Origins) -> Iterator[Table]:
    """The figures for people."""
    of_cost = Table("reports there", "ms a report, median", "95 %", title="Adding and joining one report")
    for cost in costs:
        of_cost.add_row(f"{cost.reports:,}", f"{cost.median:.1f}", f"{cost.most:.1f}")
    yield of_cost
    of_origins = Table("planted pairs", "found", "right", "precision", "recall", title="Copies of one text")
    counts = (f"{found.planted:,}", f"{found.found:,}", f"{found.right:,}")
    of_origins.add_row(*counts, f"{found.precision:.4f}", f"{found.recall:.4f}")
    yield of_origins


def main() -> None:
    """Measures, and prints what came out."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--reports", type=int, default=MARKS[-1])
    arguments.add_argument("--json", action="store_true")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder, Archive(f"{folder}/joined.db") as archive:
        costs, plans = added(archive, given.reports)
        found = origins(archive, plans)
    if given.json:
        print(json.dumps({"costs": [asdict(cost) for cost in costs], "origins": asdict(found)}))
        return
    console = Console(width=WIDTH)
    for table in tables(costs, found):
        console.print(table)


if __name__ == "__main__":
    main()
