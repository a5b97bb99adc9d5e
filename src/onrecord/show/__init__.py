"""What a person sees: a record as a brief, records as a web page, an explanation as a page.

`brief`, `explanation` and `lint` return something that a rich console prints, in colours in a terminal; `plain` turns it into
text without colours. `html` returns HTML.
"""

from typing import TYPE_CHECKING, Any

from onrecord.show.brief import brief
from onrecord.show.explanation import explanation
from onrecord.show.layout import plain

if TYPE_CHECKING:
    from onrecord.show.linted import lint
    from onrecord.show.page import html

__all__ = ["brief", "explanation", "html", "lint", "plain"]


def __getattr__(name: str) -> Any:
    """What brings much along is imported when it is asked for."""
    if name == "html":
        from onrecord.show.page import html

        return html
    if name == "lint":
        from onrecord.show.linted import lint

        return lint
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
