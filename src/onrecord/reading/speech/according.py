"""Sources in a prepositional phrase: "according to the ministry", "in the words of the envoy", "per the court"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.parsing.parse import Token

from .scene import Attribution, Scene, noun_phrase
from .subjects import QUOTING, can_speak

_CONFIDENCE = 0.83
_FACTS = {"plan", "schedule", "need", "rule", "size", "type"}
_WORDS = {"word", "words", "view", "opinion", "estimation", "telling", "account"}


def according_attributions(scene: Scene) -> Iterator[Attribution]:
    """An attribution for each phrase that names a source; its content is the clause that the phrase stands in."""
    for token in scene.parse.tokens:
        if token.lower == "according":
            yield from _according(scene, token)
        elif token.lemma in _WORDS and token.upos == "NOUN":
            yield from _in_the_words_of(scene, token)


def _according(scene: Scene, token: Token) -> Iterator[Attribution]:
    parse = scene.parse
    source = parse.head(token)
    if source is None or source.index < token.index:
        source = next((c for c in parse.children(token.index, "obl", "nmod", "obj") if c.index > token.index), None)
    row = scene.lexicon.source.get(source.lemma) if source is not None else None
    if source is None or source.lemma in _FACTS or (row is not None and row.kind == "norm"):
        scene.dropped("according", token, "no source stands after it")
        return
    cue = [t.index for t in parse.tokens[token.index : token.index + 2] if t.lower in ("according", "to")]
    cited = _cited_by(scene, source)
    if cited is None:
        yield from _about(scene, source, tuple(cue), "according")
    else:
        for told in _about(scene, source, tuple(cue), "according:citing"):
            words = noun_phrase(scene, cited.index)
            yield replace(told, source=words, source_head=cited.index, relays=(source.index,))


def _cited_by(scene: Scene, source: Token) -> Token | None:
    """Whom a source passes on: "according to the agency, citing a general"."""
    after = scene.parse.tokens[max(scene.clause(source.index)) + 1 :][:2]
    beside = [t for t in after if t.lemma in QUOTING and t.xpos == "VBG"]
    for verb in (*scene.parse.children(source.index, "acl", "advcl"), *beside):
        if verb.lemma in QUOTING:
            return next((o for o in scene.parse.children(verb.index, "obj") if can_speak(scene, o.index)), None)
    return None


def _in_the_words_of(scene: Scene, token: Token) -> Iterator[Attribution]:
    """As in "in the words of X", "in X's view"."""
    parse = scene.parse
    preposition = parse.child(token.index, "case")
    if preposition is None or preposition.lower not in ("in", "by") or token.relation not in ("obl", "nmod"):
        return
    for child in parse.children(token.index, "nmod"):
        if child.deprel == "nmod:poss" or any(c.lower == "of" for c in parse.children(child.index, "case")):
            yield from _about(scene, child, (preposition.index, token.index), "in_the_words_of", phrase=token)
            return


def _about(
    scene: Scene, source: Token, cue: tuple[int, ...], rule: str, *, phrase: Token | None = None
) -> Iterator[Attribution]:
    top = phrase or source
    clause = _told_by(scene, top)
    if clause is None:
        scene.dropped(rule, source, "no clause around it")
        return
    tokens = scene.clause(clause.index, [top.index, *cue])
    apart = {
        *range(min(cue), max(scene.clause(top.index)) + 1),
        *scene.clause(top.index),
        *scene.going_on(clause.index, top.index),
    }
    kept = [t for t in tokens if t not in apart]
    if clause.relation in ("advcl", "ccomp", "acl"):
        kept = [
            t for t in kept if scene.parse.tokens[t].relation != "mark" or scene.parse.tokens[t].head != clause.index
        ]
    content = scene.words(kept)
    if content:
        words = noun_phrase(scene, source.index)
        yield Attribution(
            words, scene.named(source.index, words), cue, source.index, content, "assert", rule, _CONFIDENCE
        )


def _told_by(scene: Scene, phrase: Token) -> Token | None:
    """The clause that a phrase vouches for: after a comma at the end of a sentence, the sentence with its own cue."""
    clause = scene.clause_around(phrase)
    _, end = scene.sentence_of(phrase.index)
    last = scene.clause(phrase.index)[-1] >= end - 2
    while clause is not None and last and clause.relation == "ccomp":
        above = scene.parse.head(clause)
        if above is None or above.lemma not in scene.lexicon.verb or above.index > clause.index:
            break
        clause = above
    return clause
