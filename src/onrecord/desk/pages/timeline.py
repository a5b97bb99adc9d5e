"""What happened and was said, day by day, in lanes by actor and as a list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Annotated

from fastapi import Query

from onrecord.desk.asked import MOST, Open, Wanted
from onrecord.desk.lanes.lane import By
from onrecord.desk.lanes.picture import Picture, picture_of
from onrecord.queries import What
from onrecord.queries.filters import Filter
from onrecord.queries.rows import TimelineRow
from onrecord.show.answers.timeline import head_of

ROWS = 150
"""Rows of one page, where nobody asks for another number."""


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What the timeline shows."""

    wanted: Filter
    what: What
    lanes: By
    rows: tuple[TimelineRow, ...]

    def days(self) -> Iterator[tuple[str, list[TimelineRow]]]:
        """The rows under heads that say when: a day, a month, a span of days."""
        for head, found in groupby(self.rows, key=head_of):
            yield head, list(found)

    def picture(self) -> Picture | None:
        """The rows in lanes."""
        return picture_of(self.rows, self.lanes)


def timeline(
    archive: Open,
    wanted: Wanted,
    what: Annotated[What, Query(description="Events, statements, or both.")] = "both",
    lanes: Annotated[By | None, Query(description="Lanes by actor or by country.")] = None,
    limit: Annotated[int | None, Query(description="Rows at most.", ge=1, le=MOST)] = None,
) -> TimelinePage:
    """The timeline."""
    asked = replace(wanted, limit=limit or ROWS)
    by: By = lanes or ("country" if wanted.country and not wanted.actor else "actor")
    return TimelinePage(asked, what, by, tuple(archive.timeline(asked, what)))
