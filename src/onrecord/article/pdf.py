"""PDFs: known by their first bytes, and not read yet."""

from __future__ import annotations

from onrecord.article.documents import Taken
from onrecord.errors import UnreadableInput


def is_pdf(raw: bytes) -> bool:
    """Whether bytes begin as a PDF does."""
    return raw[:1024].lstrip().startswith(b"%PDF-")


def taken_from_pdf(raw: bytes) -> Taken:
    """Raises UnreadableInput."""
    raise UnreadableInput("a PDF file", remedy="save it as plain text first", stage="decode")
