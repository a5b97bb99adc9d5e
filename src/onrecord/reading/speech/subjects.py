"""Who does the saying that a verb tells: its subject, agent, or the subject that it shares with its governor."""

from __future__ import annotations

from collections.abc import Collection

from onrecord.parsing.parse import Parse, Token

from .scene import Scene, is_relative

_FARTHEST = 5
QUOTING = {"quote", "cite"}
GOING_ON = {"add", "continue"}
"""Verbs with which a speaker goes on, whatever they hang on."""
_KEEPS_SUBJECT = {"promise", "threaten", "vow", "pledge"}
_PEOPLE = {"person", "organization", "place"}
_THINGS = {"time", "event", "object", "abstract"}
_MAIN = {"root", "conj", "parataxis"}
_ONE_PERSON = {"he", "she"}
_SPEAKING_PRONOUNS = {"he", "she", "they", "we", "i", "it", "who", "you", "him", "her", "them", "his", "their", "its"}


def subject_of(scene: Scene, verb: int) -> int | None:
    """The head token of the subject of a verb, passed on from governors where it has none of its own."""
    return _shared(scene, verb, _FARTHEST)


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether a verb is passive: by its auxiliary or subject, a bare participle ("asked by reporters"), or one joined
    to a passive ("was called in and told").
    """
    token = parse.tokens[verb]
    labels = {child.deprel for child in parse.children(verb)}
    if token.xpos == "VBD" and token.relation == "advcl":  # "Asked whether he would go, he said no"
        return not labels & {"nsubj", "aux", "mark"}
    if token.xpos != "VBN":
        return False
    if labels & {"aux:pass", "nsubj:pass", "obl:agent"}:
        return True
    if "aux" in labels or "nsubj" in labels:
        return False
    return token.relation in ("acl", "advcl") or (token.relation == "conj" and is_passive(parse, token.head))


def agent_of(parse: Parse, verb: int) -> int | None:
    """The head token of "by X" under a passive verb."""
    for child in parse.children(verb, "obl"):
        if child.deprel == "obl:agent" or any(c.lower == "by" for c in parse.children(child.index, "case")):
            return child.index
    return None


def quotes_as(parse: Parse, governor: Token, token: Token) -> bool:
    """Whether a verb is the "saying" of "quoted him as saying"."""
    return governor.lemma in QUOTING and any(child.lower == "as" for child in parse.children(token.index))


def can_speak(scene: Scene, head: int) -> bool:
    """Whether a noun or pronoun is one that says things: a person, a body, a document, an outlet."""
    token = scene.parse.tokens[head]
    if token.upos == "PRON":
        return token.lower in _SPEAKING_PRONOUNS or is_relative(token) or token.entity in _PEOPLE
    if token.lemma in scene.lexicon.source or token.lower in scene.lexicon.source:
        return True
    if token.upos == "NOUN" and scene.actors.noun(token.lower) is not None:
        return True
    if token.entity == "place":
        return token.upos == "PROPN"
    return token.entity in _PEOPLE or (token.upos == "PROPN" and token.entity not in ("time", "event"))


def is_public(scene: Scene, token: Token) -> bool:
    """Whether a noun or pronoun stands for somebody in particular whose plans are news: a name, an office, he or she."""
    if token.upos == "PRON":
        return token.lower in _ONE_PERSON
    if token.upos == "PROPN":
        return token.entity not in _THINGS
    return token.xpos == "NN" and can_speak(scene, token.index)


def others_act(scene: Scene, between: range, own: Collection[int]) -> bool:
    """Whether a main clause between two quotations has a subject that is not the speaker: 'he said, but she left, "..."'."""
    parse = scene.parse
    clauses = [parse.tokens[t] for t in between if t not in own and parse.tokens[t].relation in _MAIN]
    return any(s.index in between and s.index not in own for c in clauses for s in parse.children(c.index, "nsubj"))


def _shared(scene: Scene, verb: int, steps: int) -> int | None:
    parse = scene.parse
    own = _own(scene, verb)
    token = parse.tokens[verb]
    governor = parse.head(token)
    if own is not None:
        if is_relative(parse.tokens[own]) and token.relation == "acl" and governor is not None:
            return governor.index
        return own
    if governor is None or not steps:
        return None
    if token.relation == "acl":
        return _of_noun(scene, token, governor, steps)
    if token.relation in ("xcomp", "advcl", "conj") and governor.upos in ("VERB", "AUX", "ADJ", "NOUN"):
        return _from_governor(scene, token, governor, steps)
    return None


def _of_noun(scene: Scene, token: Token, noun: Token, steps: int) -> int | None:
    """Who says what a noun is modified with: the noun itself; whose footage it is; who "used the visit to warn"."""
    parse = scene.parse
    if any(mark.lower == "to" for mark in parse.children(token.index, "mark")) and noun.relation == "obj":
        return _shared(scene, noun.head, steps - 1)
    if noun.upos not in ("NOUN", "PROPN", "PRON"):
        return None
    if noun.lemma in scene.lexicon.channel and noun.relation == "obl" and token.xpos == "VBG":
        return _shared(scene, noun.head, steps - 1)  # "said in a statement, urging"
    shown = [c.index for c in parse.children(noun.index, "nmod") if c.entity == "person"]
    return shown[0] if shown and not can_speak(scene, noun.index) else noun.index


def _own(scene: Scene, verb: int) -> int | None:
    """The subject among the verb's own dependents; of several the nearest, outside quotations that the verb is not in."""
    passive = is_passive(scene.parse, verb)
    subjects = [c for c in scene.parse.children(verb, "nsubj") if not passive or c.deprel == "nsubj"]
    if not subjects and not passive:  # a bad tree may give the reporting verb's subject to the reported one
        reported = list(scene.parse.children(verb, "ccomp"))
        subjects = [s for c in reported for s in scene.parse.children(c.index, "nsubj") if s.index < verb < c.index]
    if not subjects and not passive and _ends_quotation(scene, verb - 1):  # '"Open the port," chanted the crowd'
        subjects = [
            o for o in scene.parse.children(verb, "obj", "iobj") if o.index > verb and can_speak(scene, o.index)
        ]
    if len(subjects) < 2:
        return subjects[0].index if subjects else None
    beside = [s for s in subjects if scene.quotation_of(s.index) == scene.quotation_of(verb)] or subjects
    return min(beside, key=lambda s: abs(s.index - verb)).index


def _ends_quotation(scene: Scene, token: int) -> bool:
    quotation = scene.quotation_of(token) if token >= 0 else None
    return quotation is not None and scene.parse.tokens[token].end == scene.quotations[quotation].end


def _from_governor(scene: Scene, token: Token, governor: Token, steps: int) -> int | None:
    parse = scene.parse
    objects = [o.index for o in parse.children(governor.index, "obj", "iobj")]
    told = next((c.index for c in parse.children(governor.index, "nsubj:pass")), None)
    if quotes_as(parse, governor, token):
        return objects[0] if objects else told
    of_object = token.relation == "xcomp" and governor.lemma not in _KEEPS_SUBJECT
    if objects and (of_object or _is_reason(parse, token)):
        return objects[0]
    if token.relation == "advcl" and is_passive(parse, governor.index) and told is not None:
        return told
    found = _shared(scene, governor.index, steps - 1)
    return told if found is None and is_passive(parse, governor.index) else found


def _is_reason(parse: Parse, token: Token) -> bool:
    """Whether a gerund tells what somebody is blamed or praised for: "thanked the crew for telling them"."""
    return token.xpos == "VBG" and any(m.lower == "for" for m in parse.children(token.index, "mark", "case"))
