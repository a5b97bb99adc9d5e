"""What became of a problem that a reader reported: for whoever has its number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from onrecord.desk.asked import Open
from onrecord.queries.reviewing import ProblemRow
from onrecord.records import Evidence


@dataclass(frozen=True, slots=True)
class ReportedPage:
    """What the page of a problem shows: all but how to reach who reported it."""

    number: str
    kind: str
    about: str
    report: str | None
    marked: Evidence | None
    words: str
    received_at: str
    state: str
    note: str | None
    decided_at: str | None
    decided_by: str | None
    decision: str | None
    is_new: bool


def reported(
    archive: Open, number: str, new: Annotated[bool, Query(description="It was just reported.")] = False
) -> ReportedPage:
    """A problem, by its number."""
    return shown(archive.problem(number), is_new=new)


def shown(row: ProblemRow, *, is_new: bool = False) -> ReportedPage:
    """What anyone may see of a problem who has its number."""
    return ReportedPage(
        row.number, row.kind, row.about, row.report, row.marked, row.words, row.received_at, row.state, row.note,
        row.decided_at, row.decided_by, row.decision, is_new,
    )  # fmt: skip
