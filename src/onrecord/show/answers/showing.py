"""One thing on a screen: what it is, its words in the report's own, and all that hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.queries.rows import EventRow, StatementRow
from onrecord.queries.shown import ActorShown, EventShown, ReportShown, Shown, StatementShown, VersionRow
from onrecord.show.answers.actors import actor_lines
from onrecord.show.answers.history import decision_line
from onrecord.show.answers.lines import event_line, marked, other_dates, report_line, statement_line
from onrecord.show.answers.statements import statement_page
from onrecord.show.layout import Hanging, flowing
from onrecord.show.words import (
    ASIDE,
    CHANNELS,
    DATE,
    HOW,
    OWN_WORDS,
    SPEAKER,
    TRANSLATED,
    WARNING,
    counted,
    day,
    listed,
)

_FIELD, _INDENT = 14, 2
_ALL_OFFICES = 1000


def shown_page(found: Sequence[Shown]) -> RenderableType:
    """All that an id means, one below the other."""
    lines: list[RenderableType] = []
    for thing in found:
        lines += [Text(), *_lines(thing)] if lines else _lines(thing)
    return Group(*lines)


def _lines(thing: Shown) -> Iterator[RenderableType]:
    yield from _told(thing)
    if thing.decisions:
        yield Text("Decided", style=DATE)
        yield from map(decision_line, thing.decisions)


def _told(thing: Shown) -> Iterator[RenderableType]:
    match thing:
        case ReportShown():
            return _report(thing)
        case StatementShown():
            return _statement(thing)
        case EventShown():
            return _event(thing)
        case ActorShown():
            return _actor(thing)


def _report(thing: ReportShown) -> Iterator[RenderableType]:
    report = thing.report
    yield Hanging(Text(), report_line(report), 0)
    filed = f"filed as {report.source}" if report.publisher and report.source else ""
    known = (thing.kind, f"by {flowing(thing.byline)}" if thing.byline else "", filed, report.url or "")
    yield _field("kind", " · ".join(filter(None, known)))
    for version in thing.versions:
        yield _field("shown" if version == thing.version else "version", _version(version))
    yield from _some("in", [", ".join(thing.collections)] if thing.collections else [])
    yield _field("holds", f"{counted(len(thing.statements), 'statement')}, {counted(len(thing.events), 'event')}")
    yield from (_field("copied", report_line(copy).plain) for copy in thing.copies)
    for flag in thing.flags:
        yield _field("beware", flowing(flag.note), style=WARNING)
    yield from _statements("Said", thing.statements, dated=True)
    yield from _events("Done", thing.events)


def _statement(thing: StatementShown) -> Iterator[RenderableType]:
    row = thing.statement
    yield statement_line(row, indent=0)
    yield Hanging(Text(), marked(thing.passage, [(row.cue, SPEAKER), (row.content, OWN_WORDS)]), _INDENT)
    yield _field("when", _when(row.said_at, row.first_day))
    how = [CHANNELS[row.channel] if row.channel else "", row.mode, TRANSLATED.get(row.translated or "", "")]
    yield _field("how", ", ".join(filter(None, [f"{row.act}, {row.polarity}", *how])))
    speaker = "" if row.speaker_confidence is None else f", its speaker {row.speaker_confidence:g}"
    yield _field("confidence", f"{row.confidence:g}{speaker}")
    yield from _made(thing.version, row.rules)
    yield from _in_report(row, thing.version)
    yield from _statements("Told within", thing.within)
    yield from _statements("Within it", thing.holds)
    yield from _statements("Answers", thing.answers)
    yield from _statements("Answered by", thing.answered_by)
    yield from _statements("Also told", thing.tellings)
    yield from _statements("Perhaps also told", thing.perhaps)
    yield from _events("Vouches for", thing.events)


def _event(thing: EventShown) -> Iterator[RenderableType]:
    row = thing.event
    yield event_line(row, indent=0)
    yield Hanging(Text(), marked(thing.passage, [(row.evidence, OWN_WORDS)]), _INDENT)
    yield _field("when", _when(row.when, row.first_day))
    yield from _some("elsewhere", [f"dated {other_dates(row)}"] if row.dates else [])
    scale = "" if row.goldstein is None else f", Goldstein {row.goldstein:g}"
    plover = " ".join(filter(None, (row.plover, row.plover_mode)))
    yield _field("coded", f"CAMEO {row.cameo}{f', PLOVER {plover}' if plover else ''}{scale}, {row.modality}")
    yield _field("confidence", f"{row.confidence:g}")
    yield from _made(thing.version, row.rules)
    yield from _in_report(row, thing.version)
    yield from _statements("Vouched for by", [thing.statement] if thing.statement else [])
    yield from _events("Its other side", thing.other_sides)
    yield from _events("Also told", thing.tellings)
    yield from _events("Perhaps also told", thing.perhaps)


def _actor(thing: ActorShown) -> Iterator[RenderableType]:
    row = thing.actor
    yield from actor_lines(row, offices=_ALL_OFFICES)
    yield from _some("also called", [listed(list(row.names[1:]))] if row.names[1:] else [])
    yield from _some("codes", [", ".join(row.codes)] if row.codes else [])
    yield from _some("elsewhere", [", ".join(row.external_ids)] if row.external_ids else [])
    yield _field("known from", row.known)
    yield from _statements("The latest it said", thing.said, dated=True)
    yield from _statements("The latest said to it", thing.told, dated=True)


def _field(name: str, value: str, style: str = "") -> Hanging:
    return Hanging(Text(f"  {name}", style=ASIDE), Text(value, style=style), _FIELD)


def _some(name: str, values: Iterable[str]) -> Iterator[Hanging]:
    return (_field(name, value) for value in values)


def _version(version: VersionRow) -> str:
    stamp = f"{day(version.published)} ({HOW[version.how]})" if version.published and version.how else "no stamp"
    parts = (
        stamp,
        version.document,
        f"added {day(version.added_at)}",
        version.place or "",
        "current" * version.is_current,
    )
    return " · ".join(filter(None, parts))


def _when(told: str | None, first_day: str | None) -> str:
    return day(told) if told else f"{day(first_day)}, by the stamp of its report" if first_day else "nothing tells"


def _made(version: VersionRow, rules: tuple[str, ...]) -> Iterator[Hanging]:
    yield from _some("rules", [", ".join(rules)] if rules else [])
    made = version.made_by
    yield _field("made by", f"onrecord {made.onrecord}, model {made.model}, lexicon {made.lexicon}")


def _in_report(row: StatementRow | EventRow, version: VersionRow) -> Iterator[Hanging]:
    older = "" if version.is_current else ", an older version"
    yield _field("report", f"{report_line(row.report).plain}{older}")


def _statements(head: str, rows: Sequence[StatementRow], *, dated: bool = False) -> Iterator[RenderableType]:
    if rows:
        yield Text(head, style=DATE)
        yield statement_page(rows) if dated else Group(*(statement_line(row, indent=_INDENT) for row in rows))


def _events(head: str, rows: Sequence[EventRow]) -> Iterator[RenderableType]:
    if rows:
        yield Text(head, style=DATE)
    yield from (event_line(row, indent=_INDENT) for row in rows)
