"""A timeline as it is drawn before any script runs: everything in view, widths in hundredths of the picture's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from onrecord.desk.lanes.lane import By, Lane, lanes_of
from onrecord.desk.lanes.placing import SLOT, Group, height, placed
from onrecord.desk.lanes.spans import Span, span_of
from onrecord.desk.lanes.ticks import ticks
from onrecord.queries.rows import TimelineRow
from onrecord.show.page.tones import tone

WIDTH = 1100.0
"""Pixels for which marks are placed where no script knows better."""
HEAD, AXIS, FOOT = 26.0, 26.0, 10.0
"""Pixels of a lane's name, of the axis, and below a lane."""
_MARGIN = 0.02
_LAST_WORDS = 94.0
"""Where a tick has no room for words any more."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One row in one lane."""

    row: TimelineRow
    tone: str
    """Denied, pressed, withheld, plain; or event."""
    hollow: bool
    """Whether only the report's own stamp dates it."""
    starts: str
    """ISO date and time, by the clock of the place; as the next, empty where nothing dates it."""
    ends: str
    x: float
    """Hundredths of the width: the middle of what it may mean."""
    aside: float
    """Pixels from there to the mark."""
    y: float
    """Pixels from the top."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The line of a span in which something was at some time."""

    starts: str
    ends: str
    left: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A lane with all that stands in it."""

    name: str
    actor: str | None
    total: int
    top: float
    height: float
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DrawnTick:
    """A line of the axis."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All of it."""

    starts: str
    """ISO date and time: what the picture shows, as the next."""
    ends: str
    height: float
    ticks: tuple[DrawnTick, ...]
    lanes: tuple[Drawn, ...]


def picture_of(rows: Sequence[TimelineRow], by: By = "actor") -> Picture | None:
    """The picture of rows; none where nothing dates any of them."""
    shown = _shown([span for row in rows if (span := span_of(row))])
    if shown is None:
        return None
    top, lanes = AXIS, []
    for lane in lanes_of(rows, by):
        lanes.append(_drawn(lane, shown, top))
        top += lanes[-1].height
    at = (DrawnTick(_hundredths(tick.at, shown), tick.words) for tick in ticks(shown))
    drawn = tuple(DrawnTick(t.x, t.words if t.x < _LAST_WORDS else "") for t in at)
    return Picture(shown.start.isoformat(), shown.end.isoformat(), top, drawn, tuple(lanes))


def _shown(spans: Sequence[Span]) -> Span | None:
    """From the first moment to the last one, with a little room before and behind."""
    if not spans:
        return None
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    room = max((end - start) * _MARGIN, timedelta(hours=1))
    return Span(max(start, datetime.min + room) - room, min(end, datetime.max - room) + room)


def _drawn(lane: Lane, shown: Span, top: float) -> Drawn:
    spans = [span_of(row) for row in lane.rows]
    pixels = [_pixels(span, shown) if span else (0.0, WIDTH) for span in spans]
    groups = placed(pixels)
    marks = [_mark(lane.rows[n], spans[n], g, k, top) for g in groups for k, n in enumerate(g.members)]
    stretches = tuple(_lines(groups, spans, top))
    total = HEAD + height(groups) * SLOT + FOOT
    return Drawn(lane.name, lane.actor, len(lane.rows), top, total, stretches, tuple(marks))


def _mark(row: TimelineRow, span: Span | None, group: Group, nth: int, top: float) -> Mark:
    aside, line = group.at(nth)
    middle = (group.left + group.right) / 2
    starts, ends = (span.start.isoformat(), span.end.isoformat()) if span else ("", "")
    kind = tone(row.statement.act) if row.statement else "event"
    return Mark(
        row, kind, row.dated == "published", starts, ends, _of_width(middle), round(aside, 2),
        top + HEAD + (line + 0.5) * SLOT,
    )  # fmt: skip


def _lines(groups: Sequence[Group], spans: Sequence[Span | None], top: float) -> Iterator[Stretch]:
    for group in groups:
        span = spans[group.members[0]]
        if span and group.right - group.left >= (group.columns + 1) * SLOT:
            y = top + HEAD + (group.top + 0.5) * SLOT
            ends = span.start.isoformat(), span.end.isoformat()
            yield Stretch(*ends, _of_width(group.left), _of_width(group.right), y)


def _pixels(span: Span, shown: Span) -> tuple[float, float]:
    return _hundredths(span.start, shown) * WIDTH / 100, _hundredths(span.end, shown) * WIDTH / 100


def _hundredths(at: datetime, shown: Span) -> float:
    return round((at - shown.start) / (shown.end - shown.start) * 100, 3)


def _of_width(pixels: float) -> float:
    return round(pixels / WIDTH * 100, 3)
