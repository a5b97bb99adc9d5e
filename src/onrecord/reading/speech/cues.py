"""Cues: verbs that tell of saying, with their row, their governors ("declined to", "went on to"), negation and subject."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.lexicon.speech import VerbRow
from onrecord.parsing.parse import Parse, Token
from onrecord.records import Act, Polarity

from .scene import Scene
from .subjects import GOING_ON, agent_of, can_speak, is_passive, subject_of

ANY = VerbRow("any", "", "", "cognition", "assert", ("that",), "", "")
"""The row of a verb that no row names: it takes a that-clause alone."""
_NEGATIONS = {"not", "n't", "never", "n’t"}
_ASKING = ("ask", "request", "want", "wish", "insist", "prefer")
_NAMING = ("name", "identify", "quote")
_WILL = {"would", "will", "'d", "’d", "wo", "could", "can", "ca"}
_MODALS = {"would", "could", "should", "might", "may", "must", "will", "can", "'ll", "’ll", "shall"}
_EITHER_WAY = {"confirm", "deny"}
_NEAR = 3
"""Tokens between a verb and the preposition that makes one cue with it ("called again for")."""
_PARTICLES = ("compound", "advmod", "xcomp", "amod", "obl", "case", "obj")
_PREPOSITIONAL = ("obl", "nmod", "advcl", "xcomp", "ccomp")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying at a place. `tokens` holds its governors, particle and negation too."""

    head: int
    tokens: tuple[int, ...]
    row: VerbRow
    act: Act
    polarity: Polarity
    passive: bool
    subject: int | None
    """Who speaks: the subject, or the agent of a passive."""
    patient: int | None
    """Who is told or asked, where the verb is passive."""


def find_cues(scene: Scene) -> Iterator[Cue]:
    """All cues in the order of the text."""
    for token in scene.parse.tokens:
        if token.lower == "writing" and any(c.lower == "in" for c in scene.parse.children(token.index, "mark", "case")):
            continue  # "replied in writing" names a channel
        if token.upos in ("VERB", "ADJ") or (token.upos == "AUX" and token.lemma in scene.lexicon.verb):
            row = row_of(scene, token)
            if row is not None and (row is not ANY or _takes_that(scene.parse, token)):
                yield cue_at(scene, token, row)


def _takes_that(parse: Parse, verb: Token) -> bool:
    """Whether a that-clause hangs on a verb."""
    clauses = parse.children(verb.index, "ccomp", "xcomp", "csubj")
    return any(mark.lower == "that" for clause in clauses for mark in parse.children(clause.index, "mark"))


def row_of(scene: Scene, token: Token) -> VerbRow | None:
    """The row for a verb at a place, ANY for one that takes a that-clause, None for one that is no cue."""
    if _asks_for_silence(scene.parse, token):
        return None
    for row in scene.lexicon.verb.get(token.lemma, ()):
        if not row.particle or _particle(scene.parse, token.index, row.particle) is not None:
            return row
    if token.lemma in scene.lexicon.stop or token.upos != "VERB":
        return None
    return ANY


def _asks_for_silence(parse: Parse, token: Token) -> bool:
    """Whether somebody asks that his name be left out: "who asked not to be named" asks nobody for anything."""
    if token.lemma not in _ASKING:
        return False
    clauses = (c for c in parse.children(token.index, "xcomp", "ccomp") if c.lemma in _NAMING)
    return any(c.lower in _NEGATIONS for clause in clauses for c in parse.children(clause.index))


def cue_at(scene: Scene, token: Token, row: VerbRow) -> Cue:
    """The cue that a verb is with this row."""
    parse, passive = scene.parse, is_passive(scene.parse, token.index)
    governors = list(_governors(scene, token))
    negated = _negated(parse, [token, *governors])
    silent = negated and token.lemma in scene.lexicon.silent
    refused = silent or (
        negated
        and token.lemma in scene.lexicon.withheld
        and any(aux.lower in _WILL for aux in parse.children(token.index, "aux"))
    )
    withheld = next(
        (r.act for g in governors for r in scene.lexicon.verb.get(g.lemma, ()) if r.kind == "withholding"), None
    )
    tokens = {token.index, *_attached(parse, token, row)}
    for governor in governors:
        tokens |= {governor.index, *_between(parse, governor, token)}
    subject = _speaker(scene, token)
    told = next((c.index for c in parse.children(token.index, "nsubj:pass")), None)
    return Cue(
        token.index,
        tuple(sorted(tokens)),
        row,
        "decline" if refused or _neither(parse, token) else withheld or row.act,
        "negative" if negated and not refused else "positive",
        passive,
        agent_of(parse, token.index) if passive else subject,
        (told if told is not None else subject) if passive else None,
    )


def _neither(parse: Parse, token: Token) -> bool:
    """Whether a cue is part of "neither confirmed nor denied"."""
    first = parse.tokens[token.head] if token.relation == "conj" and token.head >= 0 else token
    verbs = [first, *parse.children(first.index, "conj")]
    if not {verb.lemma for verb in verbs} >= _EITHER_WAY:
        return False
    return any(c.lower in ("neither", "nor", "not", "n't") for verb in verbs for c in parse.children(verb.index))


def _speaker(scene: Scene, token: Token) -> int | None:
    """The subject of a cue; where a bad tree gives it that of a clause which another cue reports, that cue's own.

    "It stated that the remarks were old and demanded that they end": whoever stated it demanded.
    """
    subject = subject_of(scene, token.index)
    if subject is None or token.relation not in ("conj", "advcl") or bool(scene.parse.children(token.index, "nsubj")):
        return subject
    if can_speak(scene, subject) and token.lemma not in GOING_ON:
        return subject
    reported = scene.parse.head(token)
    outer = scene.parse.head(reported) if reported is not None and reported.relation in ("ccomp", "xcomp") else None
    above = subject_of(scene, outer.index) if outer is not None and outer.lemma in scene.lexicon.verb else None
    return above if above is not None and can_speak(scene, above) else subject


def _particle(parse: Parse, verb: int, particle: str) -> int | None:
    """The token of a verb's particle: one of its dependents, or the next word."""
    after = parse.tokens[verb + 1] if verb + 1 < len(parse.tokens) else None
    if after is not None and after.lower == particle and after.xpos in ("RP", "JJ", "RB"):
        return after.index
    for child in parse.children(verb):
        if child.lower == particle and child.relation in _PARTICLES:
            return child.index
        if child.relation in _PREPOSITIONAL:
            for mark in parse.children(child.index, "case", "mark"):
                if mark.lower == particle and verb < mark.index <= verb + _NEAR:
                    return mark.index
    return None


def _attached(parse: Parse, token: Token, row: VerbRow) -> Iterator[int]:
    """Auxiliaries, negation and particle of a verb."""
    for child in parse.children(token.index):
        if child.relation == "aux" or child.lower in _NEGATIONS:
            yield child.index
    if row.particle:
        found = _particle(parse, token.index, row.particle)
        if found is not None:
            yield found


def _governors(scene: Scene, token: Token) -> Iterator[Token]:
    """Verbs above a cue that only prepare it, nearest first: "declined to say", "used the visit to warn"."""
    at = token
    while (governor := _governor(scene, at)) is not None:
        yield governor
        at = governor


def _governor(scene: Scene, token: Token) -> Token | None:
    governor = scene.parse.head(token)
    if governor is None:
        return None
    to = any(mark.lower == "to" for mark in scene.parse.children(token.index, "mark"))
    if token.relation == "acl" and to and governor.relation == "obj":
        above = scene.parse.head(governor)
        return above if above is not None and above.lemma in scene.lexicon.governor else None
    if any(row.kind == "withholding" for row in scene.lexicon.verb.get(governor.lemma, ())):
        return (
            governor
            if token.relation == "xcomp" or (token.relation in ("ccomp", "advcl") and token.xpos == "VBG")
            else None
        )
    if is_passive(scene.parse, governor.index):
        return None
    prepares = token.relation == "xcomp" or (token.relation == "advcl" and to)
    return governor if prepares and governor.lemma in scene.lexicon.governor else None


def _between(parse: Parse, governor: Token, token: Token) -> range:
    """The few tokens from a governor up to its cue: "declined [to] say"."""
    near = token.index - governor.index <= 4
    return range(governor.index, token.index) if near and governor.index < token.index else range(0)


def _negated(parse: Parse, verbs: list[Token]) -> bool:
    return any(_negates(parse, child) for verb in verbs for child in parse.children(verb.index, "advmod", "neg"))


def _negates(parse: Parse, adverb: Token) -> bool:
    no_longer = adverb.lower in ("longer", "more") and any(c.lower == "no" for c in parse.children(adverb.index))
    return adverb.lower in _NEGATIONS or no_longer


def is_unreal(scene: Scene, cue: Cue) -> bool:
    """Whether a saying has not been said: it may, will or should be, or is a purpose ("ready to announce")."""
    token = scene.parse.tokens[cue.head]
    if cue.act == "decline":
        return False
    if any(child.lower in _MODALS for child in scene.parse.children(cue.head, "aux")):
        return True
    to = any(mark.lower == "to" for mark in scene.parse.children(cue.head, "mark"))
    return token.xpos == "VB" and to and not any(True for _ in _governors(scene, token))


def is_supposed(scene: Scene, cue: Cue) -> bool:
    """Whether a saying stands under an if."""
    return any(child.lower == "if" for child in scene.parse.children(cue.head, "mark"))
