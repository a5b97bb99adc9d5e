"""Which format a report is in, by what its bytes begin with, and what that format takes out of it."""

from __future__ import annotations

import hashlib

from onrecord.article.decode import decoded, marked_encoding
from onrecord.article.documents import Taken
from onrecord.article.page import is_page, page_text, taken_from_page
from onrecord.article.pdf import is_pdf, taken_from_pdf

PAGES = frozenset({".html", ".htm", ".xhtml", ".xht"})
_LOOKED_AT = 4096


def taken_from(raw: bytes, *, suffix: str = "") -> Taken:
    """What a file holds: a PDF, a web page (by its first bytes or its suffix), else plain text.

    Raises UnreadableInput where it can't be read.
    """
    if is_pdf(raw):
        return taken_from_pdf(raw)
    if suffix in PAGES or looks_like_page(raw):
        return taken_from_page(page_text(raw), raw_sha256=hashlib.sha256(raw).hexdigest())
    return Taken(text=decoded(raw))


def taken_from_string(text: str) -> Taken:
    """The same for what is text already: a page's markup, else plain text."""
    return taken_from_markup(text) if is_page(text) else Taken(text=text)


def taken_from_markup(markup: str) -> Taken:
    """What a page's markup holds."""
    raw = markup.encode("utf-8", "surrogatepass")
    return taken_from_page(markup, raw_sha256=hashlib.sha256(raw).hexdigest())


def looks_like_page(raw: bytes) -> bool:
    """Whether bytes begin as a web page does, in whatever encoding."""
    return is_page(raw[:_LOOKED_AT].decode(marked_encoding(raw[:_LOOKED_AT]) or "latin-1", "replace"))
