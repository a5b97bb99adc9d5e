"""Patterns around a verb in PETRARCH's form, as far as our frames can tell the same: a particle, one thing done something to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from .dictionary import common

PARTICLES = frozenset(
    ("up", "down", "out", "off", "on", "in", "over", "away", "back", "forward", "aside", "through", "along", "apart")
)
PREPOSITIONS = frozenset(
    (
        "for",
        "to",
        "with",
        "from",
        "against",
        "on",
        "in",
        "into",
        "at",
        "of",
        "over",
        "about",
        "by",
        "near",
        "under",
        "between",
    )
)
_PARTIES = frozenset(("+", "$", "^", "%"))
"""Who does it, to whom, somebody else, both: our reading finds them by the tree."""
_TO_PARTY = re.compile(r"\(\s*\w+\s+[+$^%]\s*\)")
_ONE_THING = "we can't ask for more than one thing behind the verb"
_MOST_WORDS = 5
_BARE_TO = "to"
_TOKENS = re.compile(r"[{}()*]|[^\s{}()*]+")


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a pattern asks for behind its verb, words in lower case; the thing's last word is its head."""

    particle: str = ""
    thing: str = ""


class Inexpressible(ValueError):
    """A pattern that no frame of ours can tell, and why."""


def pattern_of(written: str) -> Pattern:
    """The pattern of a line without its dash, code and remarks.

    >>> pattern_of("* &RELIEF_SUPPLIES"), pattern_of("* (FOR {PEACE TALKS})"), pattern_of("$ * OFF +")
    (Pattern(particle='', thing='&relief supplies'), Pattern(particle='for', thing='peace talks'), Pattern(particle='off', thing=''))

    Raises Inexpressible.
    """
    before, star, after = written.replace("*_", "* ").replace("_*", " *").partition("*")
    if not star or "*" in after:
        raise Inexpressible("it needs one '*' where the verb stands")
    if any(token not in _PARTIES for token in before.split()):
        raise Inexpressible("we can't ask for words before the verb")
    alone = _TO_PARTY.sub(" ", after)
    after = alone if any(t not in _PARTIES for t in alone.split()) else after
    phrases = list(_phrases([t for written in _TOKENS.findall(after) for t in _apart(written) if t not in _PARTIES]))
    particle = phrases.pop(0)[1] if phrases and phrases[0][0] == "" and phrases[0][1] in PARTICLES else ""
    if len(phrases) > 1:
        raise Inexpressible(_ONE_THING)
    preposition, thing = phrases[0] if phrases else ("", "")
    if particle and preposition:
        raise Inexpressible("we can't ask for a particle and a preposition")
    if not (particle or preposition or thing):
        raise Inexpressible("it asks for nothing but the verb")
    return Pattern(particle or preposition, thing)


def _apart(token: str) -> list[str]:
    """A token; the words of one that opens with a preposition or particle: FOR and CEASEFIRE of FOR_CEASEFIRE."""
    words = token.strip("_").split("_")
    return words if common(words[0]) in PREPOSITIONS | PARTICLES else [token]


def _phrases(tokens: list[str]) -> Iterator[tuple[str, str]]:
    """The phrases behind a verb: each with its preposition and its words."""
    while tokens:
        if tokens[0] == "(":
            inside, tokens = _until(")", tokens)
            yield common(inside[0]) if inside else "", _thing(inside[1:])
        elif tokens[0] == "{":
            inside, tokens = _until("}", tokens)
            yield "", _thing(inside)
        elif common(tokens[0]) in PREPOSITIONS - PARTICLES:
            yield _bare(tokens)
            tokens = []
        elif common(tokens[0]) in PARTICLES:
            yield "", common(tokens[0])
            tokens = tokens[1:]
        else:
            bare = list(takewhile(lambda t: t not in ("(", "{") and common(t) not in PREPOSITIONS, tokens))
            yield "", _thing(bare)
            tokens = tokens[len(bare) :]


def _until(end: str, tokens: list[str]) -> tuple[list[str], list[str]]:
    """The tokens inside a bracket, and those behind it."""
    if end not in tokens:
        raise Inexpressible(f"no {end!r} closes what is open")
    at = tokens.index(end)
    return tokens[1:at], tokens[at + 1 :]


def _bare(tokens: list[str]) -> tuple[str, str]:
    """A preposition without brackets, and what stands behind it."""
    if common(tokens[0]) == _BARE_TO and len(tokens) > 1:
        raise Inexpressible("'to' without brackets may begin a clause")
    if any(common(token) in PREPOSITIONS for token in tokens[1:]):
        raise Inexpressible(_ONE_THING)
    return common(tokens[0]), _thing(tokens[1:])


def _thing(tokens: list[str]) -> str:
    words = [t for t in tokens if t not in ("{", "}")]
    if any(t in ("(", ")") for t in words):
        raise Inexpressible("we can't ask for a phrase within a phrase")
    thing = " ".join(map(common, words))
    if thing.count(" ") >= _MOST_WORDS and " of " not in thing:
        raise Inexpressible(f"we can't ask for more than {_MOST_WORDS} words in a row")
    return thing
