"""What narrows the role of a noun: "rebel leaders", "army officers", "the former president", "168 Liberians"."""

from __future__ import annotations

from onrecord.lexicon.actor_rows import NounRow, RegionRow, StateRow
from onrecord.parsing.parse import Parse, Token

from .found import Sight

_OPEN = (None, "GOV")
"""Roles that a modifier with a role of its own replaces: leaders, officials, officers, groups, sources."""
_PAST = frozenset(("former", "ex", "ousted", "deposed", "exiled", "late", "one-time", "erstwhile", "then"))
ELITE = "ELI"
"""The role of those who held an office and hold it no more."""
_OF_ANYBODY = ("leader", "head", "chief", "spokesman", "spokeswoman", "spokesperson", "representative")
"""Offices that not states alone have."""
_BEFORE = ("ADJ", "NOUN", "PROPN", "VERB")
_COUNTED = ("nummod", "amod", "acl", "det:predet")


def narrowed_role(parse: Parse, sight: Sight, start: int, head: int, noun: NounRow) -> str | None:
    """The CAMEO role that the words right before a noun give it, None where they leave it its own."""
    if noun.role not in _OPEN or noun.document:
        return None
    former = False
    for index in range(start - 1, -1, -1):
        token = parse.tokens[index]
        if (token.upos not in _BEFORE and token.text != "-" and token.lower not in _PAST) or token.xpos == "VBD":
            break
        former |= token.lower in _PAST
        before = sight.row(index, NounRow) or _as_adjective(sight, token)
        if before is not None and before.role not in (*_OPEN, "IGO") and token.upos != "PROPN":
            return before.role if not noun.office or noun.id in _OF_ANYBODY else None
    return ELITE if former and noun.role == "GOV" and noun.office else None


def of_an_occasion(parse: Parse, sight: Sight, head: int, noun: NounRow) -> bool:
    """Whether a word for the media only says what sort of thing is meant: 'press' in "a press conference"."""
    token = parse.tokens[head]
    thing = parse.head(token)
    if noun.kind != "media" or token.relation != "compound" or thing is None or thing.index < head:
        return False
    return sight.row(thing.index, NounRow) is None


def _as_adjective(sight: Sight, token: Token) -> NounRow | None:
    """The noun that stands as an adjective: "rebel", "military"."""
    hit = sight.lexicon.noun(token.lower) if token.upos == "ADJ" else None
    return hit.row if hit is not None else None


def counted_people(parse: Parse, head: int) -> bool:
    """Whether a name for a people means some of it, not its state: "168 Liberians", "Palestinians living in camps"."""
    token = parse.tokens[head]
    governor = parse.head(token)
    of_a_number = (
        token.relation == "nmod"
        and governor is not None
        and governor.upos in ("NUM", "NOUN")
        and governor.lemma in _NUMBERS
    )
    return of_a_number or bool(parse.children(head, *_COUNTED))


def home_of_people(parse: Parse, sight: Sight, head: int) -> int | None:
    """The token that says where a people lives which a name calls by its descent: "Ostland Talls", "ethnic Talls in Ostland".

    None where nothing says so; the head itself where the people is simply a state's.
    """
    before = [c for c in parse.children(head, "amod", "compound", "nmod:desc") if sight.row(c.index, StateRow)]
    if before:
        return before[0].index
    if not any(c.lower == "ethnic" for c in parse.children(head, "amod")):
        return head
    places = [
        c
        for c in parse.children(head, "nmod")
        if any(k.lower in ("in", "of", "from") for k in parse.children(c.index, "case"))
    ]
    return next((c.index for c in places if sight.row(c.index, StateRow) or sight.row(c.index, RegionRow)), None)


_NUMBERS = frozenset(("thousand", "hundred", "dozen", "million", "group", "number", "score", "ten", "crowd", "handful"))
