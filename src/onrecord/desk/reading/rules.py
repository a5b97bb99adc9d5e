"""Why something was found: the rules that fired, told by the row of the lexicon that each names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.lexicon.own.places import places_of_rule
from onrecord.lexicon.own.shapes import TABLES
from onrecord.lexicon.tables import read_table

_WAYS = {
    "according": "a phrase names the source, as “according to”",
    "act": "a statement that is a deed itself",
    "as": "a part with “as” stands behind the verb",
    "aside": "the verb of saying stands as an aside in its sentence",
    "bare": "a refusal that names nothing more",
    "block": "a verb of saying leads to quoted words",
    "ccomp": "a clause stands behind the verb",
    "colon": "a colon leads to the words",
    "composed": "a verb puts what was done into another light, as denied or demanded",
    "content": "what the words themselves hold",
    "dialogue": "a turn of a transcript",
    "frame": "a verb and its object",
    "impersonal": "a verb of saying that names nobody",
    "infinitive": "an infinitive stands behind the verb",
    "issued": "the document itself is the words of who issued it",
    "leadin": "a line leads to the words under it",
    "noun": "a noun tells of it",
    "object": "the verb has what was said as its object",
    "person": "a person corrected or confirmed it",
    "prepositional": "a preposition leads from the verb to what was said",
    "quotation": "quoted words stand beside the verb",
    "relative": "a relative clause tells of the saying",
    "small": "a short part without a verb of its own stands behind the verb",
    "surface": "the order of the words alone tells of it",
    "verb": "a verb tells of the deed",
    "what": "a question stands behind the verb",
    "when": "a clause of time stands behind the verb",
}  # fmt: skip
"""How a rule found it, by what stands before the colon of its name."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, in words."""

    name: str
    """As records and `explain` have it."""
    way: str
    word: str
    """The word that it looks for; empty where it looks for none."""
    example: str
    """A sentence that it catches."""


def rules_told(rules: Iterable[str]) -> Iterator[Rule]:
    """The rules in words.

    >>> [(rule.way, rule.word) for rule in rules_told(["ccomp:deny"])]
    [('a clause stands behind the verb', 'deny')]
    """
    for name in rules:
        way, _, word = name.partition(":")
        row = _row(name)
        told = " ".join(filter(None, (getattr(row, "lemma", "") or word, getattr(row, "particle", ""))))
        yield Rule(name, _WAYS.get(way, ""), told.replace("_", " "), getattr(row, "example", ""))


def _row(rule: str) -> Any:
    """The row that a rule names; None where it names none."""
    places = places_of_rule(rule)
    return next((_rows(table)[row_id] for table, row_id in places if row_id in _rows(table)), None)


@cache
def _rows(table: str) -> dict[str, Any]:
    rows: tuple[Any, ...] = read_table(table, TABLES[table])
    return {row.id: row for row in rows}
