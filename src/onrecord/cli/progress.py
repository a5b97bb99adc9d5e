"""How far a long run has come: a count on standard error, only in a terminal and only when it takes a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

Item = TypeVar("Item")
_PATIENCE = 2.0


def counted(items: Iterable[Item], what: str = "reports") -> Iterator[Item]:
    """The items as they are; in a terminal, after two seconds, a count of them grows on standard error."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    begun = time.monotonic()
    with ExitStack() as stack:
        advance = None
        for number, item in enumerate(items, 1):
            if advance is None and time.monotonic() - begun > _PATIENCE:
                advance = _Count(stack, what)
            if advance is not None:
                advance(number)
            yield item


class _Count:
    """A line of rich's that shows how many were read."""

    def __init__(self, stack: ExitStack, what: str) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn

        columns = SpinnerColumn(), TextColumn(f"{{task.completed:.0f}} {what}")
        # left to itself, rich takes standard output too and wraps the records that go there
        progress = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
        self._progress = stack.enter_context(progress)
        self._task = self._progress.add_task("reading", total=None)

    def __call__(self, number: int) -> None:
        self._progress.update(self._task, completed=number)


class Tracked:
    """How far a run has come, on standard error, only in a terminal: a bar where the end is known, rate, time left.

    >>> with Tracked("adding", total=2) as tracked:
    ...     tracked.advance()
    """

    def __init__(self, what: str, *, total: int | None) -> None:
        self.what, self.total = what, total
        self._stack = ExitStack()
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._progress = self._stack.enter_context(_bar())
            self._task = self._progress.add_task(self.what, total=self.total, rate="")
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def advance(self, by: int = 1, *, what: str | None = None) -> None:
        """So many more are done; `what` is done may change its name."""
        if self._progress is None or self._task is None:
            return
        self._progress.update(self._task, advance=by, description=what)
        speed = self._progress.tasks[0].speed
        if speed:
            self._progress.update(self._task, rate=f"{speed:.1f}/s" if speed < 100 else f"{speed:,.0f}/s")


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(), TextColumn("left:"), TimeRemainingColumn(),
    )  # fmt: skip
    return Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
