"""The public log of corrections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from onrecord.desk.asked import MOST, ROWS, Open
from onrecord.errors import NotFound
from onrecord.queries.decided import DecisionRow


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """What the log shows."""

    rows: tuple[DecisionRow, ...]
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """One decision, and those that took it back, or brought it back again."""

    rows: tuple[DecisionRow, ...]


def corrections(
    archive: Open,
    limit: Annotated[int, Query(description="Rows at most.", ge=1, le=MOST)] = ROWS,
    offset: Annotated[int, Query(description="Pass over so many rows first.", ge=0, le=10**9)] = 0,
) -> CorrectionsPage:
    """All decisions, the newest first."""
    return CorrectionsPage(tuple(archive.decisions(limit=limit, offset=offset)), limit, offset)


def correction(archive: Open, ref: str) -> CorrectionPage:
    """A decision, by its id."""
    found = [row for row in archive.history(ref) if row.kind == "decision"]
    if not found:
        raise NotFound(f"no decision has the id {ref}", remedy="the log of corrections shows their ids")
    return CorrectionPage(found[0].decisions)
