"""Beliefs and reports whose holder is not named: "is said to have left", "it is believed that"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicon.speech import RaisingRow
from onrecord.parsing.parse import Token

from .scene import Attribution, Scene
from .subjects import agent_of, is_passive

_CONFIDENCE = 0.6
_POSSIBLE = {"can", "could", "may", "might"}
_PREDICATES = ("ADJ", "NOUN", "PROPN")


def impersonal_attributions(scene: Scene) -> Iterator[Attribution]:
    """An attribution without a source for each passive that tells a belief; with "by X", X is its source."""
    for token in scene.parse.tokens:
        row = scene.lexicon.raised.get(token.lemma) if token.xpos == "VBN" else None
        if row is None or not is_passive(scene.parse, token.index) or agent_of(scene.parse, token.index) is not None:
            continue
        content = _content(scene, token, row)
        if content and not _is_possible(scene, token):
            cue = [c.index for c in scene.parse.children(token.index, "aux", "advmod") if c.index < token.index]
            yield Attribution(
                (),
                None,
                (*cue, token.index),
                token.index,
                scene.words(content),
                row.act,
                f"impersonal:{row.id}",
                _CONFIDENCE,
            )


def _is_possible(scene: Scene, token: Token) -> bool:
    """Whether it only can be thought: "can be seen as a test"."""
    return any(c.lower in _POSSIBLE for c in scene.parse.children(token.index, "aux"))


def _content(scene: Scene, token: Token, row: RaisingRow) -> list[int]:
    """What is believed: the clause after "it is said that", or the subject with its infinitive or what it is taken for."""
    parse = scene.parse
    subject = parse.child(token.index, "nsubj")
    for child in parse.children(token.index, "xcomp", "ccomp", "csubj"):
        tokens = scene.clause(child.index)
        marks = {m.lower for m in parse.children(child.index, "mark")}
        if child.relation == "xcomp" and "to" not in marks and not (row.bare and child.upos in _PREDICATES):
            continue
        if child.relation == "ccomp" and subject is not None and subject.lower != "it":
            continue
        aside = [
            t for c in parse.children(child.index, "advcl") if _after_comma(scene, c) for t in scene.clause(c.index)
        ]
        tokens = [t for t in tokens if t not in aside]
        said = [t for t in tokens if parse.tokens[t].lower not in ("to", "that") or t > min(tokens) + 1]
        own = subject is not None and subject.upos != "PRON" and child.relation == "xcomp"
        return [*scene.clause(subject.index), *said] if own and subject is not None else said
    return _as(scene, token, subject) if row.taken_as else []


def _as(scene: Scene, token: Token, subject: Token | None) -> list[int]:
    """As in "is seen as a test": the thing and what it is taken for."""
    for child in scene.parse.children(token.index, "obl", "xcomp"):
        if subject is not None and any(c.lower == "as" for c in scene.parse.children(child.index, "case", "mark")):
            return [*scene.clause(subject.index), *scene.clause(child.index)]
    return []


def _after_comma(scene: Scene, clause: Token) -> bool:
    """Whether a clause is added after a comma: the report's own words again."""
    first = scene.clause(clause.index)[0]
    return scene.parse.tokens[first].lower == "," or scene.parse.tokens[first - 1].lower == ","
