"""Hits of a search: a report's head, and under it the sentence with the words that were looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.queries.rows import HitRow
from onrecord.show.answers.lines import places, report_line, words
from onrecord.show.layout import Hanging
from onrecord.show.words import ASIDE

_HIT = "reverse"
_INDENT = 2


def search_page(rows: Sequence[HitRow]) -> RenderableType:
    """The reports, those that fit best first."""
    return Group(*(line for row in rows for line in _lines(row)))


def _lines(row: HitRow) -> Iterator[RenderableType]:
    yield Hanging(Text(), report_line(row.report), 0)
    more = f"({row.more} more in the report)" if row.more else ""
    yield Hanging(Text(), sentence_of(row), _INDENT, tail=Text(more, style=ASIDE))


def sentence_of(row: HitRow) -> Text:
    """The sentence on one line, the words found in it marked."""
    start, text = row.sentence.start, row.sentence.quote
    shown, at = Text(), 0
    for hit in row.hits:
        shown.append(_spaced(text[at : hit.start - start])).append(_spaced(hit.quote), style=_HIT)
        at = hit.end - start
    return shown.append(_spaced(text[at:]))


def _spaced(part: str) -> str:
    """A part of a sentence on one line; the space at its edges stays."""
    return re.sub(r"\s+", " ", part)


@dataclass(frozen=True, slots=True)
class HitLine:
    """A hit as one line of a table."""

    report: str
    rank: float
    title: str | None
    publisher: str | None
    source: str | None
    url: str | None
    published: str | None
    sentence: str
    sentence_at: str
    """Offsets into the text of the report."""
    hits: str
    hits_at: str
    more: int


def hit_line(row: HitRow) -> HitLine:
    """The line of a hit."""
    report = row.report
    return HitLine(
        report.id, row.rank, report.title, report.publisher, report.source, report.url, report.published,
        words([row.sentence]), places([row.sentence]), words(row.hits), places(row.hits), row.more,
    )  # fmt: skip
