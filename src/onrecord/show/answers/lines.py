"""The line of a statement in an answer: who, what they did with words, to whom, the words, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rich.text import Text

from onrecord.lexicon.events import event_names
from onrecord.queries.rows import EventRow, ReportRow, StatementRow, Told, WhoRow
from onrecord.records import Evidence
from onrecord.show.layout import Hanging, flowing
from onrecord.show.statements import DOUBTFUL, NOBODY
from onrecord.show.words import ASIDE, CHANNELS, DATE, OWN_WORDS, SPEAKER, STYLES, counted, day, is_to_do, listed, verb

DAY_WIDTH = len("30 Sep 2026")


def statement_line(row: StatementRow, *, lead: str = "", indent: int = DAY_WIDTH + 3, note: str = "") -> Hanging:
    """Who said what, the words in their own style; behind them channel, chain, outlet, id, and a note."""
    body = Text.assemble((_name(row.speaker), SPEAKER), " ", (verb(row), STYLES.get(row.act, "")))
    refused_to_do = row.act == "decline" and is_to_do(row)
    if row.addressees and not refused_to_do:
        body.append(f" {listed([_name(who) for who in row.addressees])}:")
    if is_to_do(row) and not refused_to_do:
        body.append(" to")
    body.append(f" {words(row.content)}", style=OWN_WORDS if row.mode == "direct" else "")
    return Hanging(Text(lead, style=DATE), body, indent, tail=Text(_behind(row, note), style=ASIDE))


def event_line(row: EventRow, *, lead: str = "", indent: int = DAY_WIDTH + 3, note: str = "") -> Hanging:
    """Who did what to whom, by the name of its code, and the report's words; behind them doubts, outlet, id, and a note."""
    name = event_names().get(row.cameo, "")
    body = event_parties(row).append(f": {name[:1].lower()}{name[1:]} ").append(row.cameo, style=DATE)
    body.append(f" “{words(row.evidence)}”" if row.evidence else "")
    told: list[str] = [row.modality] if row.modality != "happened" else []
    told += [f"guessed: {listed(list(row.guessed))}"] if row.guessed else []
    return Hanging(Text(lead, style=DATE), body, indent, tail=Text(_tail(row, told, note), style=ASIDE))


def event_parties(row: EventRow) -> Text:
    """Who did it, and to whom."""
    to = f" → {listed([_name(who) for who in row.recipients])}" if row.recipients else ""
    return Text.assemble((listed([_name(who) for who in row.actors]) or NOBODY, SPEAKER), to)


def names(whos: Iterable[WhoRow | None]) -> str:
    """Names in one cell of a table."""
    return "; ".join(flowing(who.name) for who in whos if who)


def words(spans: Iterable[Evidence]) -> str:
    """The words of several spans as one line."""
    return " … ".join(flowing(e.quote) for e in spans)


def places(spans: Iterable[Evidence]) -> str:
    """Where the spans are.

    >>> places([Evidence(3, 7, "said"), Evidence(9, 11, "no")])
    '3-7 9-11'
    """
    return " ".join(f"{e.start}-{e.end}" for e in spans)


def marked(passage: Evidence, styles: Sequence[tuple[Iterable[Evidence], str]]) -> Text:
    r"""Words of a report on one line, some of them in a style; where two styles meet, both.

    >>> marked(Evidence(10, 24, "she said\n“no.” "), [([Evidence(14, 18, "said")], "bold")]).markup
    'she [bold]said[/bold] “no.” '
    """
    spans = [(e.start - passage.start, e.end - passage.start, style) for found, style in styles for e in found]
    bounds = sorted({0, len(passage.quote), *(at for start, end, _ in spans for at in (start, end))})
    shown = Text()
    for at, to in pairwise(bounds):
        here = " ".join(style for start, end, style in spans if start <= at and to <= end)
        shown.append(re.sub(r"\s+", " ", passage.quote[at:to]), style=here)
    return shown


def outlet(report: ReportRow) -> str:
    """Whose report it is, as far as it says so."""
    return report.publisher or report.source or flowing(report.title or "") or report.id


def report_line(report: ReportRow) -> Text:
    """A report's day, title, outlet and id, as far as it has them."""
    parts = (
        (day((report.published or "")[:10]), DATE), (flowing(report.title or ""), SPEAKER),
        (report.publisher or report.source or "", ""), (report.id, ASIDE),
    )  # fmt: skip
    return Text(" · ").join(Text(part, style=style) for part, style in parts if part)


def often(told: Told) -> str:
    """How often something is told, where that is not once; and that others perhaps tell it, too.

    >>> often(Told(3, 2, "0a", 1)), often(Told(1, 1, None, 2)), often(Told(1, 1, None, 0))
    ('3 reports, 2 origins · perhaps also told in 1 other report', 'perhaps also told in 2 other reports', '')
    """
    several = f"{counted(told.reports, 'report')}, {counted(told.origins, 'origin')}" if told.reports > 1 else ""
    perhaps = f"perhaps also told in {counted(told.candidates, 'other report')}" if told.candidates else ""
    return " · ".join(filter(None, (several, perhaps)))


def other_dates(row: EventRow) -> str:
    """The dates that reports give for an event, where they disagree, but that of the row."""
    others = (date for date in row.dates if date.when != row.when)
    return listed([f"{day(date.when)} ({listed([outlet(report) for report in date.reports])})" for date in others])


def date_of(row: StatementRow) -> str:
    """The day of a statement for a person; in brackets that of the report where it tells none."""
    return day(row.said_at) if row.said_at else f"({day(row.first_day)})" if row.first_day else ""


def _name(who: WhoRow | None) -> str:
    return flowing(who.name) if who else NOBODY


def _behind(row: StatementRow, note: str) -> str:
    told = [CHANNELS[row.channel]] if row.channel else []
    told += [f"via {listed([_name(who) for who in row.via])}"] if row.via else []
    return _tail(row, told, note)


def _tail(row: StatementRow | EventRow, told: list[str], note: str) -> str:
    """What stands behind a line, in brackets: what is told of it, outlet, id, how often, whether uncertain, and a note."""
    doubt = "uncertain" if row.confidence < DOUBTFUL else ""
    return f"({' · '.join(filter(None, [*told, outlet(row.report), row.id, often(row.told), doubt, note]))})"
