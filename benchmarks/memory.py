"""What memory reading takes as reports go by, in a process of its own: python -m benchmarks.memory [REPORTS]"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.invented import invented
from onrecord.article import document_from_text
from onrecord.reading.reader import Reader

SEED, FIRST, REPORTS = 7, 100, 1_000
"""Reports by which the first megabytes are told, and how many are read unless more are asked for."""


@dataclass(frozen=True, slots=True)
class Held:
    """The most memory that was held while so many invented reports were read, one after another."""

    reports: int
    words: int
    megabytes: float


def held(reports: int = REPORTS) -> list[Held]:
    """What reading holds after a hundred reports, and after every power of ten up to the last."""
    command = [sys.executable, "-m", "benchmarks.memory", str(reports)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[1])
    return [Held(**line) for line in map(json.loads, done.stdout.splitlines())]


def reading(reports: int) -> Iterator[Held]:
    """Reads invented reports in this process; nothing is kept."""
    reader, words = Reader(), 0
    for number, made in enumerate(islice(invented(SEED), reports), 1):
        words += len(made.document.text.split())
        reader.read(document_from_text(made.document.text))
        if number in _told(reports):
            yield Held(number, words, _megabytes())


def _told(reports: int) -> tuple[int, ...]:
    return (*(n for n in (FIRST, 1_000, 10_000, 100_000) if n < reports), reports)


def _megabytes() -> float:
    """The most memory that this process has held; what its parent held is no part of it where the system tells."""
    status = Path("/proc/self/status")
    if status.exists():
        return (
            float(next(line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM"))) / 1e3
        )
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def main() -> None:
    """Prints a line of JSON for each milestone."""
    for one in reading(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS):
        sys.stdout.write(json.dumps({"reports": one.reports, "words": one.words, "megabytes": one.megabytes}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
