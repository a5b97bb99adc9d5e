"""What an actor of a dictionary is, as far as its names and codes settle it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from onrecord.lexicon.own.known import Known
from onrecord.records import ActorKind

_STATE = 3
_OF_PERSONS = "ELI"
_OF_BODIES = ("IGO", "NGO", "NGM", "IMG", "MNC")
_OF_FIRMS = ("MNC", "BUS")
"""Roles of firms, which bear names of persons and titles often."""
_PERSONS = ("person", "unnamed")
_LONGEST_TITLE = 3
_OF = ("of", "for")
Evidence = Literal["person", "body"]


def kind_of(names: Sequence[str], codes: Sequence[str], known: Known) -> ActorKind | None:
    """State, person, or the kind of body that its first code tells; None where it may be a person or a body.

    >>> from onrecord.lexicon import Lexicon
    >>> known = Known.of(Lexicon.load())
    >>> kind_of(["France"], ["FRA"], known), kind_of(["Mary Venn"], ["FRAGOV"], known)
    ('state', 'person')
    >>> kind_of(["Ministry of Tides"], ["FRAGOV"], known), kind_of(["Oldenmark"], ["FRAREB"], known)
    ('government', None)
    """
    if all(len(code) == _STATE for code in codes) and known.country(codes[0]):
        return "state"
    told = {evidence for name in names for evidence in _evidence(name, known)}
    if any(code.endswith(_OF_FIRMS) for code in codes):
        told.discard("person")
    told = told or set(_by_codes(codes))
    if len(told) != 1:
        return None
    return "person" if "person" in told else known.kind(codes[0])


def _by_codes(codes: Sequence[str]) -> Iterator[Evidence]:
    """What codes alone tell: only persons are ever of the elite."""
    if any(code.endswith(_OF_PERSONS) for code in codes):
        yield "person"
    if all(code.startswith(_OF_BODIES) for code in codes):
        yield "body"


def _evidence(name: str, known: Known) -> Iterator[Evidence]:
    """What the words of a name tell: a noun at its end or before "of", a title, a given name."""
    words = name.split()
    if known.actors.organisation(name):
        yield "body"
        return
    last = known.actors.noun(words[-1])
    if last is not None and last.row.kind not in _PERSONS:
        yield "body"
    elif last is not None and last.row.kind == "person" and last.form == "singular":
        yield "person"
    given = known.actors.gender_of_given_name(words[0]) is not None
    if len(words) > 1 and (given or (last is None and _has_title(words, known))):
        yield "person"
    before = next((word for word, after in pairwise(words) if after in _OF), "")
    head = known.actors.noun(before)
    if head is not None and head.form == "singular" and head.row.kind != "unnamed":
        yield "person" if head.row.kind == "person" else "body"


def _has_title(words: list[str], known: Known) -> bool:
    """Whether a name begins with a title: General, Prime Minister."""
    for size in range(1, min(_LONGEST_TITLE, len(words) - 1) + 1):
        start = " ".join(words[:size])
        hit = known.actors.noun(start)
        if known.actors.title(start) is not None or (hit is not None and hit.row.title):
            return True
    return False
