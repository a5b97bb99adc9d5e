"""The page written: one HTML file that asks nobody for anything."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from onrecord.records import Record
from onrecord.show.page.parts import Report
from onrecord.show.page.report import report

if TYPE_CHECKING:
    from jinja2 import Environment


def html(records: Iterable[Record]) -> str:
    """The page of one record, or of several with a list of them above."""
    read = list(records)
    shown = [report(r, prefix=f"r{n}-" if len(read) > 1 else "") for n, r in enumerate(read, 1)]
    style = _style(shown)
    made_by = list(dict.fromkeys(r.made_by for r in read))
    return (
        _templates()
        .get_template("page.html")
        .render(reports=shown, style=style, policy=_policy(style), made_by=made_by, title=_title(shown))
    )


def _title(reports: list[Report]) -> str:
    return reports[0].title if len(reports) == 1 else f"{len(reports)} reports"


def _style(reports: list[Report]) -> str:
    """The style sheet, and a rule that lights up the words of whatever a link leads to."""
    fixed = files("onrecord.show.page").joinpath("page.css").read_text(encoding="utf-8")
    lit = ",\n".join(f":root:has(#{name}:target) .{name}" for found in reports for name in found.lit)
    return fixed + (f"{lit} {{ background: var(--lit); }}\n" if lit else "")


def _policy(style: str) -> str:
    """What a browser may load for the page: this style sheet and nothing else."""
    digest = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    found = Environment(
        loader=PackageLoader("onrecord.show.page", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters["exact"] = exact
    return found


def exact(words: str) -> str:
    r"""The words as a page holds them to the letter: escaped, a carriage return kept; no page can hold a NUL.

    >>> print(exact("a < b\r\0"))
    a &lt; b&#13;�
    """
    from markupsafe import Markup, escape

    return escape(words.replace("\0", "\ufffd")).replace("\r", Markup("&#13;"))
