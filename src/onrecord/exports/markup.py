"""XML, piece by piece."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from onrecord.exports.plain import xml_characters


def text(words: str) -> str:
    """Words as the text of an element."""
    return escape(xml_characters(words), {"\r": "&#13;"})


def attribute(words: str) -> str:
    """Words as the value of an attribute, its quotation marks with it."""
    return quoteattr(xml_characters(words))


def element(name: str, words: str) -> str:
    r"""An element that holds words; none where there are none.

    >>> element("title", "Verania & Kostria")
    '<title>Verania &amp; Kostria</title>\n'
    """
    return f"<{name}>{text(words)}</{name}>\n" if words else ""
