"""Where words first stood, who carried them, and how they changed."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open, Wanted
from onrecord.queries.quoted import QuoteRow


@dataclass(frozen=True, slots=True)
class QuotePage:
    """What the page of a quotation shows."""

    rows: tuple[QuoteRow, ...]


def quote(archive: Open, wanted: Wanted, words: str = "") -> QuotePage:
    """A quotation, by words of it."""
    return QuotePage(tuple(archive.quote(words, wanted)) if words else ())
