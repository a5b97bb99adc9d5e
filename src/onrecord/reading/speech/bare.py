"""Answers without a word of what they answer, as the second of "Ostland asked for a truce. Varn refused"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.parsing.parse import Token
from onrecord.records import Act

from .scene import Attribution, Scene, noun_phrase
from .subjects import can_speak, is_passive, subject_of

_CONFIDENCE = 0.6
_ACTS: dict[str, Act] = {"refuse": "decline", "agree": "agree", "accept": "agree"}
_FILLED = ("obj", "iobj", "xcomp", "ccomp", "advcl", "obl", "aux")
_ONE_PERSON = {"he", "she"}


def bare_attributions(scene: Scene, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """An attribution for each verb that stands alone with somebody named, and that no other has told yet."""
    told = {t for a in found for t in a.cue}
    for token in scene.parse.tokens:
        if token.lemma in _ACTS and token.xpos == "VBD" and token.index not in told and _stands_alone(scene, token):
            yield from _answer(scene, token)


def _stands_alone(scene: Scene, verb: Token) -> bool:
    """Whether it says nothing but when, outside quotations, as a main verb of the report."""
    filled = (c for c in scene.parse.children(verb.index, *_FILLED) if c.entity != "time")
    main = verb.relation in ("root", "conj", "parataxis") and scene.quotation_of(verb.index) is None
    return main and not any(filled) and not is_passive(scene.parse, verb.index)


def _answer(scene: Scene, verb: Token) -> Iterator[Attribution]:
    subject = subject_of(scene, verb.index)
    if subject is None or not can_speak(scene, subject):
        return
    token, words = scene.parse.tokens[subject], noun_phrase(scene, subject)
    if token.upos == "PROPN" or token.lower in _ONE_PERSON:
        content, rule = scene.words([verb.index]), f"bare:{verb.lemma}"
        yield Attribution(
            words, scene.named(subject, words), (), verb.index, content, _ACTS[verb.lemma], rule, _CONFIDENCE
        )
