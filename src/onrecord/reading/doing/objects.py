"""What belongs to a verb before anything is made of it: its particle, and the thing that it does something to."""

from __future__ import annotations

from onrecord.lexicon.events import EventVerb
from onrecord.parsing.parse import Token
from onrecord.reading.speech.subjects import is_passive

from .arguments import undergoing
from .scene import Scene

_NEAR = 8
"""Tokens between a verb and its particle, at most."""
_MOVING = ("withdraw", "walk")
_ALLOWING = "allow"
_OCCURRING = "occur"
_INSIDE = "in"


def particle_of(scene: Scene, token: Token, word: str) -> int | None:
    """The token of a verb's particle or fixed word: below it, or right behind it."""
    if not word:
        return None
    parse = scene.parse
    below = [*parse.children(token.index)]
    for child in [
        *below,
        *(c for b in below for c in parse.children(b.index, "case", "mark", "advmod", "compound")),
    ]:
        near = 0 < child.index - token.index <= _NEAR
        if child.lower == word and near and not _tells_when_or_where(scene, child):
            return child.index
    after = token.index + 1
    found = after < len(parse.tokens) and parse.tokens[after].lower == word
    return after if found and not _tells_when_or_where(scene, parse.tokens[after]) else None


def _tells_when_or_where(scene: Scene, preposition: Token) -> bool:
    """Whether a preposition stands before a day or a place: no particle is "on" in "on Monday"."""
    governor = scene.parse.head(preposition) if preposition.relation == "case" else None
    if governor is None:
        return False
    return governor.entity == "time" or (governor.entity == "place" and preposition.lower == _INSIDE)


def thing_of(scene: Scene, token: Token, row: EventVerb) -> Token | None:
    """What a verb does something to: its object, or what stands behind its particle."""
    if row.kind == _OCCURRING:
        subject = scene.parse.child(token.index, "nsubj")
        return content(scene, subject) if subject is not None else None
    if row.particle and row.kind not in _MOVING and not is_passive(scene.parse, token.index):
        for child in scene.parse.children(token.index, "obl", "nmod"):
            if row.particle in scene.cases(child):
                return content(scene, child)
    if row.kind == _ALLOWING:
        clauses = scene.parse.children(token.index, "ccomp", "xcomp")
        allowed = next((s for c in clauses for s in scene.parse.children(c.index, "nsubj")), None)
        if allowed is not None:
            return content(scene, allowed)
    found = undergoing(scene, token.index)
    return content(scene, found) if found is not None and found.lower != row.particle else None


def content(scene: Scene, token: Token) -> Token:
    """The noun that a measure or a kind is of: "attacks" in "a series of attacks"."""
    return scene.parse.tokens[scene.content_noun(token.index)]
