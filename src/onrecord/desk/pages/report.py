"""A report: its text with what was found in it, and one statement or event chosen."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open
from onrecord.errors import NotFound
from onrecord.queries.shown import ReportShown


@dataclass(frozen=True, slots=True)
class ReportPage:
    """What the page of a report shows."""

    shown: ReportShown


def report(archive: Open, ref: str) -> ReportPage:
    """A report, by its id."""
    shown = archive.show(ref)[0]
    if not isinstance(shown, ReportShown):
        raise NotFound(f"no report {ref}")
    return ReportPage(shown)
