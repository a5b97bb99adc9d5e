"""Any characters, as each kind of file can hold them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit, urlunsplit

from onrecord.queries.filters import Filter

Item = TypeVar("Item")
UNKEPT = "\ufffd"
"""Stands for a character that a file can't hold; one for one, so that offsets stay what they are."""
_LONE = re.compile("[\ud800-\udfff]")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_NETLOC = re.compile(r"[\w.~!$&'()*+,;=:@%-]+", re.ASCII)
_RESERVED = "!$&'()*+,-./:;=?@_~%"


def encoded(text: str) -> bytes:
    r"""UTF-8; of half a character, as names of files may hold, nothing can be kept.

    >>> encoded("Verania\udcff").decode()
    'Verania�'
    """
    return _LONE.sub(UNKEPT, text).encode()


def xml_characters(text: str) -> str:
    r"""The text without the characters that XML has none for.

    >>> xml_characters("a\x00b\x1bc\td")
    'a�b�c\td'
    """
    return _NOT_XML.sub(UNKEPT, text)


def page_characters(text: str) -> str:
    r"""The text without the characters that a web page has none for.

    >>> page_characters("a\x00b\x1bc\td")
    'a�b�c\td'
    """
    return _CONTROLS.sub(UNKEPT, text)


def flowing(text: str) -> str:
    r"""The text on one line, for a cell or a sentence: white space as one space, nothing that steers a terminal.

    >>> flowing(" no date \r\n was\tnamed\x00 ")
    'no date was named�'
    """
    return _CONTROLS.sub(UNKEPT, re.sub(r"\s+", " ", text).strip())


def shows(text: str) -> bool:
    r"""Whether there is a character to be seen.

    >>> shows("Verania"), shows(" \ufeff\u200b"), shows("")
    (True, False, False)
    """
    return any(unicodedata.category(c)[0] not in "CZ" for c in text)


def web_address(url: str | None) -> str | None:
    """An address of the web with everything escaped that may not stand in one; nothing of anything else.

    >>> web_address("https://wire.example/a b?q=ü#[1]"), web_address("javascript:alert(1)"), web_address("wire")
    ('https://wire.example/a%20b?q=%C3%BC#%5B1%5D', None, None)
    """
    try:
        parts = urlsplit(_LONE.sub(UNKEPT, url or "").strip())
        host = _ascii_host(parts.netloc)
        has_name = bool(parts.hostname)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not has_name or not _NETLOC.fullmatch(host):
        return None
    path, query, fragment = (
        quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part), safe=_RESERVED)
        for part in (parts.path, parts.query, parts.fragment)
    )
    return urlunsplit((parts.scheme, host, path, query, fragment))


def _ascii_host(netloc: str) -> str:
    """User, host and port, the host as its name is looked up. Raises ValueError where it can't be a host's.

    >>> _ascii_host("münchen.example:8080")
    'xn--mnchen-3ya.example:8080'
    """
    user, at, host = netloc.rpartition("@")
    name, colon, port = host.partition(":")
    return user + at + (name if name.isascii() else name.encode("idna").decode()) + colon + port


def urn(*parts: str) -> str:
    """The name of a thing of an archive, for formats that want one for everything.

    >>> urn("report", "0a1b2c3d4e5f")
    'urn:onrecord:report:0a1b2c3d4e5f'
    """
    return ":".join(("urn:onrecord", *parts))


def json_line(value: Any) -> str:
    """JSON on one line, with its letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def filled(**fields: Any) -> dict[str, Any]:
    """The fields that hold something: an export leaves out what is not known.

    >>> filled(name="Verania", code=None, sectors=[], goldstein=0.0)
    {'name': 'Verania', 'goldstein': 0.0}
    """
    return {name: value for name, value in fields.items() if value not in (None, "", [], ())}


def some(items: Iterable[Item], wanted: Filter) -> Iterator[Item]:
    """As many of the items as a filter asks for."""
    end = None if wanted.limit is None else wanted.offset + wanted.limit
    return islice(items, wanted.offset, end)
