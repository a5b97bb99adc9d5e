"""The labels of a spaCy pipeline: which are those of Universal Dependencies, and what its other labels stand for."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.errors import BadParser

RELATIONS = frozenset(
    [
        "acl",
        "advcl",
        "advmod",
        "amod",
        "appos",
        "aux",
        "case",
        "cc",
        "ccomp",
        "clf",
        "compound",
        "conj",
        "cop",
        "csubj",
        "dep",
        "det",
        "discourse",
        "dislocated",
        "expl",
        "fixed",
        "flat",
        "goeswith",
        "iobj",
        "list",
        "mark",
        "nmod",
        "nsubj",
        "nummod",
        "obj",
        "obl",
        "orphan",
        "parataxis",
        "punct",
        "reparandum",
        "root",
        "vocative",
        "xcomp",
    ]
)
"""The relations of Universal Dependencies, without subtypes."""
_RENAMED = {
    "nmod:npmod": "nmod:unmarked",
    "nmod:tmod": "nmod:unmarked",
    "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
}
"""Subtypes of English as treebanks before version 2.15 have them, and what they are called since."""
NAME_KINDS = {
    "PER": "PER", "PERSON": "PER",
    "ORG": "ORG", "ORGANIZATION": "ORG",
    "GPE": "LOC", "LOC": "LOC", "LOCATION": "LOC", "FAC": "LOC",
    "NORP": "NAT", "MISC": "MISC", "EVENT": "MISC", "LAW": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC",
}  # fmt: skip
"""Labels of entities that are names, and the kind of name."""
ENTITIES = {
    "PER": "person", "PERSON": "person", "NORP": "person",
    "ORG": "organization", "ORGANIZATION": "organization",
    "GPE": "place", "LOC": "place", "LOCATION": "place", "FAC": "place",
    "DATE": "time", "TIME": "time", "EVENT": "event", "PRODUCT": "object", "WORK_OF_ART": "object", "LAW": "object",
}  # fmt: skip
"""Labels of entities, and what kind of thing their head then is."""
_SHOWN = 5
_REMEDY = (
    "name a pipeline trained on a treebank of Universal Dependencies (`spacy convert`, `spacy train`; docs/ecosystem.md), "
    "or let onrecord read with its own parser"
)


def relation(label: str) -> str:
    """A label of spaCy's as Universal Dependencies write it today.

    >>> relation("ROOT"), relation("nmod:tmod"), relation("nsubj:pass")
    ('root', 'nmod:unmarked', 'nsubj:pass')
    """
    return _RENAMED.get(label.lower(), label.lower())


def foreign(labels: Iterable[str]) -> list[str]:
    """The labels of relations that Universal Dependencies don't have; of the two that "||" joins, both are looked at.

    >>> foreign(["ROOT", "nsubj", "nmod:tmod", "nsubj||ccomp", "pobj"])
    ['pobj']
    """
    parts = {part for label in labels for part in label.split("||")}
    return sorted(part for part in parts if part and relation(part).partition(":")[0] not in RELATIONS)


def refuse_foreign(labels: Iterable[str], where: str) -> None:
    """Nothing where all labels are those of Universal Dependencies; raises BadParser where some are not."""
    if others := foreign(labels):
        more = f" and {len(others) - _SHOWN} more" if len(others) > _SHOWN else ""
        seen = f"{where}: labels that Universal Dependencies don't have: {', '.join(others[:_SHOWN])}{more}"
        raise BadParser(seen, remedy=_REMEDY)


def no_trees(where: str) -> BadParser:
    """The error for what has no trees, or none in which anything is the subject of a verb."""
    return BadParser(f"{where}: none of its components parses", remedy=_REMEDY)
