"""Nouns as cues: "X's claim that", "a warning by X of", "reports that"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicon.speech import NounRow
from onrecord.parsing.parse import Token

from .clauses import without_mark
from .scene import Attribution, Scene, noun_phrase
from .subjects import can_speak, subject_of

_CONFIDENCE, _WITHOUT_SOURCE = 0.75, 0.45


def nominal_attributions(scene: Scene) -> Iterator[Attribution]:
    """An attribution for each noun of saying that has a source or a clause of its own."""
    for token in scene.parse.tokens:
        row = scene.lexicon.noun.get(token.lemma) if token.upos == "NOUN" else None
        if row is None:
            continue
        content = _content(scene, token, row)
        source = source_of(scene, token)
        if content and source is not None and can_speak(scene, source):
            yield _attribution(scene, token, row, content, source)
        elif content:
            scene.dropped(f"noun:{row.id}", token, "nobody is named whose words these are")


def _attribution(scene: Scene, token: Token, row: NounRow, content: list[int], source: int) -> Attribution:
    words = scene.words(without_mark(scene, content))
    phrase = tuple(t for t in noun_phrase(scene, source) if t != token.index)
    verb = scene.parse.tokens[source].head if token.relation == "obj" else -1
    cue = (verb, token.index) if verb == token.head and verb >= 0 else (token.index,)
    return Attribution(phrase, source, cue, token.index, words, row.act, f"noun:{row.id}", _CONFIDENCE)


def _content(scene: Scene, token: Token, row: NounRow) -> list[int]:
    parse = scene.parse
    for child in parse.children(token.index, "acl", "ccomp", "appos", "advcl"):
        first = parse.tokens[min(scene.clause(child.index))]
        if "that" in row.frames and first.lower == "that" and child.deprel != "acl:relcl":
            return scene.clause(child.index)
        if "that" in row.frames and first.lower == "that" and _whole(scene, child):
            return scene.clause(child.index)
        if "infinitive" in row.frames and any(m.lower == "to" for m in parse.children(child.index, "mark")):
            return scene.clause(child.index)[1:]
        if "whether" in row.frames and first.lower in ("whether", "if"):
            return scene.clause(child.index)
    if token.relation in ("obj", "nsubj", "obl", "nmod"):
        return _after_preposition(scene, token, row)
    return []


def _whole(scene: Scene, clause: Token) -> bool:
    """Whether what was read as a relative clause is what the noun tells: "the claim that ships left", not "that he made"."""
    subjects = [s for s in scene.parse.children(clause.index, "nsubj") if s.lower != "that"]
    return bool(subjects) and clause.lemma not in scene.lexicon.light


def _after_preposition(scene: Scene, token: Token, row: NounRow) -> list[int]:
    wanted = set(row.frames) - {"that", "infinitive", "whether"}
    verb = scene.parse.head(token) if token.relation == "obj" else None
    light = verb.index if verb is not None and verb.lemma in scene.lexicon.light else token.index
    held = [c for holder in {token.index, light} for c in scene.parse.children(holder, "nmod", "acl", "obl")]
    for child in sorted(held, key=lambda c: c.index) if wanted else ():
        case = next((c for c in scene.parse.children(child.index, "case", "mark") if c.lower in wanted), None)
        if case is not None:
            return [t for t in scene.clause(child.index) if t != case.index]
    return []


def source_of(scene: Scene, token: Token) -> int | None:
    """The possessor, the "by" or "from" phrase, or the subject of a light verb ("made a promise that")."""
    parse = scene.parse
    for child in parse.children(token.index, "nmod"):
        if child.deprel == "nmod:poss":
            return child.index
        if any(c.lower in ("by", "from") for c in parse.children(child.index, "case")):
            return child.index
    verb = parse.head(token)
    if verb is not None and token.relation == "obj" and verb.lemma in scene.lexicon.light:
        return subject_of(scene, verb.index)
    return None
