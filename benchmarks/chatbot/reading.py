"""A report, read once by one of the two: what both are measured by."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.chatbot.locating import Letters
from onrecord.records import Record


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens that the server counts for an answer."""

    input: int
    output: int


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one report."""

    record: Record
    seconds: float
    letters: Letters
    contents: Letters
    usage: Usage | None = None
    """Null where none is told."""
    broken: int = 0
    """Items that do not follow the form."""
    trouble: str = ""
    """Why the answer could not be used; its record is then empty."""


Run = dict[str, Reading]
"""The readings of one run, by the id of the document."""


@dataclass(frozen=True, slots=True)
class Side:
    """A reader, and what it read in each run."""

    name: str
    runs: tuple[Run, ...]
    tokens: bool = False
    """Whether its answers are paid for by the token."""
