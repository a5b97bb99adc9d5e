"""Adds invented reports to an archive and asks it questions: python -m benchmarks.archive [--statements N] [--json]

Reading is switched off: records come ready-made. SQLite and PostgreSQL are measured in the same run, the one beside the
other; PostgreSQL only where the machine has it.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from rich.console import Console
from rich.table import Table
from sqlalchemy import func, select, text

from benchmarks.archive_questions import QUESTIONS, Drawn, Question, draws
from benchmarks.invented import invented
from onrecord.archive import Archive
from onrecord.store.address import address_of
from onrecord.store.engine import analyse, open_engine
from onrecord.store.migrating import migrate
from onrecord.store.tables import metadata
from tests.archive.cluster import cluster, programs

SEED, AT_ONCE, ASKED, WIDTH = 7, 500, 25, 120
SAFE = {"fsync": "on", "synchronous_commit": "on"}
"""As a user's PostgreSQL would be: what it reports as kept is on the disk."""
FIRST = 10_000
"""Reports over which the speed of adding is told."""


@dataclass(slots=True)
class Added:
    """What adding cost."""

    database: str
    reports: int = 0
    statements: int = 0
    rows_per_second: float = 0.0
    reports_per_second: float = 0.0
    text_bytes: int = 0
    archive_bytes: int = 0
    megabytes_after_a_tenth: float = 0.0
    megabytes_at_the_end: float = 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """How long a question takes: milliseconds."""

    database: str
    question: str
    median_ms: float
    worst_of_20_ms: float
    """The 95th percentile."""


def filled(archive: Archive, database: str, statements: int) -> Added:
    """Adds reports until the archive holds so many statements, one transaction a report."""
    added, spent = Added(database), 0.0
    source = invented(SEED)
    while added.statements < statements:
        records = list(islice(source, AT_ONCE))
        begun = time.perf_counter()
        for record in records:
            archive.add(record)
        spent += time.perf_counter() - begun
        added.reports += len(records)
        added.statements += sum(len(r.statements) for r in records)
        added.text_bytes += sum(len(r.document.text.encode()) for r in records)
        if added.reports <= FIRST:
            added.reports_per_second = added.reports / spent
        if not added.megabytes_after_a_tenth and added.statements >= statements / 10:
            added.megabytes_after_a_tenth = _megabytes()
        _progress(database, added)
    analyse(archive.engine)
    added.rows_per_second = _rows(archive) / added.reports * added.reports_per_second
    added.megabytes_at_the_end = _megabytes()
    added.archive_bytes = _size(archive)
    return added


def asked(archive: Archive, database: str) -> Iterator[Asked]:
    """Each question so many times, after one time unmeasured."""
    drawn = draws(archive, ASKED, SEED)
    for name, question in QUESTIONS.items():
        _spent(question, archive, drawn[0])
        taken = [_spent(question, archive, one) for one in drawn]
        yield Asked(database, name, median(taken), quantiles(taken, n=20)[-1])


def _spent(question: Question, archive: Archive, drawn: Drawn) -> float:
    """Milliseconds for one question, its rows made."""
    begun = time.perf_counter()
    question(archive, drawn)
    return (time.perf_counter() - begun) * 1000


def _rows(archive: Archive) -> int:
    with archive.asking() as connection:
        counts = (connection.execute(select(func.count()).select_from(table)) for table in metadata.tables.values())
        return sum(int(count.scalar_one()) for count in counts)


def _size(archive: Archive) -> int:
    """Bytes on the disk, nothing waiting in the log."""
    with archive.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(archive.engine.url.database or "").stat().st_size


def _megabytes() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _progress(database: str, added: Added) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{database}: {added.reports:,} reports, {added.statements:,} statements ")


def archives(folder: str, stack: ExitStack) -> Iterator[tuple[str, Archive]]:
    """An empty archive of each kind that the machine has."""
    yield "SQLite", stack.enter_context(Archive(f"{folder}/archive.db"))
    found = programs()
    if found is not None:
        url = stack.enter_context(stack.enter_context(cluster(found, SAFE)).database())
        migrate(open_engine(address_of(url)))
        yield "PostgreSQL", stack.enter_context(Archive(url))


def added_table(found: list[Added]) -> Table:
    """A column for each database."""
    page = Table("adding, reading switched off", box=None, pad_edge=False, header_style="dim")
    for one in found:
        page.add_column(one.database, justify="right")
    lines = {
        "reports": [f"{one.reports:,}" for one in found],
        "statements": [f"{one.statements:,}" for one in found],
        "reports per second (first 10,000)": [f"{one.reports_per_second:,.0f}" for one in found],
        "rows per second": [f"{one.rows_per_second:,.0f}" for one in found],
        "peak memory after a tenth, MB": [f"{one.megabytes_after_a_tenth:,.0f}" for one in found],
        "peak memory at the end, MB": [f"{one.megabytes_at_the_end:,.0f}" for one in found],
        "archive, MB": [f"{one.archive_bytes / 1e6:,.0f}" for one in found],
        "archive : text": [f"{one.archive_bytes / one.text_bytes:.2f}" for one in found],
    }
    for name, cells in lines.items():
        page.add_row(name, *cells)
    return page


def asked_table(found: list[Asked]) -> Table:
    """A row a question: milliseconds on each database."""
    databases = list(dict.fromkeys(one.database for one in found))
    page = Table("milliseconds, median and 95th percentile", box=None, pad_edge=False, header_style="dim")
    for database in databases:
        page.add_column(database, justify="right")
        page.add_column("95 %", justify="right")
    by_place = {(one.question, one.database): one for one in found}
    for name in QUESTIONS:
        row = [by_place[name, database] for database in databases]
        page.add_row(name, *(cell for one in row for cell in (f"{one.median_ms:.1f}", f"{one.worst_of_20_ms:.1f}")))
    return page


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description=__doc__)
    parser.add_argument("--statements", type=int, default=200_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        opened = list(archives(folder, stack))
        cost = [filled(archive, name, given.statements) for name, archive in opened]
        taken = [one for name, archive in opened for one in asked(archive, name)]
    if given.json:
        sys.stdout.write(json.dumps({"added": [*map(asdict, cost)], "asked": [*map(asdict, taken)]}, indent=1) + "\n")
        return
    console = Console(width=None if sys.stdout.isatty() else WIDTH)
    console.print(added_table(cost))
    console.print()
    console.print(asked_table(taken))


if __name__ == "__main__":
    main()
