"""Cues that stand in or beside what they report: "the pact, he said, is dead", "as reported by X", "he said: ..."."""

from __future__ import annotations

from onrecord.parsing.parse import Token

from .cues import ANY, Cue
from .scene import Scene, is_relative


def aside(scene: Scene, cue: Cue) -> list[int]:
    """The clause around a cue that interrupts or follows it: "The pact is dead, he said"."""
    parse, token = scene.parse, scene.parse.tokens[cue.head]
    governor = parse.head(token)
    own_subject = any(c.index == cue.subject for c in parse.children(cue.head, "nsubj"))
    as_clause = token.relation == "advcl" and any(m.lower == "as" for m in parse.children(cue.head, "mark"))
    fit = {"that", "quote"} <= set(cue.row.frames) or (as_clause and "as_told" in cue.row.frames)
    if governor is None or not own_subject or not fit:
        return []
    if any(c.index not in cue.tokens for c in parse.children(cue.head, "ccomp", "xcomp", "obj")):
        return []
    if token.relation == "acl" and _between_commas(scene, cue):
        around = scene.clause_around(token)
        return _without_own_voice(scene, cue, around) if around is not None else []
    if token.relation != "parataxis" and not as_clause:
        return []
    tokens = _without_own_voice(scene, cue, governor)
    if token.relation == "parataxis" and cue.head < governor.index and _colon_before(scene, cue, governor):
        tokens = [t for t in tokens if t > cue.head]
    return tokens


def as_reported(scene: Scene, cue: Cue) -> list[int]:
    """As in "As reported by the Herald, seats are at stake": the clause that it goes with."""
    token = scene.parse.tokens[cue.head]
    governor = scene.parse.head(token)
    introduced = any(child.lower == "as" for child in scene.parse.children(cue.head))
    if (
        cue.row is ANY
        or not cue.passive
        or cue.subject is None
        or governor is None
        or token.relation != "advcl"
        or not introduced
    ):
        return []
    return _without_own_voice(scene, cue, governor)


def _without_own_voice(scene: Scene, cue: Cue, clause: Token) -> list[int]:
    """The clause around a cue, without the cue and without what the report adds after it in its own voice."""
    added = set(scene.going_on(clause.index, cue.head))
    tokens = [t for t in scene.clause(clause.index, [cue.head]) if t not in added]
    end = max(scene.clause(cue.head)) + 1
    goes_on = end < len(scene.parse.tokens) and scene.parse.tokens[end].upos == "PUNCT"
    return tokens if goes_on or cue.head < clause.index else [t for t in tokens if t < end]


def _between_commas(scene: Scene, cue: Cue) -> bool:
    """Whether what was read as a relative clause is an aside: "These rules, he said, are old"."""
    tokens, clause = scene.parse.tokens, scene.clause(cue.head)
    if cue.subject is None or is_relative(tokens[cue.subject]) or bool(scene.parse.children(cue.head, "obj")):
        return False
    before, after = clause[0] - 1, clause[-1] + 1
    opened = before >= 0 and (tokens[before].lower == "," or tokens[clause[0]].lower == ",")
    return opened and after < len(tokens) and (tokens[after].lower == "," or tokens[clause[-1]].lower == ",")


def _colon_before(scene: Scene, cue: Cue, governor: Token) -> bool:
    return any(scene.parse.tokens[t].lower == ":" for t in range(cue.head, governor.index))


def after_colon(scene: Scene, cue: Cue) -> list[int]:
    """A clause that a colon or comma joins to the cue: "He said: The pact is dead"."""
    parse = scene.parse
    if not {"quote", "colon"} & set(cue.row.frames):
        return []
    for child in parse.children(cue.head, "parataxis", "appos", "dep"):
        if child.index > cue.head and child.upos in ("VERB", "AUX", "NOUN", "ADJ", "PROPN"):
            first = min(scene.clause(child.index))
            between = {parse.tokens[t].lower for t in range(cue.head, first + 1)}
            if ":" in between:
                return scene.clause(child.index)
    return []
