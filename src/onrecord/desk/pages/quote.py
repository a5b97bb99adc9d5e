"""Where words first stood, who carried them, and how they changed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.desk.asked import Open, Wanted
from onrecord.queries.filters import Filter
from onrecord.queries.quoted import Carrier, QuoteRow, Variant
from onrecord.queries.rows import StatementRow
from onrecord.show.answers.quote import HEADINGS

QUOTATIONS = 10
"""Quotations on a page, where nobody asks for another number."""
EXAMPLES = 6
"""Quotations to click, where no words were asked for."""


@dataclass(frozen=True, slots=True)
class QuotePage:
    """What the page of a quotation shows."""

    words: str
    wanted: Filter
    rows: tuple[QuoteRow, ...]
    examples: tuple[StatementRow, ...]
    """Where no words were asked for: quotations that several reports carry."""

    def heading(self, variant: Variant) -> str:
        """What kind of wording it is."""
        return HEADINGS[variant.kind]

    def origins(self, variant: Variant) -> tuple[tuple[Carrier, ...], ...]:
        """Who carries a wording, origin by origin, the earliest first."""
        found: dict[int, list[Carrier]] = {}
        for carrier in variant.carriers:
            found.setdefault(carrier.origin, []).append(carrier)
        return tuple(map(tuple, found.values()))


def quote(archive: Open, wanted: Wanted, words: str = "", limit: int | None = None) -> QuotePage:
    """A quotation, by words of it."""
    if not words.strip():
        return QuotePage("", wanted, (), tuple(archive.repeated(replace(wanted, limit=EXAMPLES, offset=0))))
    asked = wanted if limit else replace(wanted, limit=QUOTATIONS)
    return QuotePage(words, asked, tuple(archive.quote(words, asked)), ())
