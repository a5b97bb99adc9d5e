"""The line of a statement in an answer: who, what they did with words, to whom, the words, and where they stand."""

from __future__ import annotations

from rich.text import Text

from onrecord.queries.rows import EventRow, ReportRow, StatementRow, WhoRow
from onrecord.show.layout import Hanging, flowing
from onrecord.show.statements import DOUBTFUL, NOBODY
from onrecord.show.words import ACTS, ASIDE, CHANNELS, DATE, OWN_WORDS, SPEAKER, STYLES, day, listed

DAY_WIDTH = len("30 Sep 2026")


def statement_line(row: StatementRow, *, lead: str = "", indent: int = DAY_WIDTH + 3) -> Hanging:
    """Who said what, the words in their own style; behind them channel, chain, outlet and id."""
    body = Text.assemble((_name(row.speaker), SPEAKER), " ", (_verb(row), STYLES.get(row.act, "")))
    if row.addressees:
        body.append(f" {listed([_name(who) for who in row.addressees])}:")
    words = " … ".join(flowing(e.quote) for e in row.content)
    body.append(f" {words}", style=OWN_WORDS if row.mode == "direct" else "")
    return Hanging(Text(lead, style=DATE), body, indent, tail=Text(_behind(row), style=ASIDE))


def event_words(row: EventRow) -> Text:
    """Who did what to whom, in names and codes."""
    to = f" → {listed([_name(who) for who in row.recipients])}" if row.recipients else ""
    what = " ".join(filter(None, [row.plover or "", row.cameo]))
    return Text.assemble((listed([_name(who) for who in row.actors]) or NOBODY, SPEAKER), f"{to}  {what}")


def outlet(report: ReportRow) -> str:
    """Whose report it is, as far as it says so."""
    return report.publisher or report.source or flowing(report.title or "") or report.id


def date_of(row: StatementRow) -> str:
    """The day of a statement for a person; in brackets that of the report where it tells none."""
    return day(row.said_at) if row.said_at else f"({day(row.first_day)})" if row.first_day else ""


def _name(who: WhoRow | None) -> str:
    return flowing(who.name) if who else NOBODY


def _verb(row: StatementRow) -> str:
    past, base = ACTS[row.act]
    return f"did not {base}" if row.polarity == "negative" else past


def _behind(row: StatementRow) -> str:
    told = [CHANNELS[row.channel]] if row.channel else []
    told += [f"via {listed([_name(who) for who in row.via])}"] if row.via else []
    told += [outlet(row.report), row.id]
    told += ["uncertain"] if row.confidence < DOUBTFUL else []
    return f"({' · '.join(told)})"
