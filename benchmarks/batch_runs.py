"""`onrecord batch` as a user runs it, in a process of its own: watched, and killed where it is to be."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.batch import manifest

_COMMAND = (sys.executable, "-c", "from onrecord.cli import main; main()", "batch")
_LOOK, _MEGABYTE = 0.25, 1024
_WORKER = b"spawn_main"
"""What stands in the command line of a process that reads; Dask has one more for each, which watches it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be run."""

    inputs: tuple[str, ...]
    out: Path
    shards: int
    options: tuple[str, ...]


@dataclass(slots=True)
class Ran:
    """What became of a run."""

    seconds: float = 0.0
    processor_seconds: float = 0.0
    """Of all processes together."""
    reports: int = 0
    words: int = 0
    set_aside: int = 0
    died: int = 0
    megabytes: dict[int, float] = field(default_factory=dict)
    """The most that each process that read has held, by its number."""

    @property
    def most_megabytes(self) -> float:
        """Of the process that held most."""
        return max(self.megabytes.values(), default=0.0)


Strike = Callable[[subprocess.Popen[str]], None]
"""What is done to a run at its half."""


def whole(asked: Asked) -> Ran:
    """A run that nothing disturbs."""
    ran = Ran()
    _run(asked, ran, None)
    return ran


def with_a_worker_killed(asked: Asked) -> Ran:
    """A run that loses a process that reads when half of the shards are done."""
    ran = Ran()
    _run(asked, ran, _kill_a_worker)
    return ran


def killed_and_run_again(asked: Asked) -> Ran:
    """A run that is killed as a whole when half of the shards are done, and the same command once more."""
    ran = Ran()
    _run(asked, ran, subprocess.Popen.kill)
    _run(asked, ran, None)
    return ran


def _run(asked: Asked, ran: Ran, strike: Strike | None) -> None:
    """Runs the command and adds what it took."""
    command = [*_COMMAND, *asked.inputs, str(asked.out), "--to", "json", *asked.options]
    begun, spent = time.perf_counter(), _spent()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        while process.poll() is None:
            _weigh(process.pid, ran)
            if strike is not None and _done(asked.out) * 2 >= asked.shards:
                strike(process)
                strike = None
            time.sleep(_LOOK)
        assert process.stdout is not None
        said = process.stdout.read()
    ran.seconds += time.perf_counter() - begun
    ran.processor_seconds += _spent() - spent
    if process.returncode == -signal.SIGKILL:
        return
    if process.returncode not in (0, 1):
        raise SystemExit(f"onrecord batch ended with {process.returncode}")
    summary = json.loads(said)
    ran.reports, ran.words, ran.set_aside = (summary[name] for name in ("reports", "words", "set_aside"))
    ran.died += summary["processes_died"]


def _spent() -> float:
    """Processor seconds of all that this process has run and that has ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _done(out: Path) -> int:
    return sum(1 for _ in (out / manifest.FOLDER).glob("shard=*.json"))


def _kill_a_worker(process: subprocess.Popen[str]) -> None:
    """The one that holds most: it reads."""
    pid = max(_workers(process.pid), key=_megabytes)
    os.kill(pid, signal.SIGKILL)


def _weigh(pid: int, ran: Ran) -> None:
    for worker in _workers(pid):
        ran.megabytes[worker] = max(_megabytes(worker), ran.megabytes.get(worker, 0.0))


def _workers(pid: int) -> list[int]:
    with suppress(OSError):
        return [one for one in _below(pid) if _WORKER in Path(f"/proc/{one}/cmdline").read_bytes()]
    return []


def _below(pid: int) -> Iterator[int]:
    """The processes that one has started, and those that they have."""
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in map(int, path.read_text().split()):
            yield child
            yield from _below(child)


def _megabytes(pid: int) -> float:
    """The most that a process has held; nothing of one that has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / _MEGABYTE
    return 0.0


def tree(folder: Path) -> dict[str, bytes]:
    """All tables, and what is noted of them."""
    paths: Sequence[Path] = sorted(folder.rglob("*"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths if path.suffix in (".parquet", ".json")}
