"""Words of a report as a page can hold them: to the letter, and with no power over the words beside them."""

from __future__ import annotations

import re

from markupsafe import Markup

from onrecord.show.page.render import exact

_CONTROLS = {
    "\u202a": "LRE", "\u202b": "RLE", "\u202c": "PDF", "\u202d": "LRO", "\u202e": "RLO",
    "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI",
}  # fmt: skip
"""Characters that turn the direction of what follows, by the names that Unicode abbreviates."""
_CONTROL = re.compile(f"([{''.join(_CONTROLS)}])")


def inert(words: str) -> Markup:
    r"""The words as markup: each control of direction alone in an element, so that it turns nothing, and is seen.

    >>> print(inert("a\u202eb").replace("\u202e", "!"))
    a<bdi class="control" data-name="RLO">!</bdi>b
    """
    return Markup("").join(
        Markup('<bdi class="control" data-name="{}">{}</bdi>').format(_CONTROLS[part], part)
        if part in _CONTROLS
        else Markup(exact(part))
        for part in _CONTROL.split(words)
    )
