"""PDFs, through pypdf: text page by page, what the file says of itself, what stands at the edge of every page."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.article.credits import name_like
from onrecord.article.documents import Taken
from onrecord.article.paragraphs import paragraphs_of
from onrecord.article.quiet import quiet
from onrecord.errors import UnreadableInput
from onrecord.records import Claim, SetAside

if TYPE_CHECKING:
    from pypdf import PdfReader

_MAGIC, _LOOKED_AT = b"%PDF-", 1024
_STAGE, _BETWEEN = "pdf", "\n\n"
_FEWEST_LETTERS = 20
_FILE_NAME = re.compile(r"\.\w{2,5}$|^(?:microsoft word|untitled|print|layout)\b", re.IGNORECASE)
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# What pypdf lets through of the ways in which the parts of a broken file can contradict one another.
_BROKEN = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
    OSError,
)


def is_pdf(raw: bytes) -> bool:
    """Whether bytes begin as a PDF does.

    >>> is_pdf(b"%PDF-1.7 ..."), is_pdf(b"The report was a %PDF-1.7 file.")
    (True, False)
    """
    return raw[:_LOOKED_AT].lstrip().startswith(_MAGIC)


def taken_from_pdf(raw: bytes) -> Taken:
    """What a PDF holds. Raises UnreadableInput where it is broken, locked, or pictures of pages alone.

    What the file says of itself is believed last: it is as often the printer's as the author's.
    """
    pages, claims = _read(raw)
    if sum(len(line.strip()) for page in pages for line in page) < _FEWEST_LETTERS:
        seen = f"a PDF without text ({len(pages)} pages, scanned by the looks of it)"
        raise UnreadableInput(seen, remedy="recognise its text first (OCR)", stage=_STAGE)
    parts, at, aside = paragraphs_of(pages), 0, []
    for part in parts:
        if part.edge:
            aside.append(SetAside(at, at + len(part.text), part.text, "navigation"))
        at += len(part.text) + len(_BETWEEN)
    text = _BETWEEN.join(part.text for part in parts)
    return Taken(text=text, doubted=claims, aside=tuple(aside), raw_sha256=hashlib.sha256(raw).hexdigest())


def _read(raw: bytes) -> tuple[list[list[str]], tuple[Claim, ...]]:
    """The lines of each page, and what the file says of itself."""
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise UnreadableInput("a PDF file", remedy="pip install 'onrecord[pdf]'", stage=_STAGE) from error
    quiet("pypdf")
    try:
        reader = PdfReader(io.BytesIO(raw), strict=False)
        _unlock(reader)
        return [_lines(page.extract_text()) for page in reader.pages], tuple(_claims(reader))
    except (PyPdfError, *_BROKEN) as error:
        seen = f"a broken PDF ({' '.join(str(error).split()) or type(error).__name__})"
        raise UnreadableInput(seen, remedy="open it and print it to a new PDF", stage=_STAGE) from error


def _unlock(reader: PdfReader) -> None:
    """Nothing for a file that opens without a password; raises UnreadableInput for one that is locked."""
    from pypdf.errors import DependencyError

    try:
        opened = not reader.is_encrypted or bool(reader.decrypt(""))
    except (DependencyError, NotImplementedError):
        opened = False
    if not opened:
        remedy = "open it with its password and save it without one"
        raise UnreadableInput("an encrypted PDF", remedy=remedy, stage=_STAGE)


def _lines(text: str) -> list[str]:
    whole = _UNFIT.sub("", text.translate(_LIGATURES).replace("\xad\n", "-\n").replace("\xad", ""))
    return [" ".join(line.split()) for line in whole.splitlines()]


def _claims(reader: PdfReader) -> Iterator[Claim]:
    known = reader.metadata
    if known is None:
        return
    title, author = (" ".join(_UNFIT.sub("", str(value or "")).split()) for value in (known.title, known.author))
    if title and not _FILE_NAME.search(title):
        yield Claim("title", title, "meta")
    if author and name_like(author):
        yield Claim("byline", author, "meta")
    try:
        made = known.creation_date
    except ValueError:
        return  # no date at all
    if made is not None:
        yield Claim("published", made.isoformat(), "meta")
