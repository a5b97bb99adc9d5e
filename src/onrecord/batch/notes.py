"""On which report a process is: a few bytes in a file, so that whoever finds the process dead knows where to look."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Self

from onrecord.batch.settings import Settings
from onrecord.batch.shards import Shard

WORK = "_work"
"""The folder, below that of the tables, of all that is not finished."""
_WIDTH = 48
_BETWEEN = "-"
_LATE = b"Timeout"
"""What a process writes that ends itself because a report takes too long."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a note says."""

    piece: int
    """The piece of the shard."""
    unit: int
    """The report, in the units of the piece."""


class Note:
    """The note of a shard that is being read."""

    def __init__(self, shard: Shard, settings: Settings) -> None:
        self._on, self._late = _paths(shard, settings)
        self._file: FileIO | None = None

    def __enter__(self) -> Self:
        self._on.parent.mkdir(parents=True, exist_ok=True)
        self._file = FileIO(self._on, "w")
        self.late = FileIO(self._late, "w")
        self.between()
        return self

    def __exit__(self, *_: object) -> None:
        for file in (self._file, self.late):
            if file is not None:
                file.close()
        for path in (self._on, self._late):
            path.unlink(missing_ok=True)

    def on(self, piece: int, unit: int) -> None:
        """Writes that this report is next."""
        self._write(f"{piece} {unit}")

    def between(self) -> None:
        """Writes that no report is being read."""
        self._write(_BETWEEN)

    def _write(self, text: str) -> None:
        assert self._file is not None
        self._file.seek(0)
        self._file.write(text.ljust(_WIDTH).encode())


def last_seen(shard: Shard, settings: Settings) -> Seen | None:
    """The report that the process was on; None where it was on none, or nothing is known."""
    with suppress(OSError, ValueError):
        piece, unit = map(int, _paths(shard, settings)[0].read_text().split())
        return Seen(piece, unit)
    return None


def was_late(shard: Shard, settings: Settings) -> bool:
    """Whether the process ended because a report took too long."""
    with suppress(OSError):
        return _paths(shard, settings)[1].read_bytes().startswith(_LATE)
    return False


def has_begun(shard: Shard, settings: Settings) -> bool:
    """Whether a process got as far as to open the shard: it could load its reader."""
    return _paths(shard, settings)[0].exists()


def drop(shard: Shard, settings: Settings) -> None:
    """Takes a dead process's note away."""
    for path in _paths(shard, settings):
        path.unlink(missing_ok=True)


def _paths(shard: Shard, settings: Settings) -> tuple[Path, Path]:
    work = settings.folder / WORK
    return work / f"{shard.name}.on", work / f"{shard.name}.late"
