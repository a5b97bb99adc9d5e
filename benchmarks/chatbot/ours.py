"""onrecord's readings of the same reports: a fresh reader for each run, loaded before the clock starts."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from benchmarks.chatbot.locating import Letters
from benchmarks.chatbot.reading import Reading, Run
from onrecord.article import document_from_text
from onrecord.reading.reader import Reader
from onrecord.records import Document, Evidence, Record

WARM = "The harbour minister said on Monday that the talks had ended."


def run(documents: Iterable[Document], done: Callable[[], None] = lambda: None) -> Run:
    """The readings of one run."""
    reader = Reader()
    reader.read(document_from_text(WARM))
    found: Run = {}
    for document in documents:
        at = time.monotonic()
        record = reader.read(document)
        seconds = time.monotonic() - at
        contents = (e for statement in record.statements for e in statement.content)
        found[document.id] = Reading(record, seconds, _letters(record, record.evidences()), _letters(record, contents))
        done()
    return found


def _letters(record: Record, some: Iterable[Evidence]) -> Letters:
    """How many of these quotes are their slices: looked up, not taken for granted."""
    right = [record.document.text[e.start : e.end] == e.quote for e in some]
    return Letters(sum(right), len(right))
