"""Two accounts of one call or meeting beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from onrecord.desk.asked import Open
from onrecord.queries import OccasionRow
from onrecord.queries.aligning import Outcome
from onrecord.queries.compared import AccountLine, Compared, ComparedRow
from onrecord.queries.filters import Filter
from onrecord.queries.rows import StatementRow
from onrecord.records import Channel
from onrecord.show.answers.compare import did
from onrecord.show.answers.lines import words

CHOICES = 40
"""Talks to choose from."""


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What the page of two accounts shows."""

    compared: Compared | None
    occasions: tuple[OccasionRow, ...]
    """Where none was asked for: the talks there are to choose from."""

    def rows(self, outcome: Outcome) -> tuple[ComparedRow, ...]:
        """What both tell, what is in conflict, what somebody would not say, what one tells alone."""
        assert self.compared is not None
        return tuple(row for row in self.compared.rows if row.outcome == outcome)

    def alone(self, side: str) -> tuple[AccountLine, ...]:
        """What one side alone tells."""
        rows = self.rows("alone")
        return tuple(line for row in rows for line in (row.a if side == "a" else row.b))

    def did(self, row: StatementRow) -> str:
        """What was done with words."""
        return did(row)

    def asked(self, row: StatementRow) -> tuple[str, ...]:
        """The question that somebody would not answer, where the accounts tell it."""
        told = {line.statement.id: words(line.content) for line in self._lines() if line.talker}
        return tuple(told[ref] for ref in row.responds_to if ref in told and row.act == "decline")

    def _lines(self) -> Iterator[AccountLine]:
        assert self.compared is not None
        for row in self.compared.rows:
            yield from (*row.a, *row.b)


def compare(
    archive: Open,
    event: str = "",
    a: str = "",
    b: str = "",
    day: str = "",
    channel: Annotated[list[Channel], Query(description="phone_call or meeting, where a day had both.")] = [],  # noqa: B006
) -> ComparePage:
    """Two accounts, by an event, or by two sides and a day; without them, the occasions there are."""
    wanted = Filter(channel=tuple(channel), limit=None)
    if event:
        return ComparePage(archive.compare(event, wanted), ())
    if a and b and day:
        return ComparePage(archive.compare_on(a, b, day, wanted), ())
    return ComparePage(None, tuple(archive.occasions(Filter(limit=CHOICES))))
