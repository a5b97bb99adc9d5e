"""The words that templates use: how a row is told to a person. Everything here is plain text; templates escape it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from onrecord.desk.actor_words import ACTOR_WORDS
from onrecord.desk.lanes.shapes import SHAPES, told_shortly
from onrecord.lexicon.events import event_names
from onrecord.queries.rows import EventRow, ReportRow, StatementRow, Told, WhoRow
from onrecord.records import Evidence
from onrecord.show.answers.history import DONE, told_value
from onrecord.show.answers.lines import often, other_dates, outlet
from onrecord.show.layout import flowing
from onrecord.show.page.tones import tone
from onrecord.show.statements import DOUBTFUL, NOBODY
from onrecord.show.words import ACTS, CHANNELS, TRANSLATED, counted, day, is_to_do, listed, verb

_MARKS = '"“”„‟«»'


def name(who: WhoRow | None) -> str:
    """The name of somebody, or that nobody is named."""
    return flowing(who.name) if who else NOBODY


def said_on(row: StatementRow) -> str:
    """The day of a statement; that of the report in brackets where it tells none."""
    return day(row.said_at) if row.said_at else f"({day(row.first_day)})" if row.first_day else "no date"


def done_on(row: EventRow) -> str:
    """The day of an event; that of the report in brackets where it tells none."""
    return day(row.when) if row.when else f"({day(row.first_day)})" if row.first_day else "no date"


def deed(row: EventRow) -> str:
    """What was done, by the name of its CAMEO code."""
    return event_names().get(row.cameo, row.cameo)


def quoted(spans: Iterable[Evidence]) -> str:
    """The words of several spans as one line, without the marks around the whole: whoever shows them sets marks of their own.

    >>> quoted([Evidence(0, 11, '"We agree,"')]), quoted([Evidence(0, 2, "no"), Evidence(9, 13, "“no”")])
    ('We agree,', 'no … “no”')
    """
    words = " … ".join(flowing(e.quote) for e in spans)
    return words[1:-1] if len(words) > 2 and words[0] in _MARKS and words[-1] in _MARKS else words


def uncertain(row: StatementRow | EventRow) -> bool:
    """Whether reading was not sure of it."""
    return row.confidence < DOUBTFUL


def told(how: Told) -> str:
    """In how many reports, of how many independent origins, it is told; always said.

    >>> told(Told(1, 1, None, 0)), told(Told(3, 2, "0a", 0))
    ('1 report', '3 reports, 2 origins')
    """
    return often(how) if how.reports > 1 else " · ".join(filter(None, ("1 report", often(how))))


def headline(report: ReportRow) -> str:
    """What a report is called: its title, else whose it is."""
    return flowing(report.title or "") or outlet(report)


ARTICLES = {"report": "a report", "statement": "a statement", "event": "an event", "actor": "an actor"}
WORDS: dict[str, Callable[..., Any] | dict[Any, Any]] = {
    **ACTOR_WORDS,
    "channels": CHANNELS, "acts": ACTS, "translated": TRANSLATED,
    "counted": counted, "day": day, "deed": deed, "done_on": done_on, "flowing": flowing, "headline": headline,
    "is_to_do": is_to_do, "listed": listed, "naming": name, "other_dates": other_dates, "outlet": outlet, "quoted": quoted,
    "article_of": ARTICLES, "done_by_hand": DONE, "told_value": told_value,
    "said_on": said_on, "told": told, "tone": tone, "uncertain": uncertain, "verb": verb,
    "shapes": SHAPES, "told_shortly": told_shortly,
}  # fmt: skip
