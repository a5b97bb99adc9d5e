"""How the words of a table are compared with the words of a text: one canonical form, and the ways tokens may fall."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")
_MARKS = re.compile(r"('s?)(?= |$)|([-/&])")


def folded(text: str) -> str:
    """The text without accents.

    >>> folded("São Tomé")
    'Sao Tome'
    """
    if text.isascii():
        return text
    bare = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(bare).translate(_LETTERS)


_LETTERS = str.maketrans({"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss"})


@lru_cache(maxsize=65536)
def canonical(words: str) -> str:
    """What all spellings of a form share: lower case, no article, possessive, period, accent or hyphen.

    >>> [canonical(w) for w in ("The U.S.'s", "Guinea-Bissau", "the Philippines’", "Élysée")]
    ['us', 'guinea bissau', 'philippines', 'elysee']
    """
    text = folded(words.translate(_APOSTROPHES)).lower().strip()
    if text.isalpha():
        return text
    text = text.replace(".", "").replace("-", " ").removeprefix("the ")
    return text.removesuffix("'s").removesuffix("'").strip()


def variants(form: str) -> set[tuple[str, ...]]:
    """The rows of lower-case tokens as which a form may stand in a text.

    >>> sorted(variants("the People's Post"))
    [('people', "'s", 'post'), ('people', '’s', 'post'), ("people's", 'post'), ('people’s', 'post')]
    """
    text = form.lower().removeprefix("the ")
    if text.isascii() and text.replace(" ", "").isalnum():
        return {tuple(text.split())}
    text = text.translate(_APOSTROPHES)
    spellings = {text, folded(text), text.replace(".", ""), text.removesuffix(".")} - {""}
    spellings |= {_MARKS.sub(r" \1\2 ", spelling) for spelling in spellings}
    spellings |= {spelling.replace("'", "’") for spelling in spellings}
    return {tuple(spelling.split()) for spelling in spellings}


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """The values of each key, in their order; the same one twice running (two spellings of one form) only once.

    >>> grouped([("a", 1), ("b", 2), ("a", 3), ("a", 3)])
    {'a': (1, 3), 'b': (2,)}
    """
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        values = found.setdefault(key, [])
        if not values or values[-1] is not value:
            values.append(value)
    return {key: tuple(values) for key, values in found.items()}
