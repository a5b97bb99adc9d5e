"""The schema of FollowTheMoney: how an entity is written, which kind each actor is, its country by two letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.exports.plain import flowing, shows
from onrecord.records import ActorKind

Entity = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Schema:
    """An entity's schema, and its topic where that says more."""

    name: str
    topic: str | None = None


SCHEMATA: dict[ActorKind | None, Schema] = {
    "person": Schema("Person"),
    "state": Schema("PublicBody", "gov.national"),
    "government": Schema("PublicBody", "gov.national"),
    "institution": Schema("Organization"),
    "party": Schema("Organization", "pol.party"),
    "igo": Schema("Organization", "gov.igo"),
    "media": Schema("Organization"),
    "group": Schema("Organization"),
    "unnamed": Schema("LegalEntity"),
    None: Schema("LegalEntity"),
}
LANGUAGES = {"en": "eng"}
"""ISO 639-1 -> 639-3, of the languages that are read."""


def entity(schema: str, ref: str, /, **properties: Any) -> Entity:
    """An entity: each property a list of what is known; of what is not known there is none.

    >>> entity("Person", entity_id("actor", "0a"), name="Elin Darvas", alias=["", "Darvas"], country=None)
    {'id': 'onrecord-actor-0a', 'schema': 'Person', 'properties': {'name': ['Elin Darvas'], 'alias': ['Darvas']}}
    """
    lists = {key: value if isinstance(value, list) else [value] for key, value in properties.items()}
    known = {key: [value for value in values if value and shows(value)] for key, values in lists.items()}
    return {"id": ref, "schema": schema, "properties": {key: values for key, values in known.items() if values}}


def entity_id(*name: str) -> str:
    """The id of an entity."""
    return "-".join(("onrecord", *name))


def name_of(name: str, ref: str) -> str:
    """A name that can be seen: where there is none, the id."""
    return flowing(name) if shows(name) else ref


def country_of(code: str | None) -> str | None:
    """A country as FollowTheMoney writes it; nothing of a state that ISO 3166 has none for.

    >>> country_of("JPN"), country_of("XKX"), country_of("OST"), country_of(None)
    ('jp', 'xk', None, None)
    """
    return _by_three().get(code or "")


@cache
def _by_three() -> dict[str, str]:
    """Alpha-3 to alpha-2, in small letters."""
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    return {"XKX": "xk"} | {
        three: meant[0].lower()
        for three, meant in aliases.items()
        if len(three) == len("JPN") and three.isalpha() and len(meant) == 1 and meant[0].isalpha()
    }
