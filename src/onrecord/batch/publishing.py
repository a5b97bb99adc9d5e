"""Tables under a temporary name that become a shard's at once, when they are whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from onrecord.batch import manifest
from onrecord.batch.notes import WORK
from onrecord.batch.settings import Settings
from onrecord.batch.shards import Done, Shard
from onrecord.batch.tables import Tables, settled
from onrecord.errors import OnrecordError


@contextmanager
def writing(shard: Shard, settings: Settings) -> Iterator[Tables]:
    """The tables of a shard, to be filled; where that goes well they stand in its folder afterwards.

    Raises OnrecordError where they can't be written.
    """
    folder = settings.folder / WORK / f"{shard.name}.{uuid4().hex}.tmp"
    try:
        folder.mkdir(parents=True)
        with Tables(folder) as tables:
            yield tables
        settled(folder)
        _put(folder, folder_of(shard, settings), shard, settings)
    except OSError as error:
        seen = f"{settings.folder}: {(error.strerror or str(error)).lower()}"
        raise OnrecordError(seen, remedy="make room, or name another folder; what is done stays done") from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def folder_of(shard: Shard, settings: Settings) -> Path:
    """Where the tables of a shard stand; those of a part among the unfinished work."""
    return (settings.folder / WORK if shard.part else settings.folder) / shard.name


def finished(done: Done, settings: Settings) -> Done:
    """Notes that a shard is done, where it is no part of one."""
    if not done.shard.part:
        manifest.write(done, settings)
    return done


def _put(folder: Path, target: Path, shard: Shard, settings: Settings) -> None:
    """Puts a folder in the place of another; from here on, until it is noted, the shard counts as not done."""
    if not shard.part:
        manifest.path_of(shard, settings).unlink(missing_ok=True)
    old = settings.folder / WORK / f"{shard.name}.{uuid4().hex}.old"
    with suppress(FileNotFoundError):
        target.rename(old)
    shutil.rmtree(old, ignore_errors=True)
    try:
        folder.rename(target)
    except OSError:
        if not target.is_dir():
            raise
        # an engine that took this process for dead has had the shard read elsewhere: these are the same bytes
