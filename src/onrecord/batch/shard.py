"""The one function that every engine runs: a shard in, its tables out, written as a whole or not at all."""

from __future__ import annotations

from onrecord.batch.settings import Settings
from onrecord.batch.shards import Done, Shard


def run_shard(shard: Shard, settings: Settings) -> Done:
    """Reads a shard and writes its tables: the same bytes in whatever process, after whatever was read there before.

    It keeps one reader a process, so a process runs one shard at a time (one thread). A report over its time ends the
    process, even from within C code; on which report it was stands in a note under OUT/_work.
    """
    raise NotImplementedError
