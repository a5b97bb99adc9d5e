"""What is done: one small file a shard, written after its tables are whole."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from onrecord.batch.settings import Settings
from onrecord.batch.shards import Done, Shard

FOLDER = "_manifest"
INPUTS = "inputs.json"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is said of a shard that is done. Nothing of when, where and how fast: the same work gives the same bytes."""

    key: str
    fingerprint: str
    reports: int
    failures: int
    words: int
    limited: int = 0
    limits: tuple[float, int] | None = None
    """Seconds and megabytes that some report went over; null where none did, and other limits change nothing."""


def entry_of(done: Done, settings: Settings) -> Entry:
    """The entry of a shard."""
    limits = settings.limits if done.limited else None
    return Entry(done.shard.key, settings.fingerprint, done.reports, done.failures, done.words, done.limited, limits)


def path_of(shard: Shard, settings: Settings) -> Path:
    """The file of a shard's entry."""
    return settings.folder / FOLDER / f"{shard.name}.json"


def write(done: Done, settings: Settings) -> None:
    """Notes that a shard is done."""
    put(path_of(done.shard, settings), msgspec.json.encode(entry_of(done, settings)))


def put(path: Path, content: bytes) -> None:
    """Writes a file as a whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(content + b"\n")
    part.replace(path)


def read(path: Path) -> Entry | None:
    """The entry in a file; None where there is none that can be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Entry)
    except (OSError, msgspec.DecodeError):
        return None


def kept(settings: Settings) -> dict[str, tuple[str, Entry]]:
    """What earlier runs have done as one with these settings would: by the key of a shard, its name and entry."""
    found = {}
    for path in sorted((settings.folder / FOLDER).glob("shard=*.json")):
        entry, name = read(path), path.stem
        if entry is not None and _holds(entry, settings) and (settings.folder / name).is_dir():
            found[entry.key] = name, entry
    return found


def _holds(entry: Entry, settings: Settings) -> bool:
    return entry.fingerprint == settings.fingerprint and entry.limits in (None, settings.limits)


def done(shard: Shard, entry: Entry) -> Done:
    """What became of a shard, as its entry tells."""
    return Done(shard, entry.reports, entry.failures, entry.limited, entry.words)


def inputs(settings: Settings) -> list[str]:
    """What the last run was given; nothing where there was none."""
    try:
        found: list[str] = json.loads((settings.folder / FOLDER / INPUTS).read_bytes())
    except (OSError, ValueError):
        return []
    return found


def write_inputs(given: Iterable[str], settings: Settings) -> None:
    """Notes what this run was given."""
    put(settings.folder / FOLDER / INPUTS, json.dumps(list(given)).encode())  # names of files need not be text
