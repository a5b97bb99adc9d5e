"""Processes of this machine, each with one reader: a process that dies costs its shard alone, and is replaced."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import TypeVar

from onrecord.batch.settings import Settings
from onrecord.batch.shards import Died, Done, Shard
from onrecord.errors import OnrecordError

Result = TypeVar("Result")
_ONE_THREAD = "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"
_PATIENCE = 5.0


@dataclass(slots=True)
class _Worker:
    """A process and the shard that it reads."""

    process: SpawnProcess
    pipe: Connection
    shard: Shard

    def give(self, shard: Shard) -> None:
        """Has it read a shard; that it is dead already comes to light when it is asked for what became of it."""
        self.shard = shard
        with suppress(OSError):
            self.pipe.send(shard)

    def end(self) -> None:
        """Ends it, whatever it does; what it has not finished is as if it had not begun."""
        self.pipe.close()
        self.process.kill()
        self.process.join(_PATIENCE)


@dataclass(frozen=True, slots=True)
class Local:
    """So many processes at once."""

    workers: int

    def run(self, shards: Sequence[Shard], settings: Settings) -> Generator[Done | Died, None, None]:
        """What became of each shard, as they end."""
        waiting = deque(shards)
        team: dict[Connection, _Worker] = {}
        try:
            while waiting or team:
                while waiting and len(team) < self.workers:
                    worker = _started(waiting.popleft(), settings)
                    team[worker.pipe] = worker
                for pipe in connection.wait(list(team)):
                    worker = team[pipe]  # type: ignore[index]
                    became = _received(worker)
                    if isinstance(became, Died) or not waiting:
                        team.pop(worker.pipe).end()
                    else:
                        worker.give(waiting.popleft())
                    yield became
        finally:
            for worker in team.values():
                worker.end()


def apart(do: Callable[..., Result], *given: object, seconds: float) -> Result | None:
    """What a function gives in a process of its own; None where that dies, or takes longer."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(theirs, do, given), daemon=True, name="onrecord-apart")
    with calm():
        process.start()
    theirs.close()
    try:
        answer: Result | None = ours.recv() if ours.poll(seconds) else None
    except EOFError:
        answer = None
    finally:
        process.kill()
        process.join(_PATIENCE)
    return answer


def _answer(pipe: Connection, do: Callable[..., object], given: tuple[object, ...]) -> None:
    pipe.send(do(*given))


def cores() -> int:
    """How many processes this one may have run at once."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def _received(worker: _Worker) -> Done | Died:
    """What a worker says of its shard, or that it says nothing more. Raises OnrecordError where no report is at fault."""
    try:
        said: Done | str = worker.pipe.recv()
    except (EOFError, OSError):
        worker.process.join(_PATIENCE)
        code = worker.process.exitcode
        return Died(worker.shard, f"signal {-code}" if code is not None and code < 0 else f"exit status {code}")
    if isinstance(said, str):
        raise OnrecordError(f"{worker.shard.name}: {said}")
    return said


def _started(shard: Shard, settings: Settings) -> _Worker:
    """A new process with its first shard."""
    context = get_context("spawn")  # a copy of this process would hold a reader and its threads in an unknown state
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, settings), daemon=True, name="onrecord-batch")
    with calm():
        process.start()
    theirs.close()
    worker = _Worker(process, ours, shard)
    worker.give(shard)
    return worker


@contextmanager
def calm() -> Iterator[None]:
    """What is started within leaves Ctrl-C to this process, and computes in one thread."""
    main = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN) if main else None
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
        if main:
            signal.signal(signal.SIGINT, handler)


def _serve(pipe: Connection, settings: Settings) -> None:
    """Reads the shards that come, one after the other, until nobody sends any."""
    from onrecord.batch.shard import run_shard

    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            shard = pipe.recv()
        except EOFError:
            return
        try:
            said: Done | str = run_shard(shard, settings)
        except OnrecordError as error:
            said = str(error)
        except Exception as error:  # noqa: BLE001  the one who asked must know it
            said = f"{type(error).__name__}: {error}"
        pipe.send(said)


def _end_with_parent() -> None:
    """Waits for the end of the process that started this one, and ends with it."""
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)
