"""How many words a text has, as far as that can be counted without reading it."""

from __future__ import annotations

import re

_UNSPACED = re.compile("[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Characters of scripts that put no spaces between words."""
_CHARACTERS = 2
"""Of such a word, about."""


def word_count(text: str) -> int:
    """The words of a text; where a script puts no spaces between them, about so many.

    >>> word_count("The talks ended."), word_count("会谈已经结束")
    (3, 4)
    """
    return len(text.split()) + len(_UNSPACED.findall(text)) // _CHARACTERS
