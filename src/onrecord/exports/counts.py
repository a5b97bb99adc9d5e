"""In how many reports a find stands, and from how many independent origins: the one place where joins come in."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Event, Statement


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something is told."""

    reports: int
    origins: int
    """Reports that copy one text are one origin."""


def counts_of(find: Statement | Event) -> Counts:
    """How often a statement or an event is told: so far each stands for the one report that holds it.

    >>> counts_of(Statement("s", None))
    Counts(reports=1, origins=1)
    """
    return Counts(reports=1, origins=1)
