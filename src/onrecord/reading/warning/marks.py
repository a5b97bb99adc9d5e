"""Quotations whose marks don't pair: where a quotation ends is then a guess."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Flag

from .facts import Facts

_SHOWN = 60


def mark_flags(facts: Facts) -> Iterator[Flag]:
    """A flag for each quotation that is opened and never closed in a way that the next paragraph explains."""
    text = facts.document.text
    for number, quotation in enumerate(facts.quotations):
        after = facts.quotations[number + 1] if number + 1 < len(facts.quotations) else None
        goes_on = after is not None and not text[quotation.end : after.start].strip()
        if quotation.closed or goes_on:
            continue
        evidence = facts.document.evidence(quotation.start, min(quotation.end, quotation.start + _SHOWN))
        yield facts.flag(
            "odd_quotation", (evidence,), "A quotation is opened here and not closed: where it ends is a guess."
        )
