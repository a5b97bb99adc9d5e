"""A text and what was given with it -> a Document: head, language, residue. What can't be read keeps its failure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from onrecord.article.blocks import find_blocks
from onrecord.article.decode import decoded
from onrecord.article.head import find_head
from onrecord.article.heading import issued_head
from onrecord.article.issuing import issued, kind_named
from onrecord.article.kind import find_kind
from onrecord.article.language import READ, find_language
from onrecord.article.residue import find_residue
from onrecord.article.stamps import iso_stamp
from onrecord.errors import UnreadableInput
from onrecord.lexicon.article import CreditLexicon, ResidueCues
from onrecord.lexicon.issued import IssuedLexicon
from onrecord.records import Document, Failure, Stamp
from onrecord.spans import identity
from onrecord.trace import SILENT, Trace

_LONGEST_PATH = 1000
_HALF_A_CHARACTER = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What comes with a text from outside: it is believed before the text is."""

    external_id: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    kind: str | None = None
    issuer: str | None = None


def document_from_text(text: str, *, where: str = "the text", trace: Trace = SILENT, **given: str | None) -> Document:
    r"""The document of a plain text; where it can't be read, a document whose failure says why.

    What is given by name (the fields of `Given`) is believed before the text is.

    >>> document = document_from_text("Envoy leaves Vardo\n\nBy Mira Holt\n\nThe envoy of Ostland left Vardo on Monday.")
    >>> document.title, document.byline, [s.kind for s in document.set_aside]
    ('Envoy leaves Vardo', 'Mira Holt', ['credit'])
    """
    return build_document(text, Given(**given), where=where, trace=trace)


def document_from_path(path: Path | str, *, trace: Trace = SILENT, **given: str | None) -> Document:
    """The document of a plain text file; where it can't be read, a document whose failure says why."""
    try:
        text = decoded(read_bytes(Path(path)))
    except UnreadableInput as error:
        return failed(error, str(path))
    return build_document(text, Given(**given), where=str(path), trace=trace)


def document_of(report: Document | str | Path) -> Document:
    """The document of whatever a report is given as: a Document, a path, a text.

    A string is a path only where it is one line long and a file of that name exists.
    """
    if isinstance(report, Document):
        return report
    one_line = isinstance(report, str) and "\n" not in report and "\0" not in report and len(report) < _LONGEST_PATH
    if isinstance(report, Path) or (one_line and Path(report).is_file()):
        return document_from_path(report)
    return document_from_text(report)


def build_document(text: str, given: Given, *, where: str, trace: Trace = SILENT) -> Document:
    """The document of a text that came from somewhere: what both doors above, and JSON lines, lead to."""
    try:
        _refuse_unreadable(text, where)
        language, kind = _language(text, given, where), kind_named(given.kind)
    except UnreadableInput as error:
        return failed(error, where, text=text, external_id=given.external_id)
    cues, lexicon = ResidueCues.load(), CreditLexicon.load()
    blocks = find_blocks(text)
    head = find_head(blocks, title=given.title, cues=cues, lexicon=lexicon, trace=trace)
    found = find_kind(text, blocks, head, lexicon=IssuedLexicon.load())
    if (kind or found) != "report":
        head = issued_head(head, blocks, kind or found, titled=given.title is not None, lexicon=IssuedLexicon.load())
    document = Document(
        id=_document_id(text, given),
        text=text,
        external_id=given.external_id,
        kind=kind or found,
        title=head.title,
        byline=given.byline or head.byline,
        publisher=given.publisher or head.publisher,
        source=head.source,
        url=given.url,
        language=language,
        published=_stamp(given.published, head.published, lexicon),
        set_aside=find_residue(text, blocks, head, cues=cues, trace=trace),
    )
    if kind is None and found == "report":
        return document
    return issued(document, blocks, found=found, kind_given=kind is not None, issuer=given.issuer)


def read_bytes(path: Path) -> bytes:
    """All bytes of a file; raises UnreadableInput with the system's reason."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable_file(error) from error


def unreadable_file(error: OSError) -> UnreadableInput:
    """The system's reason as one of ours."""
    return UnreadableInput((error.strerror or str(error)).lower(), remedy="check the path, and who may read it")


def failed(error: UnreadableInput, where: str, *, text: str = "", external_id: str | None = None) -> Document:
    """A document that says why it could not be read."""
    text = "" if error.stage == "decode" else text
    where = where.encode("utf-8", "backslashreplace").decode()  # names of files need not be text
    failure = Failure(error.stage, f"{where}: {error}")
    return Document(identity("document", where, external_id, text), text, external_id=external_id, failure=failure)


def _refuse_unreadable(text: str, where: str) -> None:
    if not text.strip(" \t\r\n\v\f\0\xa0\ufeff\u200b"):
        seen = "an empty text" if not text else f"white space alone ({len(text)} characters)"
        raise UnreadableInput(seen, remedy="give a report with text in it", stage="empty")
    refuse_half_characters(text)


def refuse_half_characters(text: str) -> None:
    """Nothing for a text of whole characters; raises UnreadableInput where it holds a lone surrogate."""
    if half := _HALF_A_CHARACTER.search(text):
        seen = f"half a character (a lone surrogate) at character {half.start()}"
        raise UnreadableInput(seen, remedy="mend the encoding", stage="decode")


def _language(text: str, given: Given, where: str) -> str | None:
    """The language given, else found; raises UnreadableInput where it is one that onrecord does not read."""
    language = given.language.replace("_", "-").split("-")[0].lower() if given.language else find_language(text)
    if language is not None and language not in READ:
        how = "given" if given.language else "found"
        remedy = "onrecord reads English; translate the report first, or give its language as en where that is wrong"
        raise UnreadableInput(f"the language is {language} ({how})", remedy=remedy, stage="language")
    return language


def _stamp(given: str | None, found: str | None, lexicon: CreditLexicon) -> Stamp | None:
    if given and (value := iso_stamp(given, lexicon=lexicon)):
        return Stamp(value, "given")
    return Stamp(found, "text") if found else None


def _document_id(text: str, given: Given) -> str:
    """The same for the same text from the same source, wherever it lies."""
    return identity("document", given.external_id or "", given.url or "", given.publisher or "", text)
