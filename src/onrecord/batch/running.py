"""A batch from plan to tables: what is done is skipped, the rest is run, what died is split until all is read or set aside."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass, field

from onrecord.batch import manifest, notes
from onrecord.batch.engines.engine import Engine
from onrecord.batch.planning import Plan
from onrecord.batch.preparing import alone, prepare, refuse_others
from onrecord.batch.readers import forget
from onrecord.batch.settings import Settings
from onrecord.batch.shards import Died, Done, Shard
from onrecord.batch.splitting import parts_of, set_aside, together
from onrecord.errors import OnrecordError

_FALSE_STARTS = 2


@dataclass(frozen=True, slots=True)
class State:
    """How far a plan has come."""

    done: tuple[Done, ...]
    """What earlier runs have done as this one would."""
    waiting: tuple[Shard, ...]

    @property
    def reports(self) -> int:
        """How many reports wait."""
        return sum(shard.reports for shard in self.waiting)


def state_of(plan: Plan, settings: Settings) -> State:
    """What is done of a plan. Raises OnrecordError where the folder holds the tables of other inputs."""
    refuse_others(plan, settings)
    kept = manifest.kept(settings)
    done = (manifest.done(shard, kept[shard.key][1]) for shard in plan.shards if shard.key in kept)
    return State(tuple(done), tuple(shard for shard in plan.shards if shard.key not in kept))


def run(plan: Plan, engine: Engine, settings: Settings) -> Generator[Done | Died, None, None]:
    """Runs what waits: yields every shard as it is written, and every process that died.

    What was yielded as done stays done, whatever happens next; closing the generator ends all work. Raises OnrecordError where the folder is another batch's or
    can't be written, and where no process can be started.
    """
    with alone(settings):
        refuse_others(plan, settings)
        prepare(plan, settings)
        waiting = state_of(plan, settings).waiting
        forget()  # the readers of the processes are others
        yield from _Run(engine, settings).all(waiting)
        shutil.rmtree(settings.folder / notes.WORK, ignore_errors=True)


@dataclass(slots=True)
class _Run:
    """What waits, round after round: in each, what died in the one before comes again in parts."""

    engine: Engine
    settings: Settings
    split: dict[int, Shard] = field(default_factory=dict)
    """The shards that were split, by number."""
    missing: Counter[int] = field(default_factory=Counter)
    """How many parts of each are not done."""
    parts: defaultdict[int, list[Done]] = field(default_factory=lambda: defaultdict(list))
    """Those that are."""
    false_starts: Counter[str] = field(default_factory=Counter)

    def all(self, shards: Iterable[Shard]) -> Generator[Done | Died, None, None]:
        """Runs all until nothing waits."""
        waiting = list(shards)
        while waiting:
            again: list[Shard] = []
            with closing(self.engine.run(waiting, self.settings)) as running:
                for became in running:
                    if isinstance(became, Died):
                        yield became
                        again += self._again(became)
                    elif became.shard.part:
                        self._part(became)
                    else:
                        yield became
                    if (done := self._whole(became.shard.number)) is not None:
                        yield done
            waiting = again

    def _again(self, died: Died) -> list[Shard]:
        """What comes again of a shard that died: its parts, or nothing where its one report is at fault."""
        shard = died.shard
        if not notes.has_begun(shard, self.settings):
            return [self._restarted(died)]
        seen, late = notes.last_seen(shard, self.settings), notes.was_late(shard, self.settings)
        notes.drop(shard, self.settings)
        parts = parts_of(shard, seen)
        if not shard.part:
            self.split[shard.number] = shard
        self.missing[shard.number] += len(parts) - (1 if shard.part else 0)
        if not parts:
            self.parts[shard.number].append(set_aside(shard, self.settings, late=late))
        return parts

    def _restarted(self, died: Died) -> Shard:
        """A shard whose process ended before it began. Raises OnrecordError where that comes again."""
        self.false_starts[died.shard.name] += 1
        if self.false_starts[died.shard.name] >= _FALSE_STARTS:
            seen = f"{died.shard.name}: its process ends before it reads anything ({died.how})"
            raise OnrecordError(seen, remedy="give it more memory, or fewer processes with --jobs")
        return died.shard

    def _part(self, done: Done) -> None:
        self.parts[done.shard.number].append(done)
        self.missing[done.shard.number] -= 1

    def _whole(self, number: int) -> Done | None:
        """A shard that was split, put together, once its last part is done."""
        if number not in self.split or self.missing[number]:
            return None
        return together(self.split.pop(number), self.parts.pop(number), self.settings)
