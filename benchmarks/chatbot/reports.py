"""Which reports are read: those named, those of gold sets or, with none, the project's own examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from benchmarks.chatbot.golds import Gold
from onrecord.article import read_inputs
from onrecord.records import Document

EXAMPLES = Path(__file__).parents[2] / "examples"
PATTERNS = ("*.txt", "*.jsonl", "dispute/reports/*.html")


def own() -> list[Path]:
    """The project's own examples."""
    return [path for pattern in PATTERNS for path in sorted(EXAMPLES.glob(pattern))]


def reports(paths: Iterable[Path | str], golds: Iterable[Gold], tell: Callable[[str], None]) -> list[Document]:
    """Each report once; what can't be read is told."""
    found: dict[str, Document] = {}
    for document in (*read_inputs(paths), *(d for gold in golds for d in gold.documents)):
        if document.failure is not None:
            tell(document.failure.reason)
        else:
            found.setdefault(document.id, document)
    return list(found.values())
