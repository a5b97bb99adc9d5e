"""Who does the saying that a verb tells: its subject, agent, or the subject that it shares with its governor."""

from __future__ import annotations

from onrecord.parsing.parse import Parse, Token

from .scene import Scene, is_relative

_FARTHEST = 5
QUOTING = {"quote", "cite"}
_PEOPLE = {"person", "organization", "place"}
_SPEAKING_PRONOUNS = {"he", "she", "they", "we", "i", "it", "who", "you", "him", "her", "them"}


def subject_of(scene: Scene, verb: int) -> int | None:
    """The head token of the subject of a verb, passed on from governors where it has none of its own."""
    return _shared(scene.parse, verb, _FARTHEST)


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb is passive: by its auxiliary or subject, or a bare participle ("asked by reporters")."""
    token = parse.tokens[verb]
    if token.xpos != "VBN":
        return False
    labels = {child.deprel for child in parse.children(verb)}
    if labels & {"aux:pass", "nsubj:pass", "obl:agent"}:
        return True
    return "aux" not in labels and "nsubj" not in labels and token.relation in ("acl", "advcl")


def agent_of(parse: Parse, verb: int) -> int | None:
    """The head token of "by X" under a passive verb."""
    for child in parse.children(verb, "obl"):
        if child.deprel == "obl:agent" or any(c.lower == "by" for c in parse.children(child.index, "case")):
            return child.index
    return None


def can_speak(scene: Scene, head: int) -> bool:
    """Whether a noun or pronoun is one that says things: a person, a body, a document, an outlet."""
    token = scene.parse.tokens[head]
    if token.upos == "PRON":
        return token.lower in _SPEAKING_PRONOUNS or is_relative(token) or token.entity in _PEOPLE
    if token.entity in _PEOPLE or token.lemma in scene.lexicon.source:
        return True
    return token.upos == "PROPN" and token.entity not in ("time", "event")


def _shared(parse: Parse, verb: int, steps: int) -> int | None:
    own = _own(parse, verb)
    token = parse.tokens[verb]
    governor = parse.head(token)
    if own is not None:
        if is_relative(parse.tokens[own]) and token.relation == "acl" and governor is not None:
            return governor.index
        return own
    if governor is None or not steps:
        return None
    if token.relation == "acl":
        return governor.index if governor.upos in ("NOUN", "PROPN", "PRON") else None
    if token.relation in ("xcomp", "advcl", "conj") and governor.upos in ("VERB", "AUX", "ADJ", "NOUN"):
        return _from_governor(parse, token, governor, steps)
    return None


def _own(parse: Parse, verb: int) -> int | None:
    passive = is_passive(parse, verb)
    for child in parse.children(verb, "nsubj"):
        if not passive or child.deprel == "nsubj":
            return child.index
    return None


def quotes_as(parse: Parse, governor: Token, token: Token) -> bool:
    """Whether a verb is the "saying" of "quoted him as saying"."""
    return governor.lemma in QUOTING and any(child.lower == "as" for child in parse.children(token.index))


def _from_governor(parse: Parse, token: Token, governor: Token, steps: int) -> int | None:
    objects = [o.index for o in parse.children(governor.index, "obj", "iobj")]
    if quotes_as(parse, governor, token):
        passive = next((c.index for c in parse.children(governor.index, "nsubj:pass")), None)
        return objects[0] if objects else passive
    if token.relation == "xcomp" and objects and governor.lemma not in ("promise", "threaten", "vow", "pledge"):
        return objects[0]
    if token.relation == "advcl" and is_passive(parse, governor.index):
        passive = next((c.index for c in parse.children(governor.index, "nsubj:pass")), None)
        return passive if passive is not None else _shared(parse, governor.index, steps - 1)
    found = _shared(parse, governor.index, steps - 1)
    if found is None and is_passive(parse, governor.index):
        found = next((c.index for c in parse.children(governor.index, "nsubj:pass")), None)
    return found
