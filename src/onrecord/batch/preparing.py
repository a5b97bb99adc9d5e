"""A folder of tables made ready for a plan: one run at a time, what is done put in its place, what is left over taken away."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.batch import manifest
from onrecord.batch.notes import WORK
from onrecord.batch.planning import Plan
from onrecord.batch.settings import Settings
from onrecord.errors import OnrecordError

_NAME = re.compile(r"shard=\d{5,}")
_LOCK = ".lock"


def refuse_others(plan: Plan, settings: Settings) -> None:
    """Nothing where a folder may take the tables of a plan. Raises OnrecordError where it holds those of other inputs."""
    before = manifest.inputs(settings)
    if before and not set(before) & set(plan.inputs):
        seen = f"{settings.folder} holds the tables of other inputs: {', '.join(before[:3])}"
        raise OnrecordError(seen, remedy="name another folder, or give those inputs, too")


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Keeps other runs out of the folder. Raises OnrecordError where one is at work, or the folder can't be written."""
    path = settings.folder / manifest.FOLDER / _LOCK
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            _lock(file.fileno(), settings)
            yield
    except (PermissionError, NotADirectoryError, FileExistsError) as error:
        seen = f"{settings.folder}: {(error.strerror or str(error)).lower()}"
        raise OnrecordError(seen, remedy="name a folder that you may write") from error


def _lock(handle: int, settings: Settings) -> None:
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        remedy = "wait until it is done, or name another folder"
        raise OnrecordError(f"{settings.folder}: another batch is at work there", remedy=remedy) from error


def prepare(plan: Plan, settings: Settings) -> None:
    """Takes away what a run that was killed has left, and tables of what is no longer in the plan.

    Shards that are done but have another number now, since inputs came before theirs, move to it.
    """
    work = settings.folder / WORK
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    kept, names = manifest.kept(settings), {shard.name for shard in plan.shards}
    moving = [(s, *kept[s.key]) for s in plan.shards if s.key in kept and kept[s.key][0] != s.name]
    for shard, name, _ in moving:
        (settings.folder / name).rename(work / shard.name)
        _entry(name, settings).unlink(missing_ok=True)
    for name in [p.name for p in settings.folder.iterdir() if _NAME.fullmatch(p.name) and p.name not in names]:
        _take_away(name, settings)
    for shard, _, entry in moving:
        _take_away(shard.name, settings)
        (work / shard.name).rename(settings.folder / shard.name)
        manifest.write(manifest.done(shard, entry), settings)
    manifest.write_inputs(plan.inputs, settings)


def _entry(name: str, settings: Settings) -> Path:
    return settings.folder / manifest.FOLDER / f"{name}.json"


def _take_away(name: str, settings: Settings) -> None:
    _entry(name, settings).unlink(missing_ok=True)
    shutil.rmtree(settings.folder / name, ignore_errors=True)
