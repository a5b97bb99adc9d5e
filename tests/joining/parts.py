"""What the reader found in the reports of a gold folder, as parts to score: statements by their contents, events by their evidence."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.records import Record
from tests.joining.scoring import Part

Found = tuple[str, str]
"""The report, and the id of the statement or event in its record."""


def statements_in(records: Mapping[str, Record]) -> dict[Found, Part]:
    """The statements of records, which stand under the ids of their reports."""
    return {
        (report, s.id): Part(report, tuple(words.span for words in s.content))
        for report, record in records.items()
        for s in record.statements
    }


def events_in(records: Mapping[str, Record]) -> dict[Found, Part]:
    """The events of records, each happening once: what mirrors another event is left out."""
    return {
        (report, e.id): Part(report, tuple(words.span for words in e.evidence))
        for report, record in records.items()
        for e in record.events
        if e.mirror_of is None
    }
