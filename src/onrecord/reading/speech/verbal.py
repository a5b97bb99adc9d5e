"""Attributions with a verb for a cue: who, the frame of the content, to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.parsing.parse import Token
from onrecord.records import Act
from onrecord.spans import Span

from .clauses import clause_content
from .cues import ANY, Cue, is_supposed, is_unreal
from .phrases import phrase_content
from .scene import Attribution, Scene, is_relative, noun_phrase
from .subjects import QUOTING, agent_of, can_speak, is_passive, is_public, quotes_as, subject_of

CONFIDENCE = {
    "ccomp": 0.86, "what": 0.8, "when": 0.75, "relative": 0.8, "aside": 0.9, "colon": 0.85, "surface": 0.7, "infinitive": 0.64, "small": 0.7, "as": 0.65,
    "prepositional": 0.65, "object": 0.62, "wish": 0.5,
}  # fmt: skip
AUTHORS = {"i", "we", "you", "me", "us"}
_NOBODY = {"nobody", "none", "neither", "nothing", "whoever", "anyone", "anybody", "everyone", "everybody"}
_NO = {"no", "neither", "any", "every"}
_EXPLETIVES = {"it", "this", "that", "there", "what"}
_TO_DO: dict[Act, Act] = {"ask": "request", "inform": "demand"}
"""What asking and telling are when it is to do something: "asked him to go", "told them to leave"."""
_INNER = {"cognition", "attitude"}
_SENDING = {"send", "write", "address", "deliver", "hand", "submit", "issue", "sign", "post"}
_PRESENT = {"VBZ", "VBP"}
"""Tags of verbs that tell what is wanted now: "plans to leave" is on the record, "wanted to study" is a story."""
_HEARERS = {"to", "with", "on", "upon"}
_OF_OCCASIONS = {"to", "with"}
"""As in "wrote in a letter to the council", "said in an interview with the paper"."""


def verbal_attributions(scene: Scene, cues: Iterable[Cue]) -> Iterator[Attribution]:
    """All attributions that a verb with a content of its own makes, in the order of the text."""
    for cue in cues:
        found = clause_content(scene, cue) or phrase_content(scene, cue)
        if found is None:
            continue
        attribution = _attribution(scene, cue, *found)
        if attribution is not None:
            yield attribution


def _attribution(scene: Scene, cue: Cue, frame: str, content: tuple[Span, ...]) -> Attribution | None:
    rule, token = f"{frame}:{cue.row.id}", scene.parse.tokens[cue.head]
    reason = objection(scene, cue)
    if reason:
        scene.dropped(rule, token, reason)
        return None
    confidence = (
        CONFIDENCE["wish" if cue.row.kind == "intention" else frame]
        - (0.1 if cue.row is ANY else 0.0)
        - (0.15 if is_supposed(scene, cue) else 0.0)
    )
    attribution = from_cue(scene, cue, rule, confidence)
    if frame == "infinitive" and cue.act in _TO_DO:
        return replace(attribution, content=content, act=_TO_DO[cue.act])
    return replace(attribution, content=content)


def objection(scene: Scene, cue: Cue) -> str:
    """Why a cue tells nobody's words; empty where it does."""
    tokens = scene.parse.tokens
    if is_unreal(scene, cue):
        return "may be said or will be, has not been"
    if cue.subject is None:
        told = cue.passive and cue.row.addressee == "obj" and cue.patient is not None
        if not told or tokens[cue.patient or 0].lower in AUTHORS:
            return "nobody is named who says it"
        return ""
    subject = tokens[cue.subject]
    if (
        subject.lower in _NOBODY
        or (subject.text.lower() == "one" and tokens[cue.subject - 1].lower == "no")
        or any(d.lower in _NO for d in scene.parse.children(cue.subject, "det"))
    ):
        return "said by nobody, or by anybody"
    if subject.xpos in ("WP", "WDT"):
        return "it is asked who says it"
    if subject.lower in AUTHORS and not scene.own_voice and (cue.row.kind in _INNER or tokens[cue.head].xpos != "VBD"):
        return "the writer's own mind"
    if cue.row.kind == "intention" and not (tokens[cue.head].xpos in _PRESENT and is_public(scene, subject)):
        return "a wish of the story, or of people at large"
    if subject.lower in _EXPLETIVES:
        spoken = subject.lower == "it" and cue.row.kind == "speech" and subject.relation != "expl"
        return "" if spoken or subject.entity in ("organization", "place", "person") else "its subject is no speaker"
    return "" if can_speak(scene, cue.subject) else "its subject is nothing that speaks"


def from_cue(scene: Scene, cue: Cue, rule: str, confidence: float) -> Attribution:
    """An attribution of a cue, without its content."""
    source = _source_words(scene, cue)
    return Attribution(
        tuple(t for t in source if t not in cue.tokens),
        scene.named(cue.subject, source) if cue.subject is not None else None,
        cue.tokens,
        cue.head,
        (),
        cue.act,
        rule,
        round(confidence, 2),
        cue.polarity,
        tuple(addressees(scene, cue)),
        tuple(_cited(scene, cue)),
        tuple(_relays(scene, cue)),
    )


def _source_words(scene: Scene, cue: Cue) -> tuple[int, ...]:
    """The words that name the source beside the cue, with the relative pronoun that stands there for them."""
    if cue.subject is None:
        return ()
    named = noun_phrase(scene, cue.subject)
    if scene.parse.tokens[cue.head].relation == "acl" and not cue.passive:
        pronouns = tuple(c.index for c in scene.parse.children(cue.head, "nsubj") if is_relative(c))
        return (*named, *(p for p in pronouns if p not in named))
    return named


def addressees(scene: Scene, cue: Cue) -> Iterator[int]:
    """The head tokens of those to whom it is said."""
    parse = scene.parse
    if cue.passive:
        if cue.patient is not None and cue.row.addressee == "obj" and _may_hear(scene, parse.tokens[cue.patient]):
            yield cue.patient
        return
    told = ("obj", "iobj") if cue.row.addressee == "obj" else ("iobj",)
    yield from (c.index for c in parse.children(cue.head, *told) if _may_hear(scene, c))
    yield from _hearers(scene, cue.head, ({"to", cue.row.addressee} & _HEARERS) - set(cue.row.frames))
    for occasion in parse.children(cue.head, "obl"):
        if occasion.lemma in scene.lexicon.channel:
            yield from _hearers(scene, occasion.index, _OF_OCCASIONS)
    for clause in parse.children(cue.head, "ccomp") if cue.act == "demand" else ():
        yield from (c.index for c in parse.children(clause.index, "nsubj") if _may_hear(scene, c))
    token = parse.tokens[cue.head]
    governor = parse.head(token)
    if governor is not None and token.relation in ("advcl", "conj") and governor.lemma in _SENDING:
        yield from _hearers(scene, governor.index, {"to"})
        for sent in parse.children(governor.index, "obj"):
            yield from _hearers(scene, sent.index, {"to"})


def _hearers(scene: Scene, holder: int, prepositions: set[str]) -> Iterator[int]:
    """Those in the prepositional phrases of a verb, or of what was sent ("a letter to the council")."""
    for child in scene.parse.children(holder, "obl", "nmod"):
        if any(c.lower in prepositions for c in scene.parse.children(child.index, "case")) and _may_hear(scene, child):
            yield child.index


def _may_hear(scene: Scene, token: Token) -> bool:
    return can_speak(scene, token.index) and token.entity != "time"


def _cited(scene: Scene, cue: Cue) -> Iterator[int]:
    """What a saying rests on: "citing the agency, it said", "cited reports, stating that"."""
    parse, token = scene.parse, scene.parse.tokens[cue.head]
    near = [c for c in parse.children(cue.head, "advcl", "conj", "parataxis") if c.lemma in QUOTING]
    governor = parse.head(token)
    joined = governor is not None and governor.lemma in QUOTING and token.relation in ("advcl", "conj", "xcomp")
    if governor is not None and joined and not quotes_as(parse, governor, token):
        near.append(governor)
    for verb in near:
        yield from (o.index for o in parse.children(verb.index, "obj") if can_speak(scene, o.index))


def _relays(scene: Scene, cue: Cue) -> Iterator[int]:
    """Who passes a saying on: "the agency quoted the mayor as saying"."""
    token = scene.parse.tokens[cue.head]
    governor = scene.parse.head(token)
    if governor is not None and token.relation == "acl":  # "cited officials who said"
        governor = scene.parse.head(governor) if governor.relation == "obj" else None
        if governor is None or governor.lemma not in QUOTING:
            return
    elif governor is None or not quotes_as(scene.parse, governor, token):
        return
    relay = (
        agent_of(scene.parse, governor.index)
        if is_passive(scene.parse, governor.index)
        else subject_of(scene, governor.index)
    )
    if relay is not None:
        yield relay
