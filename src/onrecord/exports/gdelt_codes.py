"""Actors by the columns of GDELT: CAMEO's code taken apart into country, known group and types."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.lexicon.roles import KNOWN_ROLES
from onrecord.records import Actor

_CHUNK = 3
_TYPES = 3
MAKERS = frozenset(("IGO", "NGO", "NGM", "IMG", "MNC"))
"""Codes that stand where that of a country would, of those who are of none: GDELT has them among the types."""


@dataclass(frozen=True, slots=True)
class ActorCodes:
    """The first ten columns of an actor, without its name."""

    code: str = ""
    country: str = ""
    group: str = ""
    types: tuple[str, str, str] = ("", "", "")


def codes_of(actor: Actor) -> ActorCodes:
    """The columns of an actor; of one without a code its country.

    >>> codes_of(Actor("a", "UN", "igo", code="IGO", body_code="IGOUNO"))
    ActorCodes(code='IGOUNO', country='', group='UNO', types=('IGO', '', ''))
    >>> codes_of(Actor("a", "Elin Darvas", "person", "VRN", "VRNGOV"))
    ActorCodes(code='VRNGOV', country='VRN', group='', types=('GOV', '', ''))
    """
    whole = actor.body_code or actor.code or actor.country or ""
    chunks = [whole[at : at + _CHUNK] for at in range(0, len(whole), _CHUNK)]
    first = chunks[:1] if not chunks or (chunks[0] not in MAKERS and chunks[0] not in KNOWN_ROLES) else []
    rest = chunks[len(first) :]
    types = [chunk for chunk in rest if chunk in MAKERS or chunk in KNOWN_ROLES][:_TYPES]
    groups = [chunk for chunk in rest if chunk not in types]
    padded = [*types, "", "", ""]
    return ActorCodes(whole, "".join(first), "".join(groups[:1]), (padded[0], padded[1], padded[2]))
