"""Who an actor of a report is, as far as the report alone tells."""

from __future__ import annotations

from typing import Literal, NamedTuple

from onrecord.records import Actor, ActorKind, Form

from .names import normal

Group = Literal["person", "state", "body", "office"]
_GROUPS: dict[ActorKind, Group] = {"person": "person", "unnamed": "person", "state": "state"}
_TOLD: tuple[Form, ...] = ("name", "office")
"""As what a person may name an actor whom the text does not mention."""
_POSSESSIVE = ("'s ", "’s ")


class Who(NamedTuple):
    """What two actors of two reports must share to be one."""

    group: Group
    normal: str
    """The name as names are compared."""
    country: str | None
    """ISO 3166-1 alpha-3, where text or lexicon tells it."""


def group_of(kind: ActorKind | None) -> Group | None:
    """The group of a kind: persons, states, all other bodies."""
    return None if kind is None else _GROUPS.get(kind, "body")


def identity_of(actor: Actor) -> Who | None:
    """Who it is; None where the words name nobody in particular, as pronouns and "a senior official" do.

    An office is somebody's where its country is known or its words say whose it is.

    >>> from onrecord.records import Mention
    >>> envoy = Mention(0, 10, "Mira Holt", "name")
    >>> identity_of(Actor("a", "Mira Holt", "person", mentions=(envoy,)))
    Who(group='person', normal='mira holt', country=None)
    >>> identity_of(Actor("a", "an official", "unnamed", mentions=(Mention(0, 11, "an official", "description"),)))
    """
    name, forms = normal(actor.name), {mention.form for mention in actor.mentions}
    forms |= {form for form in _TOLD if (form, "person") in actor.known_from}
    country = None if ("country", "context") in actor.known_from else actor.country
    if not name:
        return None
    if "name" in forms or (actor.kind == "state" and "metonym" in forms):
        return Who(group_of(actor.kind) or "body", name, country)
    owned = country or any(mark in actor.name for mark in _POSSESSIVE)
    return Who("office", name, country) if "office" in forms and owned else None
