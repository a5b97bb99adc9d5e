"""The regular forms of verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HISSING = ("s", "x", "z", "ch", "sh", "o")
_TO_I = re.compile(r"[^aeiou]y$")
_DOUBLING = re.compile(r"(?:[^aeiou]|^|qu)[aeiou][^aeiouwxy]$")
_VOWELS = re.compile(r"[aeiouy]+")


def regular_forms(lemma: str) -> Iterator[str]:
    """The forms that a verb has by rule; with its last consonant single and double where stress tells which.

    >>> list(regular_forms("blacklist")), list(regular_forms("deny"))
    (['blacklists', 'blacklisted', 'blacklisting'], ['denies', 'denied', 'denying'])
    >>> list(regular_forms("slate")), list(regular_forms("scrap"))
    (['slates', 'slated', 'slating'], ['scraps', 'scrapped', 'scrapping'])
    >>> list(regular_forms("blanket"))
    ['blankets', 'blanketed', 'blanketing', 'blanketted', 'blanketting']
    """
    to_i = _TO_I.search(lemma) is not None
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    yield lemma[:-1] + "ies" if to_i else lemma + ("es" if lemma.endswith(_HISSING) else "s")
    doubled = stem == lemma and _DOUBLING.search(lemma) is not None
    if not doubled or len(_VOWELS.findall(lemma)) > 1:
        yield lemma[:-1] + "ied" if to_i else stem + "ed"
        yield stem + "ing"
    if doubled:
        yield stem + lemma[-1] + "ed"
        yield stem + lemma[-1] + "ing"
