"""The one form under which names are compared across files and reports, and the keys that are made of names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from onrecord.lexicon.forms import folded

_APOSTROPHES = "’‘ʼʻ`´′ʿʾ＇"
_DASHES = "-‐‑‒–—−"
_UNIFIED = str.maketrans(dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_DASHES, " "))
_INITIALS = re.compile(r"(?<=\b[^\W\d_]\.)\s+(?=[^\W\d_]\.)")
"""The space between two initials: J. K."""
_PERIOD = re.compile(r"\.(?!\d)|(?<!\d)\.")
_ARTICLE = re.compile(r"^(?:the )+(?=\S)")
_UNSEEN = "Cf"
"""The category of characters that only format: soft hyphens, marks of direction, joiners."""
_DIGITS = 16
_ACRONYM = 5
"""Letters up to which capitals alone are how a name is written."""
_LONGEST = 200
"""Longer names are compared by how they begin."""


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """A name without what spellings of it differ in: case, accents, periods, hyphens, apostrophes, spaces, a leading "the".

    Titles stay: whether "President Olden" is somebody's name is not for the spelling to decide.

    >>> [normal(name) for name in ("The U.N.", "São  Tomé", "J. K. O’Dell", "Al-Nur Brigade", "President Olden")]
    ['un', 'sao tome', "jk o'dell", 'al nur brigade', 'president olden']
    """
    plain = _plain(name)
    text = _PERIOD.sub("", _INITIALS.sub("", plain))
    return (_ARTICLE.sub("", " ".join(text.split())) or plain)[:_LONGEST].rstrip()


def _plain(name: str) -> str:
    """The name in small letters without accents, spaces and marks unified."""
    seen = "".join(c for c in name.translate(_UNIFIED) if unicodedata.category(c) != _UNSEEN)
    text = unicodedata.normalize("NFKC", seen).casefold()
    return " ".join(folded(text).casefold().translate(_UNIFIED).split())


def spelling(name: str) -> tuple[bool, bool, int, str]:
    """By this the spellings of one name are ordered, the one to show first: not in capitals throughout, but beginning with one.

    >>> min(["KOSTRIA", "kostria", "Kostria"], key=spelling), min(["the U.N.", "UN", "The U.N."], key=spelling)
    ('Kostria', 'UN')
    """
    shouted = name.isupper() and len(name) > _ACRONYM
    return shouted, not name[:1].isupper(), len(name), name


def made_key(name: str, *parts: str | None) -> str:
    """The key of an actor to whom its file gives no id: the same for the same name and whatever else tells it apart.

    >>> made_key("Mira O’Dell", "person") == made_key("mira o'dell", "person") != made_key("Mira O'Dell", None)
    True
    """
    told = "\0".join((normal(name), *(part or "" for part in parts)))
    return "made-" + hashlib.sha256(told.encode()).hexdigest()[:_DIGITS]
