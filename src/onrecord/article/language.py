"""The language of a text: English is known by its commonest words, the rest is left to py3langid, and only then loaded."""

from __future__ import annotations

import re

from onrecord.lexicon.article import english_words

READ = frozenset({"en"})
"""The languages that onrecord reads."""

FOREIGN = "language"
"""The stage at which a report in another language is set aside."""

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]{0,2000}[\"”“»]")
_LOOKED_AT = 20_000
_FEWEST_LETTERS, _FEWEST_WORDS, _SHORT_WORDS = 60, 12, 40
_ENGLISH_SHARE, _DOUBTFUL_SHARE, _ENGLISH_WORDS = 0.15, 0.12, 3


def find_language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, quotations left out; None where there is too little to judge by.

    >>> find_language("The minister said that the envoy of the island had left for talks."), find_language("No.")
    ('en', None)
    """
    own_words = _QUOTED.sub(" ", text[:_LOOKED_AT])
    words = _WORD.findall(own_words.lower())
    common, sure = english_words()
    share, surely = sum(word in common for word in words) / max(len(words), 1), len(sure.intersection(words))
    if share >= _ENGLISH_SHARE and surely >= _ENGLISH_WORDS:
        return "en"
    short = len(words) < _SHORT_WORDS and (surely > 0 or (len(words) < _FEWEST_WORDS and own_words.isascii()))
    if short or share >= _DOUBTFUL_SHARE or sum(map(len, words)) < _FEWEST_LETTERS:
        return None
    return _classified(own_words)


def _classified(text: str) -> str:
    import py3langid  # a second of processor time: only for texts that are not plainly English

    return str(py3langid.classify(text)[0])
