"""The public log of corrections."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open
from onrecord.queries.decided import DecisionRow


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """What the log shows."""

    rows: tuple[DecisionRow, ...]


def corrections(archive: Open) -> CorrectionsPage:
    """All decisions, the newest first."""
    return CorrectionsPage(tuple(archive.decisions(limit=100)))
