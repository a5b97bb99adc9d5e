"""Dask: the same function on the same shards, in the processes of a cluster."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from typing import Any, cast

from onrecord.batch.engines.local import calm, cores
from onrecord.batch.settings import Settings
from onrecord.batch.shard import run_shard
from onrecord.batch.shards import Died, Done, Shard
from onrecord.errors import OnrecordError

_PATIENCE, _ONE = 30, threading.Lock()
"""Seconds; and what a process holds while it reads, however many threads it has: its shards share one reader."""


@dataclass(frozen=True, slots=True)
class Dask:
    """The processes of a scheduler; without one, so many of this machine (0: as many as there are cores)."""

    scheduler: str | None = None
    jobs: int = 0

    @property
    def workers(self) -> int:
        with _connected(self) as client:
            return len(client.nthreads())

    def run(self, shards: Sequence[Shard], settings: Settings) -> Generator[Done | Died, None, None]:
        """What became of each shard; as many are sent as there are processes, so that none is blamed for another's."""
        waiting, fingerprint, sent = list(reversed(shards)), settings.fingerprint, dict[Any, Shard]()
        with _connected(self) as client:
            from distributed import as_completed

            coming = as_completed(loop=client.loop)
            try:
                while waiting or sent:
                    for _ in range(min(len(waiting), max(len(client.nthreads()), 1) - len(sent))):
                        future = client.submit(_read, waiting[-1], settings, fingerprint, pure=False)
                        sent[future] = waiting.pop()
                        coming.add(future)
                    future = next(coming)
                    yield _became(sent.pop(future), future)
            finally:
                if sent and self.scheduler and client.status == "running":  # our own processes end with us
                    _end(client, sent)


def _read(shard: Shard, settings: Settings, fingerprint: str) -> Done:
    with _ONE:
        if settings.fingerprint != fingerprint:
            raise OnrecordError("a worker has another onrecord, model or lexicon; install the same everywhere")
        return run_shard(shard, settings)


def _became(shard: Shard, future: Any) -> Done | Died:
    """What a future says of its shard. Raises OnrecordError where no report is at fault."""
    try:
        return cast(Done, future.result())
    except Exception as error:
        if type(error).__name__ == "KilledWorker":
            return Died(shard, "every process that Dask gave it to")
        if future.cancelled():
            raise ConnectionError from error
        raise OnrecordError(f"{shard.name}: {error}") from error


@contextmanager
def _connected(engine: Dask) -> Iterator[Any]:
    """A client of the cluster. Raises OnrecordError where there is none, or no worker in it."""
    own = {"threads_per_worker": 1, "memory_limit": 0, "dashboard_address": "127.0.0.1:0"}
    with ExitStack() as stack:
        try:
            from dask import config
            from distributed import Client, LocalCluster

            stack.enter_context(config.set({"distributed.scheduler.allowed-failures": 0}))  # only our own heeds it
            with calm():
                where = engine.scheduler or stack.enter_context(LocalCluster(n_workers=engine.jobs or cores(), **own))
            client = stack.enter_context(Client(where, timeout=_PATIENCE, set_as_default=False))
            client.wait_for_workers(1, timeout=_PATIENCE)
            yield client
        except ImportError as error:
            raise OnrecordError("Dask is not installed", remedy="pip install 'onrecord[dask]'") from error
        except (OSError, ValueError) as error:
            remedy = "start `dask scheduler`, for each core `dask worker ADDRESS --nthreads 1`, and then this again"
            raise OnrecordError(f"no Dask scheduler with workers at {engine.scheduler}", remedy=remedy) from error


def _end(client: Any, sent: dict[Any, Shard]) -> None:
    """Ends what is still being read, so that nothing more is written."""
    busy = [worker for worker, on in client.processing().items() if {one.key for one in sent}.intersection(on)]
    client.cancel(list(sent), force=True)
    with suppress(OSError, ValueError, AssertionError):  # a worker without a nanny ends its shard by itself
        client.restart_workers(busy)
