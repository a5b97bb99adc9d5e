"""How far a name or an office runs in a line: "the Ministry of Foreign Affairs of Ostland" before "on the trawler"."""

from __future__ import annotations

import re

from onrecord.lexicon.issued import IssuerLexicon
from onrecord.spans import Span

_WORD = re.compile(r"[^\s,;:()|]+|[,;:()|]")
_JOINERS = frozenset(
    {"of", "the", "for", "and", "to", "&", "de", "van", "von", "der", "den", "di", "da", "la", "le", "el", "al", "bin"}
)
_ENDS = ("'s", "’s", "s'", "s’")
_IN = "in"


def name_run(text: str, start: int, end: int, *, lexicon: IssuerLexicon, several: bool = False) -> Span | None:
    """The characters of the name that begins at start, without an article; None where none does.

    Several: commas may part names.

    >>> line, lexicon = "the Embassy of Ostland in Varn on the trawler", IssuerLexicon.load()
    >>> name_run(line, 0, len(line), lexicon=lexicon).slice(line)
    'Embassy of Ostland in Varn'
    """
    taken: list[re.Match[str]] = []
    words = list(_WORD.finditer(text, start, end))
    for place, word in enumerate(words):
        after = words[place + 1][0] if place + 1 < len(words) else ""
        if not _goes_on(word[0], after, [t[0].casefold() for t in taken], lexicon, several):
            break
        taken.append(word)
    while taken and (taken[-1][0].casefold() in _JOINERS or taken[-1][0] == ","):
        taken.pop()
    while taken and taken[0][0].casefold() in ("the", "and", "to"):
        taken.pop(0)
    return Span(taken[0].start(), taken[-1].end()) if taken else None


def owner_run(text: str, start: int, end: int, *, lexicon: IssuerLexicon) -> Span | None:
    """The characters of the name that a possessive ends: "President Eide" of "President Eide's call".

    >>> line, lexicon = "President Eide's call with Prime Minister Ruud", IssuerLexicon.load()
    >>> owner_run(line, 0, len(line), lexicon=lexicon).slice(line)
    'President Eide'
    """
    run = name_run(text, start, end, lexicon=lexicon)
    for word in _WORD.finditer(text, *run) if run else ():
        mark = next((m for m in _ENDS if word[0].casefold().endswith(m)), None)
        if run and mark:
            return Span(run.start, word.end() - len(mark.lstrip("s") if mark[0] == "s" else mark))
    return None


def _goes_on(word: str, after: str, taken: list[str], lexicon: IssuerLexicon, several: bool) -> bool:
    """Whether a word belongs to the name of which some words are taken."""
    low = word.casefold()
    if low == _IN:
        return bool(lexicon.abroad.intersection(taken)) and after[:1].isupper()
    if low in lexicon.stops:
        return False
    if word == ",":
        return several and (after[:1].isupper() or after in _JOINERS)
    return low in _JOINERS or word[0].isupper()
