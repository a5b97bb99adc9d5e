"""A dossier as a page: one HTML file that needs nothing else, runs nothing, and prints."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from onrecord.exports.dossier.gathering import gathered
from onrecord.exports.dossier.markdown import OUTLET_HEADS, PREFACE
from onrecord.exports.plain import flowing, page_characters, web_address
from onrecord.exports.sentences import outlet
from onrecord.queries.filters import Filter
from onrecord.wording import day

if TYPE_CHECKING:
    from jinja2 import Environment


_AT_ONCE = 50


def write(connection: Connection, wanted: Filter) -> Iterator[str]:
    """The page, piece by piece."""
    style = files("onrecord.exports.dossier").joinpath("page.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    page = _templates().get_template("page.html")
    dossier = gathered(connection, wanted)
    pieces = page.stream(d=dossier, preface=PREFACE, heads=OUTLET_HEADS, style=style, policy=policy)
    pieces.enable_buffering(_AT_ONCE)
    yield from pieces


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("onrecord.exports.dossier", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters |= {
        "flowing": flowing, "exact": _exact, "address": web_address, "outlet": outlet, "day": day,
    }  # fmt: skip
    return found


def _exact(words: str) -> str:
    r"""Words to the letter, but for characters that no page can hold; a carriage return stays one.

    >>> print(_exact("a < b\r\0"))
    a &lt; b&#13;�
    """
    from markupsafe import Markup, escape

    return escape(page_characters(words)).replace("\r", Markup("&#13;"))
