"""How far a long run has come: a count on standard error, only in a terminal and only when it takes a while."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import TypeVar

Item = TypeVar("Item")
_PATIENCE = 2.0


def counted(items: Iterable[Item]) -> Iterator[Item]:
    """The items as they are; in a terminal, after two seconds, a count of them grows on standard error."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    begun = time.monotonic()
    with ExitStack() as stack:
        advance = None
        for number, item in enumerate(items, 1):
            if advance is None and time.monotonic() - begun > _PATIENCE:
                advance = _Count(stack)
            if advance is not None:
                advance(number)
            yield item


class _Count:
    """A line of rich's that shows how many were read."""

    def __init__(self, stack: ExitStack) -> None:
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn

        columns = SpinnerColumn(), TextColumn("{task.completed:.0f} reports")
        # left to itself, rich takes standard output too and wraps the records that go there
        progress = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
        self._progress = stack.enter_context(progress)
        self._task = self._progress.add_task("reading", total=None)

    def __call__(self, number: int) -> None:
        self._progress.update(self._task, completed=number)
