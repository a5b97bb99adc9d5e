"""How long a report may take, and how much memory: kept within the process itself, so on every engine alike.

Time is watched from beside the interpreter, so it holds within C code; a process that is over it ends. Memory is bounded by
the system where it can do so; asking for more is then an error like others.
"""

from __future__ import annotations

import faulthandler
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from onrecord.batch.settings import Settings

_STATM = Path("/proc/self/statm")
_MEGABYTE = 1 << 20


@contextmanager
def limited(settings: Settings, late: IO[Any]) -> Iterator[None]:
    """What is done within may take as long and as much as the settings allow; `late` is written to before the end."""
    faulthandler.dump_traceback_later(settings.seconds, exit=True, file=late)
    before = _bounded(settings.megabytes)
    try:
        yield
    finally:
        _unbounded(before)
        faulthandler.cancel_dump_traceback_later()


def _bounded(megabytes: int) -> tuple[int, int] | None:
    """Bounds what the process may hold at what it holds now and so much more; what held before."""
    try:
        import resource

        pages = int(_STATM.read_text().split()[0])
    except (ImportError, OSError):
        return None  # no such bound on this system
    before = resource.getrlimit(resource.RLIMIT_AS)
    most = pages * resource.getpagesize() + megabytes * _MEGABYTE
    if before[1] == resource.RLIM_INFINITY or most < before[1]:
        resource.setrlimit(resource.RLIMIT_AS, (most, before[1]))
    return before


def _unbounded(before: tuple[int, int] | None) -> None:
    if before is not None:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, before)
