"""What an engine is."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Protocol

from onrecord.batch.settings import Settings
from onrecord.batch.shards import Died, Done, Shard


class Engine(Protocol):
    """Runs `onrecord.batch.shard.run_shard` on shards, in any order, in processes that read one report at a time."""

    @property
    def workers(self) -> int:
        """How many shards are read at once."""
        ...

    def run(self, shards: Sequence[Shard], settings: Settings) -> Generator[Done | Died, None, None]:
        """What became of each shard, once each, as they end.

        A process that ends in mid-shard gives Died for that shard and is replaced; who called splits the shard and asks
        again. What `run_shard` raises is raised here: it is no report's fault. Closing the generator ends all work.
        """
        ...
