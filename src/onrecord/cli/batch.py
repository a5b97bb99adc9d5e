"""`onrecord batch`: many reports on all cores, into tables."""

from __future__ import annotations

import json
import math
import sys
import time
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.how import Actors, Model, ModelName, ParserGiven, Rules, refuse_both
from onrecord.cli.options import SET_ASIDE, KindGiven, Published, tell
from onrecord.cli.progress import Tracked

if TYPE_CHECKING:
    from onrecord.batch.engines.engine import Engine
    from onrecord.batch.planning import Plan
    from onrecord.batch.running import State
    from onrecord.batch.settings import Settings
    from onrecord.batch.shards import Done

SHARD_SIZE = 500
_INTERRUPTED = 130
_SHOWN = 5
"""How many of those set aside are told with their reason at the end; all are in the tables."""
_LIBRARIES = "fastwarc", "fsspec", "pyarrow"


class EngineName(StrEnum):
    """What runs the shards."""

    local = "local"
    dask = "dask"


class Summary(StrEnum):
    """How the end is told."""

    text = "text"
    json = "json"


Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="IN... OUT",
        help="WARC, Parquet, JSON lines, pages, folders, globs, addresses; last the folder of the tables.",
    ),
]


def batch(
    paths: Paths,
    jobs: Annotated[int, typer.Option(min=0, metavar="N", help="Processes; 0: as many as there are cores.")] = 0,
    shard_size: Annotated[
        int, typer.Option(min=1, metavar="N", help="Reports that are read and written at once.")
    ] = SHARD_SIZE,
    seconds: Annotated[float, typer.Option(min=0.01, metavar="N", help="How long a report may take.")] = 60.0,
    megabytes: Annotated[
        int, typer.Option(min=1, metavar="N", help="How much memory reading a report may take.")
    ] = 2000,
    model: Model = ModelName.full,
    parser: ParserGiven = None,
    engine: Annotated[EngineName, typer.Option(help="This machine's processes, or a Dask cluster.")] = EngineName.local,
    scheduler: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Of the Dask cluster.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would be done, and about how long.")] = False,
    to: Annotated[Summary, typer.Option(help="How the end is told.")] = Summary.text,
    published: Published = None,
    kind: KindGiven = None,
    actors: Actors = None,
    rules: Rules = None,
) -> None:
    """Read many reports on all cores, into Parquet tables.

    A second run goes on where the first ended, and reads again only what changed. What can't be read is set aside, and the
    exit status is then 1.
    """
    from onrecord.batch.running import state_of
    from onrecord.batch.settings import Settings

    refuse_both(model, parser)
    settings = Settings(
        out=_folder_of(paths),
        model=model.value,
        parser=_in_full(parser),
        actors=tuple(str(path.absolute()) for path in actors or ()),
        rules=tuple(str(path.absolute()) for path in rules or ()),
        published=published,
        kind=kind.value if kind else None,
        seconds=seconds,
        megabytes=megabytes,
    )
    running = _engine(engine, scheduler, jobs)
    plan = _planned(paths[:-1], shard_size, settings, jobs)
    state = state_of(plan, settings)
    if dry_run:
        _foretell(plan, state, running, settings, to)
    else:
        _run(plan, state, running, settings, to)


def _folder_of(paths: list[str]) -> str:
    """The folder of the tables, where the call can be done at all. Raises BadParameter, OnrecordError."""
    from onrecord.batch.addresses import is_remote

    if len(paths) < 2:
        raise typer.BadParameter("name the inputs, and last the folder of the tables: IN... OUT")
    _require()
    if is_remote(paths[-1]):
        raise typer.BadParameter(f"{paths[-1]} is an address; the tables need a folder that this machine can rename in")
    return str(Path(paths[-1]).absolute())


def _planned(inputs: list[str], size: int, settings: Settings, jobs: int) -> Plan:
    """The plan, with its progress shown."""
    from onrecord.batch.engines.local import cores
    from onrecord.batch.planning import planned

    with Tracked("planning", total=None) as tracked:
        return planned(
            inputs,
            size=size,
            out=settings.folder,
            each=lambda shard: tracked.advance(shard.reports),
            jobs=jobs or cores(),
        )


def _in_full(parser: str | None) -> str | None:
    """Where a pipeline is, for processes that begin in other folders; the name of an installed one as it is."""
    return str(Path(parser).absolute()) if parser is not None and Path(parser).exists() else parser


def _require() -> None:
    """Nothing where the libraries are there. Raises OnrecordError where one is not."""
    from importlib.util import find_spec

    from onrecord.errors import OnrecordError

    if missing := [name for name in _LIBRARIES if find_spec(name) is None]:
        raise OnrecordError(f"not installed: {', '.join(missing)}", remedy="pip install 'onrecord[batch]'")


def _engine(name: EngineName, scheduler: str | None, jobs: int) -> Engine:
    """What runs the shards. Raises BadParameter where an option belongs to the other engine."""
    if name is EngineName.dask:
        from onrecord.batch.engines.dask import Dask

        return Dask(scheduler, jobs)
    if scheduler is not None:
        raise typer.BadParameter("--scheduler is for --engine dask")
    from onrecord.batch.engines.local import Local, cores

    return Local(jobs or cores())


def _run(plan: Plan, state: State, engine: Engine, settings: Settings, to: Summary) -> None:
    """Does the work, and tells the end; what is done stays done, whatever stops it."""
    from onrecord.batch.running import run
    from onrecord.batch.shards import Died

    told = _Told(plan, settings, list(state.done), before=len(state.done))
    stopped = False
    try:
        with Tracked("reading", total=state.reports) as tracked, closing(run(plan, engine, settings)) as running:
            for became in running:
                if isinstance(became, Died):
                    told.died += 1
                    continue
                told.done.append(became)
                aside = sum(done.failures for done in told.done[told.before :])
                tracked.advance(became.shard.reports, what=f"reading, {aside:,} set aside" if aside else None)
    except KeyboardInterrupt:
        stopped = True
    told.tell(to)
    if stopped:
        typer.echo("stopped; what is done stays done, and the same command goes on from here", err=True)
        raise typer.Exit(_INTERRUPTED)
    if told.failures:
        raise typer.Exit(SET_ASIDE)


@dataclass(slots=True)
class _Told:
    """What is told at the end."""

    plan: Plan
    settings: Settings
    done: list[Done]
    """All that is done, what was done before first."""
    before: int
    died: int = 0
    began: float = field(default_factory=time.monotonic)

    @property
    def failures(self) -> int:
        return sum(done.failures for done in self.done)

    def tell(self, to: Summary) -> None:
        """Prints it, and on standard error why the first reports were set aside."""
        from onrecord.batch.dataset import why_not

        for failure in islice(why_not(self.settings.folder), _SHOWN):
            tell(failure)
        if self.failures > _SHOWN:
            typer.echo(
                f"onrecord: and {self.failures - _SHOWN:,} more: failures.parquet in {self.settings.out}", err=True
            )
        reports, words = (sum(getattr(done, name) for done in self.done) for name in ("reports", "words"))
        if to is Summary.json:
            summary = {
                "out": self.settings.out, "shards": len(self.plan.shards), "done_before": self.before,
                "done": len(self.done) - self.before, "reports": reports, "set_aside": self.failures, "words": words,
                "processes_died": self.died, "seconds": round(time.monotonic() - self.began, 1),
            }  # fmt: skip
            sys.stdout.write(json.dumps(summary) + "\n")
            return
        shards = f"{len(self.done):,} of {_many(len(self.plan.shards), 'shard')} done, {self.before:,} of them before"
        aside = f", {self.failures:,} set aside" if self.failures else ""
        died = f"; processes that died: {self.died}" if self.died else ""
        typer.echo(f"{_many(reports, 'report')} read{aside}; {shards}{died}: {self.settings.out}")


def _foretell(plan: Plan, state: State, engine: Engine, settings: Settings, to: Summary) -> None:
    """Tells what would be done, and how long it would take as far as some reports of it tell."""
    from onrecord.batch.sampling import sampled

    workers = min(engine.workers, max(len(state.waiting), 1))
    measured = sampled(state.waiting, settings)
    seconds = measured.for_all(state.reports, workers)
    if to is Summary.json:
        foretold = {
            "out": settings.out, "shards": len(plan.shards), "done_before": len(state.done), "reports": plan.reports,
            "waiting": state.reports, "workers": workers, "sample": measured.reports,
            "seconds": None if seconds is None else round(seconds, 1),
        }  # fmt: skip
        sys.stdout.write(json.dumps(foretold) + "\n")
        return
    planned = f"{_many(plan.reports, 'report')} in {_many(len(plan.shards), 'shard')}"
    typer.echo(f"{planned}, {len(state.done):,} of them done: {settings.out}")
    if state.waiting:
        typer.echo(
            f"to read: {_many(state.reports, 'report')} in {_many(len(state.waiting), 'shard')}, {workers} at once"
        )
    if seconds is not None:
        typer.echo(f"about {_span(seconds)}, judged by {measured.reports} of them")


def _many(number: int, what: str) -> str:
    """A number of things.

    >>> _many(1, "shard"), _many(2000, "shard")
    ('1 shard', '2,000 shards')
    """
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _span(seconds: float) -> str:
    """A span of time, as a person says it.

    >>> _span(3.2), _span(400), _span(9000), _span(400_000)
    ('4 seconds', '7 minutes', '2.5 hours', '4.6 days')
    """
    if seconds < 120:
        return f"{math.ceil(seconds)} seconds"
    if seconds < 7200:
        return f"{round(seconds / 60)} minutes"
    return f"{seconds / 3600:.1f} hours" if seconds < 172_800 else f"{seconds / 86_400:.1f} days"
