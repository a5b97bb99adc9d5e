"""The doors to a document: its text, its path, or either."""

from __future__ import annotations

from pathlib import Path

from onrecord.article.documents import Given, Taken, build_document, failed
from onrecord.article.formats import taken_from, taken_from_string
from onrecord.errors import UnreadableInput
from onrecord.records import Document
from onrecord.trace import SILENT, Trace

_LONGEST_PATH = 1000


def document_from_text(text: str, *, where: str = "the text", trace: Trace = SILENT, **given: str | None) -> Document:
    r"""The document of a plain text; where it can't be read, a document whose failure says why.

    What is given by name (the fields of `Given`) is believed before the text is.

    >>> document = document_from_text("Envoy leaves Vardo\n\nBy Mira Holt\n\nThe envoy of Ostland left Vardo on Monday.")
    >>> document.title, document.byline, [s.kind for s in document.set_aside]
    ('Envoy leaves Vardo', 'Mira Holt', ['credit'])
    """
    return build_document(Taken(text=text), Given(**given), where=where, trace=trace)


def document_from_path(path: Path | str, *, trace: Trace = SILENT, **given: str | None) -> Document:
    """The document of a file: plain text, a web page or a PDF; where it can't be read, its failure says why."""
    try:
        taken = taken_from(read_bytes(Path(path)), suffix=Path(path).suffix.lower())
    except UnreadableInput as error:
        return failed(error, str(path))
    return build_document(taken, Given(**given), where=str(path), trace=trace)


def document_of(report: Document | str | Path) -> Document:
    """The document of whatever a report is given as: a Document, a path, a text, a page's markup.

    A string is a path only where it is one line long and a file of that name exists.
    """
    if isinstance(report, Document):
        return report
    one_line = isinstance(report, str) and "\n" not in report and "\0" not in report and len(report) < _LONGEST_PATH
    if isinstance(report, Path) or (one_line and Path(report).is_file()):
        return document_from_path(report)
    try:
        return build_document(taken_from_string(report), Given(), where="the text")
    except UnreadableInput as error:
        return failed(error, "the text")


def read_bytes(path: Path) -> bytes:
    """All bytes of a file; raises UnreadableInput with the system's reason."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable_file(error) from error


def unreadable_file(error: OSError) -> UnreadableInput:
    """The system's reason as one of ours."""
    return UnreadableInput((error.strerror or str(error)).lower(), remedy="check the path, and who may read it")
