"""`onrecord watch`: adds what is new from feeds at an interval, and prints what changed since the round before."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.add import Collection, Private, adding_to, became_in_words
from onrecord.cli.asking import ArchiveOption, show
from onrecord.cli.how import Actors, How, Model, ModelName, ParserGiven, Rules
from onrecord.cli.options import SET_ASIDE, KindGiven, Published, tell

if TYPE_CHECKING:
    from onrecord.adding import Adding, Given
    from onrecord.queries import ChangeRow
    from onrecord.records import Failure

STOPPED = 130
Json = Annotated[bool, typer.Option("--json", help="Print what changed, as one JSON object a line.")]


def _seconds(value: str) -> int:
    """The seconds of an interval; anything else is a mistake in the call."""
    from onrecord.queries.moments import seconds_of

    if not (seconds := seconds_of(value)):
        raise typer.BadParameter(f"{value!r} is no interval; write it as 30s, 15m or 2h")
    return seconds


Every = Annotated[
    int, typer.Option("--every", metavar="TIME", parser=_seconds, help="From round to round: 30s, 15m, 2h.")
]


def watch(
    feeds: Annotated[list[str], typer.Argument(metavar="FEED...", help="Addresses of feeds or pages, files, folders.")],
    every: Every = "15m",  # type: ignore[assignment]
    once: Annotated[bool, typer.Option("--once", help="One round alone.")] = False,
    rounds: Annotated[int | None, typer.Option(metavar="N", min=1, help="So many rounds, instead of endless.")] = None,
    archive: ArchiveOption = None,
    collection: Collection = None,
    published: Published = None,
    kind: KindGiven = None,
    actors: Actors = None,
    rules: Rules = None,
    model: Model = ModelName.full,
    parser: ParserGiven = None,
    allow_private: Private = False,
    json: Json = False,
) -> None:
    """Add what is new at an interval, and tell what changed.

    Each round does what `add` does, and prints what `changes` tells since the round before. What can't be fetched is told,
    and tried again in the next round. Ctrl-C ends it.
    """
    from onrecord.adding import Given
    from onrecord.archive import Archive
    from onrecord.article.source import STDIN

    if STDIN in feeds:
        raise typer.BadParameter("standard input comes but once; give addresses, files or folders")
    given = Given(published, kind.value if kind else None, allow_private)
    with Archive(archive) as opened:
        watched = _Watched(adding_to(opened, How(actors, rules, model, parser), collection), feeds, given, json=json)
        try:
            failed = watched.run(every, 1 if once else rounds)
        except KeyboardInterrupt:
            typer.echo("stopped; what was added stays added", err=True)
            raise typer.Exit(STOPPED) from None
    if failed:
        raise typer.Exit(SET_ASIDE)


@dataclass(slots=True)
class _Watched:
    """Feeds that are watched, and what was told of them in the round before."""

    adding: Adding
    feeds: list[str]
    given: Given
    json: bool
    _since: datetime = field(default_factory=lambda: datetime.now(UTC))
    _told: set[tuple[str, str, str]] = field(default_factory=set)
    _failed: set[tuple[str, str, str]] = field(default_factory=set)

    def run(self, every: int, rounds: int | None) -> bool:
        """Round after round, each beginning so many seconds after the one before; whether the last one left anything aside."""
        self._told = set(map(_named, self._rows()))  # stamps are of whole seconds: some may be of this one already
        while True:
            begun = time.monotonic()
            failed = self._round()
            if rounds is not None:
                rounds -= 1
                if not rounds:
                    return failed
            wait(max(0.0, begun + every - time.monotonic()))

    def _round(self) -> bool:
        """Adds what is new, and prints what changed."""
        begun, became = datetime.now(UTC), Counter[str]()
        failures = [found for feed in self.feeds for found in self._added(feed, became)]
        for failure, place in failures:
            if place not in self._failed:
                tell(failure)
        self._failed = {place for _, place in failures}
        self._print(self._changed(begun))
        words = became_in_words(became)
        typer.echo(f"{begun:%Y-%m-%d %H:%M:%S}Z {words}: {self.adding.archive}", err=True)
        return bool(failures)

    def _added(self, feed: str, became: Counter[str]) -> Iterator[tuple[Failure, tuple[str, str, str]]]:
        """Adds what comes of a feed; what could not be read, with its place. A feed that can be had again is settled."""
        from onrecord.adding import coming

        whole = True
        for step in self.adding.add(coming([feed], self.given)):
            became[step.became] += 1
            if step.failure:
                whole = whole and not (step.path == feed and not step.part)
                yield step.failure, (step.path, step.part, step.failure.reason)
        if whole:
            self.adding.archive.settle(feed)

    def _changed(self, begun: datetime) -> list[ChangeRow]:
        """What changed since the round before began, but what was told then."""
        rows = self._rows()
        new = [row for row in rows if _named(row) not in self._told]
        self._since, self._told = begun, set(map(_named, rows))
        return new

    def _rows(self) -> list[ChangeRow]:
        """What changed since the round before began, or since it is watched."""
        from onrecord.queries.filters import Filter
        from onrecord.queries.moments import written

        return self.adding.archive.changes(Filter(limit=None), since=written(self._since))

    def _print(self, rows: list[ChangeRow]) -> None:
        if self.json:
            from msgspec.json import encode

            sys.stdout.writelines(encode(row).decode() + "\n" for row in rows)
        elif rows:
            from onrecord.show.answers.changed import changes_page

            show(changes_page(rows))
            sys.stdout.write("\n")
        sys.stdout.flush()


def wait(seconds: float) -> None:
    """Waits for the next round; Ctrl-C ends it at once."""
    time.sleep(seconds)


def _named(row: ChangeRow) -> tuple[str, str, str]:
    return row.kind, row.id, row.at
