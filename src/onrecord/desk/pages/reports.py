"""All reports, day by day, the latest first; copies of one text under the first of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from onrecord.desk.asked import Open, Wanted
from onrecord.queries.filters import Filter
from onrecord.queries.holdings import Holdings
from onrecord.queries.listing import ListedRow


@dataclass(frozen=True, slots=True)
class Day:
    """The reports of a day."""

    day: str | None
    """ISO date; null: they do not tell."""
    rows: tuple[ListedRow, ...]


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """What the list of reports shows."""

    days: tuple[Day, ...]
    shown: int
    """Rows on this page."""
    holdings: Holdings
    outlets: tuple[str, ...]
    collections: tuple[str, ...]
    wanted: Filter


def reports(archive: Open, wanted: Wanted) -> ReportsPage:
    """The reports that a filter leaves."""
    rows = archive.listing(wanted)
    days = tuple(Day(day, tuple(some)) for day, some in groupby(rows, key=lambda row: row.day))
    collections = tuple(row.collection for row in archive.collections())
    return ReportsPage(days, len(rows), archive.holdings(), tuple(archive.outlets()), collections, wanted)
