"""Offices without a name joined to who holds them: "Minister, will you go?" means the minister who is there."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.records import Actor, Mention

from .casting import Casting, tokens_of

_OWNERS = ("PROPN", "ADJ")
_POSSESSIVES = ("'s", "’s", "his", "her", "their", "its")
_LONGER = (" of ", " for ")


def join_offices(casting: Casting, present: Iterable[str], *, owned: bool = False) -> None:
    """Makes one of an office that nobody's name stands beside and of the one among those present who holds it.

    `owned`: so too where the words say whose office it is: "we, the president of Ostland and the king of Varn".
    """
    there = list(dict.fromkeys(present))
    for actor in list(casting.actors.values()):
        bare = owned or all(is_bare(casting, m) for m in actor.mentions)
        if actor.id in there or not is_office(actor) or not bare:
            continue
        held = [who for who in there if all(holds(casting.actors[who], m.quote) for m in actor.mentions if _told(m))]
        if len(held) == 1:
            casting.merge(held[0], actor.id)


def is_office(actor: Actor) -> bool:
    """Whether nothing but an office tells who an actor is."""
    return actor.kind in ("person", "unnamed") and all(m.form == "office" for m in actor.mentions if _told(m))


def holds(actor: Actor, office: str) -> bool:
    """Whether an actor is known to hold an office: a minister is one who is the foreign minister."""
    words = office.casefold().removeprefix("the ")
    return any(
        f" {role} ".endswith(f" {words} ") or any(f" {words}{m}" in f" {role}" for m in _LONGER)
        for role in _roles(actor)
    )


def _roles(actor: Actor) -> list[str]:
    return [role.casefold() for role in actor.roles]


def _told(mention: Mention) -> bool:
    return mention.form != "pronoun"


def is_bare(casting: Casting, mention: Mention) -> bool:
    """Whether an office stands without whose it is: not "Ostland's minister", "the minister of Ostland"."""
    tokens, parse = tokens_of(casting.parse, mention.span), casting.parse
    if mention.form == "pronoun" or not tokens:
        return True
    before = parse.tokens[tokens.start - 1] if tokens.start else None
    after = [token.lower for token in parse.tokens[tokens.stop : tokens.stop + 1]]
    owned = (
        before is not None
        and (before.upos in _OWNERS or before.lower in _POSSESSIVES)
        and before.sentence == parse.tokens[tokens.start].sentence
    )
    return not owned and after != ["of"]
