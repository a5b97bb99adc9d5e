"""What happened, for a brief: the events, and what the report dates beside them, day by day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from onrecord.lexicon.events import event_names
from onrecord.records import Event, Evidence, Record, Statement, TimeExpression
from onrecord.show.layout import OneLine, flowing
from onrecord.show.statements import DOUBTFUL, NOBODY, Statements, opened
from onrecord.show.words import ASIDE, DATE, SPEAKER, day, listed

DATED = re.compile(r"\d{4}-\d\d-\d\d")
SENTENCE_END = re.compile(r"[.!?][”\"')]*\s|\n")
SHOWN = 6
"""Lines at most; what only repeats a saying gives way first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its date or "", where in the text it stands, and whether it repeats a statement that the brief shows."""

    date: str
    start: int
    line: Text
    repeats: bool = False


def happenings(statements: Statements) -> Iterator[RenderableType]:
    """The lines, earliest day first, each day's date once, what has no date last."""
    found = [*_done(statements), *_told(statements.record)]
    best = sorted(found, key=lambda e: (e.repeats, not e.date))[:SHOWN]
    shown = sorted(best, key=lambda e: (e.date or "~", e.start))
    dates = {e.date: day(e.date, year=statements.year, weekday=True) for e in shown}
    width = max(map(len, dates.values()), default=0)
    for date, entries in groupby(shown, key=lambda e: e.date):
        lead = dates[date].rjust(width)
        for entry in entries:
            yield OneLine(Text.assemble("  ", (lead, DATE), "  " if width else "", entry.line))
            lead = " " * width
    if len(found) > len(shown):
        repeat = ", told above as statements" if all(e.repeats for e in found if e not in best) else ""
        yield Text(f"  and {len(found) - len(shown)} more{repeat}", style=ASIDE)


def _done(statements: Statements) -> Iterator[Entry]:
    """A line for all that the same did to the same on one day; the other side of an event is no event of its own."""
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in statements.record.events:
        if event.evidence and event.mirror_of is None:
            date = (event.when or "")[:10]
            groups.setdefault((date, event.actors, event.recipients, event.modality), []).append(event)
    cues = {(e.start, e.end) for s in statements.record.statements for e in s.cue}
    for events in groups.values():
        first = events[0]
        places = [e for event in events for e in event.evidence]
        repeats = all(any(a <= e.start < b for a, b in cues) for e in places)
        yield Entry(_day(first.when), first.evidence[0].start, _line(events, statements), repeats)


def _day(value: str | None) -> str:
    return value[:10] if value and DATED.match(value) else ""


def _line(events: list[Event], statements: Statements) -> Text:
    first = events[0]
    who = opened(listed([statements.name(a) for a in first.actors])) or NOBODY
    whom = listed([statements.name(a) for a in first.recipients])
    line = Text.assemble((who, SPEAKER), f" → {whom}" if whom else "", ": ")
    line.append_text(Text("; ").join(_coded(event) for event in _once(events)))
    known = "; ".join(_doubts(events))
    line.append(f" [{known}]" if known else "", style=ASIDE)
    return line.append(f" “{flowing(first.evidence[0].quote)}”", style=ASIDE)


def _once(events: list[Event]) -> list[Event]:
    return list({event.cameo: event for event in events}.values())


def _coded(event: Event) -> Text:
    name = event_names().get(event.cameo, "")
    return Text.assemble(f"{name[:1].lower()}{name[1:]} ", (event.cameo, DATE))


def _doubts(events: list[Event]) -> Iterator[str]:
    """What keeps an event from having happened just so."""
    first = events[0]
    if first.modality != "happened":
        yield first.modality
    if first.when and not _day(first.when):
        yield day(first.when)
    if guessed := listed(list(dict.fromkeys(name for event in events for name in event.guessed))):
        yield f"guessed: {guessed}"
    if min(event.confidence for event in events) < DOUBTFUL:
        yield "uncertain"


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
                line = Text(flowing(record.document.text[start:end]))
                line.append(" [day uncertain]" if time.confidence < DOUBTFUL else "", style=ASIDE)
                yield Entry(day_of, time.start, line)


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


def _extent(statement: Statement) -> tuple[int, int]:
    spans = (*statement.source, *statement.cue, *statement.content)
    return min((e.start for e in spans), default=0), max((e.end for e in spans), default=0)
