"""Rows of speakers: "Reyes and Keller said", of whom the source's head is but the first."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.parsing.parse import Parse
from onrecord.reading.speech.find import Told
from onrecord.reading.speech.scene import Attribution

_HANGING = ("appos", "flat", "nmod:desc")
_BEFORE_VERBS = ("AUX", "ADV", "PART", "PUNCT")


def speaking_of(parse: Parse, told: Iterable[Told]) -> frozenset[int]:
    """The tokens that head a row of speakers."""
    return frozenset(row[0] for each in told if (row := row_of(parse, each.attribution)))


def row_of(parse: Parse, a: Attribution) -> tuple[int, ...]:
    """The tokens of the row of speakers that a source is, its head first; none where one alone speaks."""
    head = a.source_head
    while head is not None and head >= 0:
        row = parse.children(head, "conj")
        if row and all(t.index in a.source for t in row):
            return (head, *(t.index for t in row))
        if row and _reaches_verb(parse, row[-1].index, a.verb):
            return (head, *(t for t in parse.subtree(head) if t != head and parse.tokens[t].upos != "PUNCT"))
        head = parse.tokens[head].head if parse.tokens[head].deprel in _HANGING else None
    return ()


def _reaches_verb(parse: Parse, last: int, verb: int | None) -> bool:
    """Whether nothing but helpers stands between the last one of a row and the verb of saying."""
    end = parse.subtree(last)[-1] + 1
    return verb is not None and last < verb and all(t.upos in _BEFORE_VERBS for t in parse.tokens[end:verb])
