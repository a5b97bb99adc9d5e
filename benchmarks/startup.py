"""What a cold start costs: processor seconds and peak memory of whole processes."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.texts import EXAMPLE

ONRECORD = [sys.executable, "-c", "from onrecord.cli import main; main()"]
COMMANDS = {
    "onrecord --help": [*ONRECORD, "--help"],
    "onrecord read (the example)": [*ONRECORD, "read", str(EXAMPLE)],
    "python -c pass": [sys.executable, "-c", "pass"],
    "import spacy": [sys.executable, "-c", "import spacy"],
}
ROUNDS = 3
STARTER = """
import os, sys
nowhere = [(os.POSIX_SPAWN_OPEN, n, os.devnull, os.O_RDWR, 0) for n in (1, 2)]
_, status, used = os.wait4(os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=nowhere), 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@dataclass(frozen=True, slots=True)
class Start:
    """One command, cold: the fastest of a few starts, and the most memory of any; null where it is not installed."""

    command: str
    seconds: float | None = None
    megabytes: float | None = None


def starts() -> Iterator[Start]:
    """Every command, each in processes of its own, with the modules compiled as pip compiles them."""
    with tempfile.TemporaryDirectory() as folder:
        surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
        for name, command in COMMANDS.items():
            if name.startswith("import ") and importlib.util.find_spec(name.split()[1]) is None:
                yield Start(name)
                continue
            _usage(command, surroundings)
            used = [_usage(command, surroundings) for _ in range(ROUNDS)]
            yield Start(name, min(seconds for seconds, _ in used), max(megabytes for _, megabytes in used))


def _usage(command: list[str], surroundings: dict[str, str]) -> tuple[float, float]:
    """The processor seconds and the peak megabytes of one run.

    A small process starts it: the peak that the system gives for a process is never below that of its parent.
    """
    starter = [sys.executable, "-S", "-c", STARTER, *command]
    done = subprocess.run(starter, capture_output=True, text=True, check=False, env=surroundings)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}: ended with {done.returncode}{done.stderr}")
    seconds, peak = done.stdout.split()
    return float(seconds), float(peak) / (1e6 if sys.platform == "darwin" else 1e3)
