"""The regular forms of verbs."""

from __future__ import annotations

from collections.abc import Iterator

_VOWELS = "aeiou"
_HISSING = ("s", "x", "z", "ch", "sh", "o")


def regular_forms(lemma: str) -> Iterator[str]:
    """The forms that a verb has by rule, with its last consonant single and double where both may be.

    >>> list(regular_forms("blacklist")), list(regular_forms("deny"))
    (['blacklists', 'blacklisted', 'blacklisting'], ['denies', 'denied', 'denying'])
    >>> list(regular_forms("slate")), list(regular_forms("scrap"))
    (['slates', 'slated', 'slating'], ['scraps', 'scraped', 'scraping', 'scrapped', 'scrapping'])
    """
    to_i = lemma.endswith("y") and lemma[-2:-1] not in _VOWELS
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    yield lemma[:-1] + "ies" if to_i else lemma + ("es" if lemma.endswith(_HISSING) else "s")
    yield lemma[:-1] + "ied" if to_i else stem + "ed"
    yield stem + "ing"
    if stem == lemma and lemma[-1:] not in f"{_VOWELS}wxy" and lemma[-2:-1] in _VOWELS and lemma[-3:-2] not in _VOWELS:
        yield stem + lemma[-1] + "ed"
        yield stem + lemma[-1] + "ing"
