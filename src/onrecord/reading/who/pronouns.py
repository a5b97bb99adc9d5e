"""Pronouns of the third person: which there are, and what they tell of whom they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.tables import read_table
from onrecord.parsing.parse import Parse

from .found import FoundMention


@dataclass(frozen=True, slots=True)
class PronounRow:
    """A pronoun; `case` is what it can be in its clause."""

    id: str
    gender: Literal["f", "m", "n", ""]
    plural: bool
    case: Literal["subject", "object", "possessive", "reflexive", "either"]
    example: str


@cache
def pronouns() -> dict[str, PronounRow]:
    """The table of pronouns by form."""
    return {row.id: row for row in read_table("who_pronouns", PronounRow)}


def find_pronouns(parse: Parse) -> Iterator[FoundMention]:
    """The pronouns of the third person that mean something: not the 'it' of "it rains"."""
    rows = pronouns()
    for token in parse.tokens:
        row = rows.get(token.lower) if token.upos in ("PRON", "DET") else None
        if row is None or token.relation == "expl":
            continue
        yield FoundMention(
            token.index, token.index, token.index + 1, token.start, token.end, "pronoun", (token.lower,),
            gender=row.gender or None, plural=row.plural,
        )  # fmt: skip
