"""A Dask cluster as a user starts one: a scheduler and its workers, each a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from onrecord.batch import Settings
from onrecord.records import MadeBy
from tests.batch.readers import Plain

ROOT = Path(__file__).parents[2]
BY_ENVIRONMENT, READ_BY = "tests.batch.clusters:by_environment", "TEST_READ_BY"


@dataclass(frozen=True, slots=True)
class Cluster:
    """What runs, and where it is to be found."""

    address: str
    scheduler: subprocess.Popen[bytes]


def by_environment(_: Settings) -> Plain:
    """A reader that is another one wherever the environment says so, as with another version of the package."""
    return Plain(MadeBy(os.environ.get(READ_BY, "1"), "m", "l"))


@contextmanager
def cluster(
    folder: Path, *, workers: int = 2, threads: int = 1, environment: Mapping[str, str] | None = None
) -> Iterator[Cluster]:
    """A scheduler with so many workers; all end with the test."""
    around = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]), **(environment or {})}
    with ExitStack() as stack:
        noted = Path(mkdtemp(dir=folder)) / "scheduler.json"
        listening = ("--port", "0", "--no-dashboard", "--scheduler-file", str(noted))
        scheduler = stack.enter_context(_process("scheduler", folder, around, *listening))
        address = _address(noted, scheduler)
        options = ("--nworkers", "1", "--nthreads", str(threads), "--no-dashboard", "--local-directory", str(folder))
        for _ in range(workers):
            stack.enter_context(_process("worker", folder, around, address, *options))
        yield Cluster(address, scheduler)


@contextmanager
def _process(what: str, folder: Path, around: dict[str, str], *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{what}", "--host", "127.0.0.1", *arguments]
    with (
        (folder / f"{what}.log").open("ab") as log,
        subprocess.Popen(command, cwd=folder, env=around, stderr=log) as process,
    ):
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


def _address(noted: Path, scheduler: subprocess.Popen[bytes]) -> str:
    """Where the scheduler listens, as it notes itself."""
    while scheduler.poll() is None:
        with suppress(OSError, ValueError):
            return str(json.loads(noted.read_text(encoding="utf-8"))["address"])
        time.sleep(0.05)
    raise AssertionError(f"the scheduler ended with {scheduler.returncode}")
