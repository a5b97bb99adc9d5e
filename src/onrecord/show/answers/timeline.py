"""A timeline: a head for each day or span of days, a line for each thing that happened or was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.queries.rows import EventRow, StatementRow, TimelineRow
from onrecord.show.answers.lines import event_line, names, other_dates, places, statement_line, words
from onrecord.show.words import DATE, day

UNDATED, BY_STAMP, OTHERWISE = "Undated", "dated by its report", "elsewhere dated"
_INDENT = 2


def timeline_page(rows: Sequence[TimelineRow]) -> RenderableType:
    """Day heads, the earliest first; what only the report's own stamp dates is marked."""
    return Group(*_lines(rows))


def _lines(rows: Sequence[TimelineRow]) -> Iterator[RenderableType]:
    for head, found in groupby(rows, key=head_of):
        yield Text(head, style=DATE)
        for row in found:
            note = BY_STAMP if row.dated == "published" else ""
            if row.event:
                otherwise = f"{OTHERWISE} {other_dates(row.event)}" if row.event.dates else ""
                yield event_line(row.event, indent=_INDENT, note=" · ".join(filter(None, (note, otherwise))))
            elif row.statement:
                yield statement_line(row.statement, indent=_INDENT, note=note)


def head_of(row: TimelineRow) -> str:
    """When it was, as people write it: a day, a month, a year, or between two days.

    >>> head_of(TimelineRow("event", "2031-05-03", "2031-05-09", "told", "span", None, None))
    'between 3 and 9 May 2031'
    >>> head_of(TimelineRow("event", "2031-05-01", "2031-05-31", "told", "month", None, None))
    'May 2031'
    """
    if row.first_day is None or row.last_day is None:
        return UNDATED
    if row.precision == "month":
        return day(row.first_day[:7])
    if row.precision == "year":
        return row.first_day[:4]
    return day(row.first_day, weekday=True) if row.precision == "day" else between(row.first_day, row.last_day)


def between(first: str, last: str) -> str:
    """Two ISO dates as one span, without saying twice what they share.

    >>> between("2031-05-28", "2031-06-03"), between("2031-12-29", "2032-01-04")
    ('between 28 May and 3 Jun 2031', 'between 29 Dec 2031 and 4 Jan 2032')
    """
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    opening = str(start.day) if first[:7] == last[:7] else day(first, year=last[:4])
    return f"between {opening} and {day(end.isoformat())}"


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """A row of a timeline as one line of a table."""

    kind: str
    first_day: str | None
    last_day: str | None
    dated: str
    precision: str | None
    id: str
    who: str
    """Who did or said it."""
    whom: str
    what: str
    """An act of speech, or CAMEO's code of an event."""
    plover: str | None
    modality: str | None
    channel: str | None
    via: str
    words: str
    words_at: str
    """Offsets into the text of the report."""
    report: str
    publisher: str | None
    published: str | None
    confidence: float
    reports: int
    origins: int
    same_as: str | None
    """The id of the first telling; empty where none is joined to it."""
    dates: str
    """The dates that reports give, where they disagree."""


def timeline_line(row: TimelineRow) -> TimelineLine:
    """The line of a row; columns that events or statements alone have are empty for the others."""
    if row.event:
        return _of_event(row, row.event)
    assert row.statement is not None
    return _of_statement(row, row.statement)


def _of_event(row: TimelineRow, event: EventRow) -> TimelineLine:
    report = event.report
    return TimelineLine(
        row.kind, row.first_day, row.last_day, row.dated, row.precision, event.id, names(event.actors),
        names(event.recipients), event.cameo, event.plover, event.modality, None, "", words(event.evidence),
        places(event.evidence), report.id, report.publisher, report.published, event.confidence,
        event.told.reports, event.told.origins, event.told.first, "; ".join(map(str, event.dates)),
    )  # fmt: skip


def _of_statement(row: TimelineRow, said: StatementRow) -> TimelineLine:
    report = said.report
    return TimelineLine(
        row.kind, row.first_day, row.last_day, row.dated, row.precision, said.id, names([said.speaker]),
        names(said.addressees), said.act, None, None, said.channel, names(said.via), words(said.content),
        places(said.content), report.id, report.publisher, report.published, said.confidence,
        said.told.reports, said.told.origins, said.told.first, "",
    )  # fmt: skip
