"""Hits of a search: a report's head, and under it the sentence with the words that were looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.queries.rows import HitRow
from onrecord.show.answers.lines import marked, places, report_line, words
from onrecord.show.layout import Hanging
from onrecord.show.words import ASIDE

_HIT = "reverse"
_INDENT = 2


def search_page(rows: Sequence[HitRow]) -> RenderableType:
    """The reports, those that fit best first."""
    return Group(*(line for row in rows for line in _lines(row)))


def _lines(row: HitRow) -> Iterator[RenderableType]:
    head = report_line(row.report)
    if row.copies:
        head.append(f" · and {row.copies} {'copy' if row.copies == 1 else 'copies'} of it", style=ASIDE)
    yield Hanging(Text(), head, 0)
    more = f"({row.more} more in the report)" if row.more else ""
    yield Hanging(Text(), marked(row.sentence, [(row.hits, _HIT)]), _INDENT, tail=Text(more, style=ASIDE))


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
    copies: int


def hit_line(row: HitRow) -> HitLine:
    """The line of a hit."""
    report = row.report
    return HitLine(
        report.id, row.rank, report.title, report.publisher, report.source, report.url, report.published,
        words([row.sentence]), places([row.sentence]), words(row.hits), places(row.hits), row.more, row.copies,
    )  # fmt: skip
