"""What a person sees: a record as a brief, records as a web page, an explanation as a page.

`brief`, `explanation` and `lint` return something that a rich console prints, in colours in a terminal; `plain` turns it into
text without colours. `html` returns HTML.
"""

from onrecord.show.brief import brief
from onrecord.show.explanation import explanation
from onrecord.show.layout import plain
from onrecord.show.lint import lint
from onrecord.show.page import html

__all__ = ["brief", "explanation", "html", "lint", "plain"]
