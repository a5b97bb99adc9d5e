"""What was kept back without a clause that says so: "did not answer", "gave no reason", "there was no comment from"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.parsing.parse import Token

from .nominal import source_of
from .scene import Attribution, Scene, is_relative, noun_phrase
from .subjects import can_speak, is_passive, subject_of

_CONFIDENCE = 0.7
_NEGATIONS = {"not", "n't", "n’t", "never"}
_PUT_TO = {"ask", "question", "press"}
_ABOUT = {"about", "on", "over", "whether", "if"}
_THEIRS = {"to", "on", "about"}


def withheld_attributions(scene: Scene, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """An attribution that declines for each silence which no other has told yet."""
    told = {t for a in found for t in a.cue}
    for token in scene.parse.tokens:
        if token.index in told or scene.quotation_of(token.index) is not None:
            continue
        if token.upos == "VERB" and token.lemma in scene.lexicon.silent:
            yield from _unanswered(scene, token)
        elif token.upos == "VERB" and token.lemma in scene.lexicon.giving:
            yield from _not_given(scene, token)
        elif token.lemma in scene.lexicon.kept and token.relation != "obj" and _is_none(scene, token):
            yield from _none_from(scene, token)


def _unanswered(scene: Scene, verb: Token) -> Iterator[Attribution]:
    """As in "did not answer questions", "has yet to reply", "was asked about it but did not respond"."""
    parse = scene.parse
    negated = [c.index for c in parse.children(verb.index) if c.lower in _NEGATIONS]
    waits = _yet(scene, verb)
    if is_passive(parse, verb.index) or not (negated or waits):
        return
    helpers = [c.index for c in parse.children(verb.index, "aux")]
    content = _answered(scene, verb) or _asked(scene, verb)
    cue = (*helpers, *negated, *waits, *((verb.index,) if content else ()))
    yield from _declined(scene, verb, "silent", cue, content or [verb.index])


def _not_given(scene: Scene, verb: Token) -> Iterator[Attribution]:
    """As in "gave no reason for the delay"."""
    for child in scene.parse.children(verb.index, "obj"):
        if child.lemma in scene.lexicon.kept and _is_none(scene, child) and not is_passive(scene.parse, verb.index):
            behind = [
                t
                for c in scene.parse.children(verb.index, "obl")
                if c.index > child.index
                for t in scene.clause(c.index)
            ]
            of_it = [t for t in behind if behind[0] == max(scene.clause(child.index)) + 1]
            yield from _declined(scene, verb, "kept", (verb.index,), [*scene.clause(child.index), *of_it])


def _none_from(scene: Scene, noun: Token) -> Iterator[Attribution]:
    """As in "there was no comment from the palace"."""
    source = source_of(scene, noun)
    if source is None or not can_speak(scene, source):
        return
    phrase = noun_phrase(scene, source)
    content = [t for t in scene.clause(noun.index) if t not in scene.clause(source)]
    yield Attribution(
        phrase, scene.named(source, phrase), (), noun.index, scene.words(content), "decline", "none:from", _CONFIDENCE
    )


def _declined(scene: Scene, verb: Token, frame: str, cue: tuple[int, ...], content: list[int]) -> Iterator[Attribution]:
    subject = subject_of(scene, verb.index)
    if subject is None or is_relative(scene.parse.tokens[subject]) or not can_speak(scene, subject):
        scene.dropped(f"{frame}:{verb.lemma}", verb, "nobody is named who keeps it back")
        return
    words = noun_phrase(scene, subject)
    source = tuple(t for t in words if t not in cue and t not in content)
    yield Attribution(
        source, scene.named(subject, words), tuple(sorted(cue)), verb.index, scene.words(content),
        "decline", f"{frame}:{verb.lemma}", _CONFIDENCE,
    )  # fmt: skip


def _yet(scene: Scene, verb: Token) -> list[int]:
    """The words of "has yet to" before a verb."""
    before = range(max(0, verb.index - 3), verb.index)
    return list(before) if [scene.parse.tokens[t].lower for t in before][1:] == ["yet", "to"] else []


def _answered(scene: Scene, verb: Token) -> list[int]:
    """What was put to them: "questions about the ships", "to a letter"; nobody that is treated or moved."""
    for child in scene.parse.children(verb.index, "obj", "obl"):
        cases = {c.lower for c in scene.parse.children(child.index, "case")}
        said = (
            child.lemma in scene.lexicon.noun
            or child.lemma in scene.lexicon.said
            or child.lemma in scene.lexicon.channel
        )
        if (child.relation == "obj" and said) or (cases & _THEIRS and said):
            return [t for t in scene.clause(child.index) if scene.parse.tokens[t].lower not in cases or t > child.index]
    return []


def _asked(scene: Scene, verb: Token) -> list[int]:
    """What they were asked, where the sentence tells: "asked whether ships had left, she did not answer"."""
    parse = scene.parse
    near = [*parse.children(verb.index, "advcl")]
    governor = parse.head(verb)
    if governor is not None and verb.relation == "conj":
        near.append(governor)
    for asked in near:
        if asked.lemma not in _PUT_TO or not is_passive(parse, asked.index):
            continue
        for child in parse.children(asked.index, "ccomp", "obl", "advcl"):
            marks = [m for m in parse.children(child.index, "case", "mark") if m.lower in _ABOUT]
            if marks:
                return [
                    t
                    for t in scene.clause(child.index)
                    if t not in {m.index for m in marks if m.lower in ("about", "on", "over")}
                ]
    return []


def _is_none(scene: Scene, noun: Token) -> bool:
    return any(d.lower == "no" for d in scene.parse.children(noun.index, "det"))
