"""Complements of a cue: "said that", "explained what", "did not say when", and those that a tree hangs elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.parsing.parse import Token

from .cues import ANY, Cue
from .reported import reported
from .scene import Scene, is_relative, noun_phrase

_TIMES = {"when", "where"}
_QUESTIONS = {*_TIMES, "why", "how", "who", "what", "whether"}
_MINDS = {"cognition", "finding"}
_CLAUSAL = {"that", "whether", "quote"}


def complement(scene: Scene, cue: Cue) -> list[int]:
    """The clausal complement: "said (that) the pact was dead"."""
    parse = scene.parse
    particle = [t for t in cue.tokens if cue.row.particle and parse.tokens[t].lower == cue.row.particle]
    held = [c for holder in (cue.head, *particle) for c in parse.children(holder, "ccomp", "xcomp", "csubj")]
    for child in sorted(held, key=lambda c: (not _is_led_in(scene, c), not _follows(scene, cue, c), c.index)):
        if child.relation != "ccomp" and not _finite(scene, child):
            continue
        marks = {mark.lower for mark in parse.children(child.index, "mark")}
        if cue.row is ANY and ("that" not in marks or child.index < cue.head):
            continue
        if not _CLAUSAL & set(cue.row.frames):
            continue
        return reported(scene, cue, child)
    return []


def asked_if(scene: Scene, cue: Cue) -> list[int]:
    """As in "asked the minister if ships had left", where the tree takes the question for a condition."""
    if cue.act != "ask" or "whether" not in cue.row.frames:
        return []
    heard = {c.index for c in scene.parse.children(cue.head, "obj", "iobj")}
    for child in scene.parse.children(cue.head, "advcl"):
        tokens = scene.clause(child.index)
        first = scene.parse.tokens[tokens[0]]
        behind = {tokens[0] - 1} <= {cue.head, *(t for h in heard for t in noun_phrase(scene, h))}
        if first.lower in ("if", "whether") and tokens[0] > cue.head and behind:
            return tokens
    return []


def _follows(scene: Scene, cue: Cue, child: Token) -> bool:
    """Whether a complement stands behind the cue with a subject or a "that" of its own: the likeliest of several."""
    own = bool(scene.parse.children(child.index, "nsubj", "mark"))
    return child.index > cue.head and own


def _is_led_in(scene: Scene, child: Token) -> bool:
    """Whether a complement is a quotation behind a colon: what the report says before it is none."""
    number = scene.quotation_of(child.index)
    if number is None:
        return False
    first = scene.parse.token_after(scene.quotations[number].start)
    return first > 0 and scene.parse.tokens[first - 1].lower == ":"


def _finite(scene: Scene, child: Token) -> bool:
    """Whether what was read as an infinitive is a clause: "that" before it and a subject of its own."""
    marks = {mark.lower for mark in scene.parse.children(child.index, "mark")}
    return "that" in marks and bool(scene.parse.children(child.index, "nsubj"))


def free_relative(scene: Scene, cue: Cue) -> list[int]:
    """As in "explained what had been agreed": an object that is a question word with a clause of its own."""
    parse = scene.parse
    for child in parse.children(cue.head, "obj"):
        if child.xpos in ("WP", "WRB", "WDT") and child.index > cue.head and {"that", "whether"} & set(cue.row.frames):
            tokens = scene.clause(child.index)
            if cue.row is not ANY and len(tokens) > 1 and not _is_skill(scene, cue, tokens):
                return tokens
    return []


def _is_skill(scene: Scene, cue: Cue, tokens: list[int]) -> bool:
    """Whether somebody knows or learns "how to" do a thing, which is no view of anything."""
    return cue.row.kind in _MINDS and scene.parse.tokens[tokens[1]].xpos == "TO"


def question(scene: Scene, cue: Cue) -> list[int]:
    """As in "did not say when it would open", read as if it told when something was said."""
    if cue.row is ANY or "that" not in cue.row.frames:
        return []
    for child in scene.parse.children(cue.head, "advcl"):
        tokens = scene.clause(child.index)
        first = scene.parse.tokens[tokens[0]]
        asks = first.lower in _QUESTIONS and (
            first.lower not in _TIMES or cue.polarity == "negative" or cue.act == "decline"
        )
        if asks and cue.head < tokens[0] <= cue.head + 2:
            return tokens
    return []


def misread_relative(scene: Scene, cue: Cue) -> list[int]:
    """As in "told reporters that he had left", where the clause hangs on "reporters" as if it were a relative one."""
    parse = scene.parse
    for noun in _nouns_between(scene, cue):
        for child in parse.children(noun.index, "acl", "ccomp"):
            first = min(scene.clause(child.index))
            subjects = [s for s in parse.children(child.index, "nsubj") if not is_relative(s)]
            if parse.tokens[first].lower in ("that", "how", "why", "whether") and subjects and first > cue.head:
                return scene.clause(child.index)
    return []


def _nouns_between(scene: Scene, cue: Cue) -> Iterator[Token]:
    """The nouns that may stand between a cue and its clause: hearers, days, and channels ("said in a letter that")."""
    if cue.row is ANY or "that" not in cue.row.frames:
        return
    for noun in scene.parse.children(cue.head, "obj", "iobj", "obl", "nsubj:pass"):
        hears = cue.row.addressee == "obj" and noun.relation != "obl"
        if hears or noun.entity in ("time", "person", "organization", "place") or noun.lemma in scene.lexicon.channel:
            yield noun
            yield from scene.parse.children(noun.index, "nmod")


def after_that(scene: Scene, cue: Cue) -> list[int]:
    """What stands after "said that" where the tree has no clause there: the rest of the sentence."""
    tokens, after = scene.parse.tokens, max(cue.tokens) + 1
    _, end = scene.sentence_of(cue.head)
    if cue.row is ANY or "that" not in cue.row.frames or after + 3 > end:
        return []
    that = tokens[after]
    follows = that.lower == "that" and that.relation == "mark" and cue.subject is not None and cue.subject < cue.head
    return list(range(after + 1, end)) if follows else []
