"""Whether two reports may mean one and the same side: one person, one body, or somebody and those for whom he or she speaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.joining.told import Who
from onrecord.joining.words import words_of
from onrecord.lexicon.joining import JoiningLexicon

_LINKING = frozenset({"of", "the", "s", "for", "and", "in"})
_STATE_STEM = 5
"""Letters by which the name of a state and its adjective are alike: Lorvania, Lorvanian."""
_BODIES = frozenset({"state", "government", "institution", "party", "igo", "media", "group"})


class Agreement(NamedTuple):
    """How well two agree."""

    score: float
    """From 0 to 1."""
    why: str


SAME_ACTOR = Agreement(1.0, "the same speaker")
SAME_NAME = Agreement(0.98, "speakers of one name")
ONE_BODY = Agreement(0.92, "bodies of one name")
SAME_SIDE = Agreement(0.8, "speakers of one side")
ONE_UNNAMED = Agreement(0.75, "one speaker without a name")
ONE_UNKNOWN = Agreement(0.35, "one speaker not told")
OTHERS = Agreement(0.0, "other speakers")


@lru_cache(maxsize=65536)
def agreement(a: Who | None, b: Who | None) -> Agreement:
    """How well the speakers of two tellings agree: 0 where they are surely two.

    >>> agreement(Who("Mira Holt", "mira holt", "person"), Who("Holt", "holt", "person")).why
    'speakers of one name'
    >>> agreement(Who("Ostland", "ostland", "state"), Who("Ostlandish Foreign Ministry", "ostlandish foreign ministry", "government"))
    Agreement(score=0.8, why='speakers of one side')
    >>> agreement(Who("Mira Holt", "mira holt", "person"), Who("Jon Vane", "jon vane", "person")).score
    0.0
    """
    if a is None or b is None:
        return ONE_UNKNOWN
    if a.actor is not None and a.actor == b.actor:
        return SAME_ACTOR
    if a.country and b.country and a.country != b.country:
        return OTHERS
    if a.kind in _BODIES and b.kind in _BODIES:
        return _bodies(a, b)
    if a.kind == b.kind == "person":
        return _persons(a, b)
    return _mixed(a, b)


def one_side(a: Who, b: Who) -> bool:
    """Whether two are of one side."""
    return agreement(a, b).score >= SAME_SIDE.score


def any_of(some: Sequence[Who], others: Sequence[Who]) -> bool:
    """Whether somebody of the one is of a side with somebody of the others."""
    return any(one_side(a, b) for a in some for b in others)


def _persons(a: Who, b: Who) -> Agreement:
    one, other = names_of(a), names_of(b)
    if one and one == other:
        return SAME_NAME
    short, long_ = sorted((one, other), key=len)
    if short and (len(short) == 1 or short[0] == long_[0]) and short[-1] == long_[-1]:
        return SAME_NAME
    if len(short) == 1 and short[0] in long_[:-1] and len(short[0]) > 2 and not _rivals(a, b):
        return SAME_NAME
    return OTHERS


def _rivals(a: Who, b: Who) -> bool:
    return a.actor is not None and b.actor is not None and a.actor != b.actor


def _bodies(a: Who, b: Who) -> Agreement:
    one, other = set(names_of(a)), set(names_of(b))
    if one and one == other:
        return SAME_NAME
    if "media" in (a.kind, b.kind) and a.kind != b.kind:
        return OTHERS
    if "state" in (a.kind, b.kind):
        return SAME_SIDE if _of_one_state(a, b) else OTHERS
    if one and other and (one <= other or other <= one) and (a.country == b.country or not (a.country and b.country)):
        return ONE_BODY
    return OTHERS


def _mixed(a: Who, b: Who) -> Agreement:
    """A person and a body, or somebody without a name."""
    if "media" in (a.kind, b.kind):
        return OTHERS
    if "unnamed" in (a.kind, b.kind):
        return ONE_UNNAMED if _may_share(a, b) else OTHERS
    return SAME_SIDE if _of_one_state(a, b) or _holds(a, b) or _holds(b, a) else OTHERS


def _may_share(a: Who, b: Who) -> bool:
    """Whether nothing tells that they are of two states."""
    stems = [state_stems(a), state_stems(b)]
    return not (all(stems) and not stems[0] & stems[1])


def _of_one_state(a: Who, b: Who) -> bool:
    """Whether both are of one state, by its code or by its name in their names and offices."""
    if a.country and a.country == b.country:
        return True
    return bool(state_stems(a) & state_stems(b))


@lru_cache(maxsize=65536)
def state_stems(who: Who) -> frozenset[str]:
    """How the words begin that may name a state: those with a capital in a body's name, in an office."""
    called = (who.name,) if who.kind != "person" else ()
    words = (word for text in (*called, *who.roles) for word in text.split())
    capital = (word for word in words if word[:1].isupper())
    return frozenset(w[:_STATE_STEM] for name in capital for w in words_of(name) if len(w) > _STATE_STEM) - _offices()


def _holds(person: Who, body: Who) -> bool:
    """Whether the person's office is one of the body."""
    wanted = set(names_of(body))
    return bool(wanted) and any(wanted <= set(words_of(role)) for role in person.roles)


@lru_cache(maxsize=65536)
def names_of(who: Who) -> tuple[str, ...]:
    """The words of a name, but those that link."""
    return tuple(word.removesuffix("'s") for word in words_of(who.normal or who.name) if word not in _LINKING)


@cache
def _offices() -> frozenset[str]:
    return frozenset(word[:_STATE_STEM] for word in JoiningLexicon.load().offices)
