"""Dask: the same function on the same shards, in the processes of a cluster. As many shards are on their way as there are
processes: one that dies is blamed for its own shard alone, and a cluster that grows is used as it does."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.batch.engines.local import cores
from onrecord.batch.settings import Settings
from onrecord.batch.shards import Died, Done, Shard
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from distributed import Client, Future

_PATIENCE = 30
_ONE = threading.Lock()
"""Held while a process reads, however many threads it has: its shards share one reader."""


@dataclass(frozen=True, slots=True)
class Dask:
    """The processes of a scheduler; without one, so many of this machine (0: as many as there are cores)."""

    scheduler: str | None = None
    jobs: int = 0

    @property
    def workers(self) -> int:
        """How many shards are read at once."""
        with _connected(self) as client:
            return len(client.nthreads())

    def run(self, shards: Sequence[Shard], settings: Settings) -> Iterator[Done | Died]:
        """What became of each shard, as they end."""
        with _connected(self) as client:
            from distributed import as_completed

            waiting, coming = list(reversed(shards)), as_completed(loop=client.loop)
            held: dict[Future, Shard] = {}
            try:
                while waiting or held:
                    for _ in range(min(len(waiting), max(len(client.nthreads()), 1) - len(held))):
                        future = client.submit(_read, waiting[-1], settings, settings.fingerprint, pure=False)
                        held[future] = waiting.pop()
                        coming.add(future)
                    future = next(coming)
                    yield _became(held.pop(future), future)
            finally:
                _end(client, held)


def _read(shard: Shard, settings: Settings, fingerprint: str) -> Done:
    from onrecord.batch.shard import run_shard

    with _ONE:
        if settings.fingerprint != fingerprint:
            raise OnrecordError("a worker has another onrecord, model or lexicon", remedy="install the same everywhere")
        return run_shard(shard, settings)


def _became(shard: Shard, future: Future) -> Done | Died:
    """What a future says of its shard. Raises OnrecordError where no report is at fault."""
    from distributed import KilledWorker

    try:
        done: Done = future.result()
    except KilledWorker:
        return Died(shard, "every process that Dask gave it to")
    except Exception as error:
        gone = "the Dask scheduler is gone" if future.cancelled() else f"{shard.name}: {error}"
        raise OnrecordError(gone, remedy="what is done stays done, and the same command goes on") from error
    return done


@contextmanager
def _connected(engine: Dask) -> Iterator[Client]:
    """A client of the cluster. Raises OnrecordError where there is none, or nobody in it."""
    try:
        from dask import config
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise OnrecordError("Dask is not installed", remedy="pip install 'onrecord[dask]'") from error
    own = {"threads_per_worker": 1, "memory_limit": 0, "dashboard_address": None}
    with ExitStack() as stack:
        stack.enter_context(config.set({"distributed.scheduler.allowed-failures": 0}))  # only ours heeds it
        try:
            where = engine.scheduler or stack.enter_context(LocalCluster(n_workers=engine.jobs or cores(), **own))
            client = stack.enter_context(Client(where, timeout=_PATIENCE, set_as_default=False))
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            remedy = "start `dask scheduler`, and for each core `dask worker ADDRESS --nthreads 1`"
            raise OnrecordError(f"no Dask scheduler with workers at {engine.scheduler}", remedy=remedy) from error
        yield client


def _end(client: Client, held: dict[Future, Shard]) -> None:
    """Ends what is still being read, so that nothing more is written."""
    if held and client.status == "running":
        ours = {future.key for future in held}
        busy = [worker for worker, keys in client.processing().items() if ours.intersection(keys)]
        client.cancel(list(held), force=True)
        with suppress(OSError, ValueError, AssertionError):  # a worker without a nanny ends its shard by itself
            client.restart_workers(busy, timeout=_PATIENCE)
