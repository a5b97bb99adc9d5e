"""Bytes of a page to its tree: the declared encoding tried first, NULs out, broken markup mended as browsers do."""

from __future__ import annotations

import codecs
import re
from typing import Any, TypeAlias

from onrecord.article.decode import decoded_text, marked_encoding
from onrecord.article.page.tags import without_surplus
from onrecord.errors import UnreadableInput

Tree: TypeAlias = Any
"""An element of lxml, which brings no types."""

_SNIFFED = 4096
_PAGE = re.compile(
    r"\s*(?:<!--.*?-->\s*)*+(?:<!doctype\s+html|<html|<head|<body|<article)\b", re.IGNORECASE | re.DOTALL
)
_XML_PAGE = re.compile(r"\s*<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w:.-]{2,40})", re.IGNORECASE)
_AS_BROWSERS_READ = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "euc_kr": "cp949", "shift_jis": "cp932", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
}  # fmt: skip
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")


def is_page(start: str) -> bool:
    """Whether a text begins as a web page does.

    >>> is_page("<!DOCTYPE html><p>Envoy leaves"), is_page("<?xml version='1.0'?><rss>"), is_page("The <b>envoy</b>")
    (True, False, False)
    """
    return bool(_PAGE.match(start[:_SNIFFED]) or _XML_PAGE.match(start[:_SNIFFED]))


def page_text(raw: bytes) -> str:
    r"""The markup that the bytes of a page stand for: a byte order mark, UTF-8, what the page declares, else cp1252.

    Raises UnreadableInput where the bytes are no text.

    >>> page_text(b"<meta charset=windows-1251><p>\xcc\xe8\xf0"), page_text("<meta charset=latin-1>“Nej”".encode())
    ('<meta charset=windows-1251><p>Мир', '<meta charset=latin-1>“Nej”')
    """
    declared = None if marked_encoding(raw) else _declared(raw[:_SNIFFED])
    if declared is not None and not _is_utf8(raw):
        try:
            return raw.decode(declared)
        except UnicodeDecodeError:
            pass  # the declaration is wrong: read it as any text
    return decoded_text(raw)


def _declared(start: bytes) -> str | None:
    """The Python name of the encoding that a page declares, None where there is none that Python knows."""
    match = _CHARSET.search(start) or _XML_CHARSET.search(start)
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else None
    except LookupError:
        return None
    return _AS_BROWSERS_READ.get(name, name) if name else None


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def tree_of(markup: str) -> Tree:
    """The tree of a page; raises UnreadableInput where nothing in it is an element."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    source = _DECLARATION.sub("", without_surplus(markup.replace("\0", ""))).encode("utf-8", "replace")
    try:
        return html.document_fromstring(source, parser=parser)
    except etree.LxmlError as error:
        remedy = "give the page of one report"
        raise UnreadableInput("a page without an element", remedy=remedy, stage="article") from error
