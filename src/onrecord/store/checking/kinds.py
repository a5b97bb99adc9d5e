"""What a check is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

Found = Iterator[tuple[str, str]]
"""Where something is broken, and what."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that an archive does not keep."""

    check: str
    """The name of the check."""
    where: str
    """A report with its id, a table, an actor; "archive" for the whole."""
    what: str


@dataclass(frozen=True, slots=True)
class Check:
    """A check of the archive as a whole."""

    name: str
    promise: str
    """What holds where it finds nothing."""
    find: Callable[[Connection], Found]
