"""TimelineJS's JSON: a slide for each event and statement that has a date, as exact as it is told."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from onrecord.exports.columns import rows
from onrecord.exports.plain import UNKEPT, web_address
from onrecord.exports.sentences import done, named, often, outlet, said, words
from onrecord.queries.filters import Filter
from onrecord.queries.rows import EventRow, StatementRow, TimelineRow

_PARTS: dict[str | None, int] = {"year": 1, "month": 2}
"""How many of year, month and day a date has, by its precision; all where it has none of these."""


def write(connection: Connection, wanted: Filter) -> Iterator[str]:
    """The slides by date, then the title, which tells how many are left out for want of one."""
    yield '{"events":['
    opening, undated = "\n", 0
    for row in rows(connection, wanted):
        if row.first_day is None:
            undated += 1
        else:
            yield opening + json.dumps(_slide(row), ensure_ascii=False)
            opening = ",\n"
    told = f"{undated} without a date left out. " if undated else ""
    title = {"headline": "Who said and did what", "text": f"{told}Each with the words of its report."}
    yield f'\n],\n"title":{json.dumps({"text": title})}}}\n'


def _slide(row: TimelineRow) -> dict[str, Any]:
    """A slide: what was said or done, the words, where they stand; grouped by who said or did it."""
    headline, group, spans = _told(row.event or row.statement)
    find = row.event or row.statement
    assert find is not None
    slide: dict[str, Any] = {
        "unique_id": f"{row.kind}-{find.id}",
        "start_date": _date(row.first_day, row.precision),
        "text": {"headline": _markup(headline), "text": _body(spans, find, row)},
        "group": _markup(group),
        "autolink": False,
    }
    if row.precision == "span":
        slide["end_date"] = _date(row.last_day, row.precision)
    return slide


def _told(find: EventRow | StatementRow | None) -> tuple[str, str, str]:
    """Headline, group and words."""
    if isinstance(find, EventRow):
        return done(find, find.actors, find.recipients), named(find.actors), words(find.evidence)
    assert find is not None
    return said(find, find.speaker, find.addressees), named([find.speaker] if find.speaker else []), words(find.content)


def _date(day: str | None, precision: str | None) -> dict[str, int]:
    """A date, no more exact than it is told.

    >>> _date("2031-05-01", "month"), _date("2031-05-07", "day")
    ({'year': 2031, 'month': 5}, {'year': 2031, 'month': 5, 'day': 7})
    """
    parts = zip(("year", "month", "day"), map(int, (day or "").split("-")), strict=True)
    return dict(list(parts)[: _PARTS.get(precision, 3)])


def _body(spans: str, find: EventRow | StatementRow, row: TimelineRow) -> str:
    """The words and where they stand, as markup."""
    name, address = _markup(outlet(find.report)), web_address(find.report.url)
    where = f'<a href="{_markup(address)}">{name}</a>' if address else name
    aside = [*(["dated by its report"] if row.dated == "published" else []), *often(find.told)]
    behind = f" ({'; '.join(aside)})" if aside else ""
    return f"<blockquote>{_markup(spans)}</blockquote><p>According to {where}{behind}</p>"


def _markup(text: str) -> str:
    """Text as TimelineJS takes it, which puts it into its page as markup."""
    return html.escape(text).replace("\0", UNKEPT)
