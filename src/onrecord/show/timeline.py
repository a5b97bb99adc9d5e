"""The timeline of a brief: what was said and what is dated, day by day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from onrecord.records import Channel, Evidence, Record, Statement, TimeExpression
from onrecord.show.layout import OneLine, flowing
from onrecord.show.statements import Statements, content, opened
from onrecord.show.words import CHANNELS, DATE, SPEAKER, STYLES, day, verb

DATED = re.compile(r"\d{4}-\d\d-\d\d")
SENTENCE_END = re.compile(r"[.!?][”\"')]*\s|\n")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline; start keeps the order of the text within a day."""

    date: str
    start: int
    line: Text


def timeline(statements: Statements) -> Iterator[RenderableType]:
    """The lines of the timeline, earliest day first, each day's date once."""
    found = sorted((*_said(statements), *_told(statements.record), *_done(statements)), key=lambda e: (e.date, e.start))
    dates = {e.date: day(e.date, year=statements.year, weekday=True) for e in found}
    width = max(map(len, dates.values()), default=0)
    for date, entries in groupby(found, key=lambda e: e.date):
        shown = dates[date].rjust(width)
        for entry in entries:
            yield OneLine(Text.assemble("  ", (shown, DATE), "  ", entry.line))
            shown = " " * width


def _said(statements: Statements) -> Iterator[Entry]:
    """A line for all that one speaker said on one day through one channel."""
    groups: dict[tuple[str, str | None, Channel | None], list[Statement]] = {}
    for statement in statements.outermost():
        if statement.said_at and DATED.match(statement.said_at):
            groups.setdefault((statement.said_at[:10], statement.speaker, statement.channel), []).append(statement)
    for (date, speaker, channel), said in groups.items():
        where = f", {CHANNELS[channel]}" if channel else ""
        line = Text.assemble((opened(statements.name(speaker)), SPEAKER), where, ": ")
        line.append_text(Text("; ").join(_briefly(s) for s in said))
        yield Entry(date, _extent(said[0])[0], line)


def _briefly(statement: Statement) -> Text:
    return Text.assemble((verb(statement), STYLES.get(statement.act, "")), " ", content(statement))


def _told(record: Record) -> Iterator[Entry]:
    """A line for each day that the report itself gives to something, unless an event or a statement stands for it."""
    covered = [(s.said_at or "", *_extent(s)) for s in record.statements]
    events = {(e.when or "")[:10] for e in record.events}
    for time in record.times:
        day_of = time.value[:10]
        if DATED.match(day_of) and day_of not in events and not _is_stamp(time, record):
            start, end = _sentence(record.document.text, time)
            within = any(a <= time.start and time.end <= b for _, a, b in covered)
            if not within and not any(said[:10] == day_of and start <= a < end for said, a, _ in covered):
                yield Entry(day_of, time.start, Text(flowing(record.document.text[start:end])))


def _is_stamp(time: TimeExpression, record: Record) -> bool:
    """Whether the time is the report's own stamp: its day, on a line that is no sentence."""
    text, published = record.document.text, record.document.published
    end = text.find("\n", time.end)
    line = text[text.rfind("\n", 0, time.start) + 1 : end if end >= 0 else None]
    return published is not None and published.value[:10] == time.value[:10] and "." not in line


def _sentence(text: str, place: Evidence) -> tuple[int, int]:
    """Where the sentence around a place starts and ends, as far as its marks tell."""
    start = max((m.end() for m in SENTENCE_END.finditer(text, 0, place.start)), default=0)
    ended = SENTENCE_END.search(text, place.end)
    return start, ended.end() if ended else len(text)


def _done(statements: Statements) -> Iterator[Entry]:
    """A line for each dated event."""
    for event in statements.record.events:
        if event.when and DATED.match(event.when) and event.evidence:
            who = ", ".join(statements.name(a) for a in event.actors)
            line = Text.assemble(
                (who, SPEAKER), f", {(event.plover or event.cameo).lower()}: ", flowing(event.evidence[0].quote)
            )
            yield Entry(event.when[:10], event.evidence[0].start, line)


def _extent(statement: Statement) -> tuple[int, int]:
    spans = (*statement.source, *statement.cue, *statement.content)
    return min((e.start for e in spans), default=0), max((e.end for e in spans), default=0)
