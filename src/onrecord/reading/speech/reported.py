"""What of a complement is reported, and what is the report's own voice, a second cue, or somebody else's answer."""

from __future__ import annotations

from onrecord.parsing.parse import Token

from .cues import ANY, Cue, row_of
from .scene import Scene
from .subjects import GOING_ON, QUOTING, can_speak

_PRESSING = {"demand", "request", "criticize", "reject", "warn", "propose", "promise", "threaten"}


def reported(scene: Scene, cue: Cue, child: Token) -> list[int]:
    """The complement's clause without what is not reported: the cue and its subject where a bad tree put them below
    it, a second cue of the same speaker ("... and demanded that"), an answer in a relative clause ("to which he replied").
    """
    cut = {cue.head} | ({cue.subject} if cue.subject is not None else set())
    inside = [t for t in scene.clause(child.index) if t in cut and t != child.index]
    inside += (
        second.index
        for second in scene.parse.children(child.index, "conj", "advcl")
        if _same_speaker(scene, child, second)
    )
    inside += [*scene.contrasts(child.index), *scene.occasions(child.index)]
    inside += (t for t in scene.clause(child.index) if _answers(scene, t) or _is_according(scene, t))
    added = [c.index for c in scene.parse.children(cue.head, "conj") if _is_second_clause(scene, c)]
    tokens = [*scene.clause(child.index, inside), *(t for c in added for t in scene.clause(c))]
    return _whole_side(scene, cue, child, sorted(tokens))


def _is_second_clause(scene: Scene, token: Token) -> bool:
    """Whether a clause joined to the cue is a second complement: "said that A, and that B"."""
    return any(mark.lower == "that" for mark in scene.parse.children(token.index, "mark"))


def _is_according(scene: Scene, token: int) -> bool:
    """Whether a token heads ", according to X", which vouches for the saying and is no part of it."""
    case = any(c.lower == "according" for c in scene.parse.children(token, "case"))
    return (
        case
        and scene.clause(token)[-1] >= scene.sentence_of(token)[1] - 2
        and scene.parse.tokens[scene.clause(token)[0] - 1].lower == ","
    )


def _same_speaker(scene: Scene, child: Token, second: Token) -> bool:
    """Whether a cue joined to the complement is the reporting speaker's: an "adding that", or one whose own subject,
    the complement's, can't speak.
    """
    parse = scene.parse
    if row_of(scene, second) in (None, ANY) or bool(parse.children(second.index, "nsubj")):
        return False
    if second.lemma in GOING_ON or (second.lemma in QUOTING and second.xpos == "VBG"):
        return True
    marked = any(
        m.lower == "that" for c in parse.children(second.index, "ccomp") for m in parse.children(c.index, "mark")
    )
    subject = parse.child(child.index, "nsubj")
    names = any({"small", "as"} & set(row.frames) for row in scene.lexicon.verb[second.lemma])
    urges = any(row.act in _PRESSING for row in scene.lexicon.verb[second.lemma])
    return (marked or names or urges) and subject is not None and not can_speak(scene, subject.index)


def _answers(scene: Scene, token: int) -> bool:
    """Whether a token heads "to which X replied"."""
    verb = scene.parse.tokens[token]
    if verb.deprel != "acl:relcl" or verb.lemma not in scene.lexicon.verb:
        return False
    return any(
        child.lower == "which" and any(c.lower == "to" for c in scene.parse.children(child.index, "case"))
        for child in scene.parse.children(token, "obl")
    )


def _whole_side(scene: Scene, cue: Cue, child: Token, tokens: list[int]) -> list[int]:
    """The side of the cue on which the complement's verb stands; the other too where a comma says that the words go on.

    "The pact, he said, is dead" has both; of "In May he said it was dead" the month is no part.
    """
    if scene.quotation_of(child.index) is not None and scene.quotation_of(cue.head) is None:
        other = _other_cue(scene, cue, tokens)
        quoted = [t for t in tokens if scene.quotation_of(t) is not None and t < other]
        tokens = quoted if quoted[:1] == tokens[:1] else tokens
    before = [t for t in tokens if t < cue.head]
    after = [t for t in tokens if t > cue.head]
    if not before or not after:
        return tokens
    gap = scene.parse.tokens[max(cue.head, cue.subject or 0, before[-1]) + 1 : after[0] + 1]
    if any(t.upos == "PUNCT" for t in gap):
        return tokens
    return before if child.index < cue.head else after


def _other_cue(scene: Scene, cue: Cue, tokens: list[int]) -> int:
    """The first token that is another's cue between quotations: what follows it is that one's."""
    for t in tokens:
        token = scene.parse.tokens[t]
        own = bool(scene.parse.children(t, "nsubj"))
        if t != cue.head and own and scene.quotation_of(t) is None and row_of(scene, token) not in (None, ANY):
            return t
    return len(scene.parse.tokens)
