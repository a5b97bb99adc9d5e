"""What happened and was said, day by day, in lanes by actor and as a list."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open, Wanted
from onrecord.queries.rows import TimelineRow


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """What the timeline shows."""

    rows: tuple[TimelineRow, ...]


def timeline(archive: Open, wanted: Wanted) -> TimelinePage:
    """The timeline."""
    return TimelinePage(tuple(archive.timeline(wanted)))
