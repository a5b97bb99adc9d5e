"""The front page: the latest, what is contested, what was withheld, and what the archive holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from onrecord.desk.asked import Open
from onrecord.queries.decided import DecisionRow
from onrecord.queries.dyads import DyadRow
from onrecord.queries.filters import Filter
from onrecord.queries.holdings import Holdings
from onrecord.queries.relations import SURE
from onrecord.queries.rows import ContestedRow, ReportRow, TimelineRow
from onrecord.show.page.tones import tone

_LOOKED_AT, _STORIES, _LINES, _FEW = 120, 5, 4, 4
_SOME = 3
"""Words, from which on a statement can be understood where it stands alone."""


@dataclass(frozen=True, slots=True)
class Story:
    """A report with what it tells that is new: what weighs most, in the order in which it stands."""

    report: ReportRow
    day: str | None
    """ISO date of the latest that it tells."""
    rows: tuple[TimelineRow, ...]
    more: int
    """Lines that are not here."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the front page shows."""

    holdings: Holdings
    stories: tuple[Story, ...]
    contested: tuple[ContestedRow, ...]
    unanswered: tuple[ContestedRow, ...]
    withheld: tuple[ContestedRow, ...]
    disputes: tuple[DyadRow, ...]
    """Between whom most was told in the last year of the archive."""
    corrections: tuple[DecisionRow, ...]


def front(archive: Open) -> FrontPage:
    """The front page."""
    few, holdings = Filter(limit=_FEW), archive.holdings()
    return FrontPage(
        holdings=holdings,
        stories=tuple(stories(archive.latest(Filter(limit=_LOOKED_AT)))),
        contested=tuple(archive.contested(few, kinds=["claim"])),
        unanswered=tuple(archive.contested(few, kinds=["demand", "question"], unanswered=True)),
        withheld=tuple(archive.contested(few, kinds=["withheld"])),
        disputes=tuple(archive.dyads(replace(SURE, limit=_FEW, since=_a_year_before(holdings.last_day)))),
        corrections=tuple(archive.decisions(limit=_FEW)),
    )


def _a_year_before(day: str | None) -> str | None:
    """The month a year before an ISO date.

    >>> _a_year_before("2032-02-29"), _a_year_before(None)
    ('2031-02', None)
    """
    return f"{int(day[:4]) - 1:04}{day[4:7]}" if day else None


def stories(rows: Iterable[TimelineRow]) -> list[Story]:
    """The latest, report by report: those first that tell the latest."""
    found: dict[str, list[TimelineRow]] = {}
    for row in rows:
        found.setdefault(report_of(row).id, []).append(row)
    return [_story(some) for some in islice(found.values(), _STORIES)]


def report_of(row: TimelineRow) -> ReportRow:
    """The report that tells it."""
    told = row.event or row.statement
    assert told is not None
    return told.report


def _story(rows: list[TimelineRow]) -> Story:
    best = sorted(rows, key=_weight, reverse=True)[:_LINES]
    shown = tuple(row for row in rows if row in best)
    return Story(report_of(rows[0]), rows[0].first_day, shown, len(rows) - len(shown))


def _weight(row: TimelineRow) -> tuple[bool, bool, int, bool]:
    """What a reader would miss: what says more than "it"; deeds, what denies, presses or withholds; what many tell."""
    said = row.statement
    if said is None:
        return True, True, row.event.told.origins if row.event else 0, True
    words = sum(len(piece.quote.split()) for piece in said.content)
    return words >= _SOME, tone(said.act) != "plain", said.told.origins, said.mode == "direct"
