"""Content that is a phrase: "vowed to stay", "rejected the charge", "warned of floods", "called it a lie"."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.parsing.parse import Token
from onrecord.spans import Span

from .cues import Cue
from .scene import Scene, is_relative, noun_phrase
from .subjects import QUOTING, can_speak, is_public

_FIXED = {"that", "whether", "quote", "object", "object_said", "infinitive", "gerund", "small"}
_OF_WORDS = {"ask", "assert", "inform", "deny"}
_POINTERS = {"that", "this", "it", "these", "those", "him", "her", "them"}
_HOLDERS = {"cognition", "attitude"}
_CHOOSY = {"attitude", "finding"}
_FINDINGS = {"finding", "document"}
_PEOPLE = {"person", "organization"}
_MENTIONING = {"mention", "reference"}
"""Verbs whose object, be it somebody, is what is said: "never mentioned her rival"."""
_REFUSING = "refuse"
_POWERS = {"place", "organization"}
_BODIES = {"government", "cabinet", "ministry", "parliament"}
_STANDS = {"reject", "deny", "accept"}
_WHAT_WAS_SAID = {"it", "this", "that", "them", "both"}
_NAMING = {"name", "identify", "quote"}
Frame = Callable[[Scene, Cue], "tuple[Token, list[int]] | None"]


def phrase_content(scene: Scene, cue: Cue) -> tuple[str, tuple[Span, ...]] | None:
    """The frame's name and the content of a cue that has a phrase for it."""
    if cue.passive:
        return _of_passive(scene, cue)
    for frame, found in _FRAMES:
        result = found(scene, cue)
        if result is not None and (content := scene.words(_before_colon(scene, result[1]))):
            return frame, content
    return None


def _before_colon(scene: Scene, tokens: list[int]) -> list[int]:
    """The tokens up to a colon that leads in a quotation: what is quoted there is a saying of its own."""
    for at in tokens[1:]:
        led_in = scene.parse.tokens[at].lower == ":" and scene.quotation_of(at) is None
        if led_in and at + 1 < len(scene.parse.tokens) and scene.quotation_of(at + 1) is not None:
            return [t for t in tokens if t < at]
    return tokens


def _of_passive(scene: Scene, cue: Cue) -> tuple[str, tuple[Span, ...]] | None:
    """As in "was criticized by X", "was accused by X of piracy": what the active verb would have for its content."""
    if cue.patient is not None and cue.subject is None and cue.act == "ask":
        asked = _prepositional(scene, cue)  # "asked about the treaty, she said", whoever asked
        return None if asked is None else ("prepositional", scene.words(asked[1]))
    if cue.subject is None or cue.patient is None or scene.parse.tokens[cue.patient].upos == "PRON":
        return None
    result = _prepositional(scene, cue) or _infinitive(scene, cue)
    if result is not None:
        return "prepositional", scene.words(result[1])
    if "object" in cue.row.frames and scene.parse.tokens[cue.head].relation not in ("acl", "advcl"):
        return "object", scene.words(scene.clause(cue.patient))
    return None


def _infinitive(scene: Scene, cue: Cue) -> tuple[Token, list[int]] | None:
    """As in "vowed to stay", "urged both to talk", "refused to answer"."""
    wanted: tuple[str, ...] = ("VB",) if "infinitive" in cue.row.frames and cue.row.kind != "attitude" else ()
    if "gerund" in cue.row.frames:
        wanted = (*wanted, "VBG")
    if not wanted:
        return None
    parse = scene.parse
    for child in parse.children(cue.head, "xcomp", "ccomp", "advcl"):
        to = any(mark.lower == "to" for mark in parse.children(child.index, "mark"))
        gerund = child.xpos == "VBG" and "VBG" in wanted
        passive = bool(parse.children(child.index, "aux:pass"))
        if cue.row.kind == "withholding" and (passive or not _is_kept_back(scene, cue, child)):
            continue
        if passive and child.lemma in _NAMING:
            continue  # "asked not to be named" is asked of the reporter
        if child.index > cue.head and (gerund or (to and "VB" in wanted)):
            tokens = scene.clause(child.index)
            if cue.row.kind in _HOLDERS:
                tokens = [*(t for o in parse.children(cue.head, "obj") for t in scene.clause(o.index)), *tokens]
            return child, [t for t in tokens if not (parse.tokens[t].lower == "to" and t == min(tokens))]
    return None


def _is_kept_back(scene: Scene, cue: Cue, child: Token) -> bool:
    """Whether words are kept back, or a state or office refuses to do a thing."""
    if child.lemma in scene.lexicon.withheld:
        return True
    return cue.row.lemma == _REFUSING and cue.subject is not None and _is_power(scene, scene.parse.tokens[cue.subject])


def _is_power(scene: Scene, token: Token) -> bool:
    """Whether somebody is a state or a body of one, and no firm or crowd that will not move."""
    named = token.upos == "PROPN" and token.entity in _POWERS
    return named or (token.lemma in _BODIES and can_speak(scene, token.index))


def _small(scene: Scene, cue: Cue) -> tuple[Token, list[int]] | None:
    """As in "called it a lie", "declared the treaty void": of two phrases after the verb, the second is said of the first."""
    if "small" not in cue.row.frames:
        return None
    for child in scene.parse.children(cue.head, "ccomp", "xcomp"):
        subjects = list(scene.parse.children(child.index, "nsubj"))
        if child.index > cue.head and subjects and child.upos in ("ADJ", "NOUN", "PROPN"):
            return child, scene.clause(child.index, [s.index for s in subjects if s.lower in _POINTERS])
    after = [c for c in scene.parse.children(cue.head, "obj", "xcomp") if c.index > cue.head]
    if len(after) == 1:
        after += [c for c in scene.parse.children(after[0].index, "appos") if scene.quotation_of(c.index) is not None]
    if len(after) < 2:
        return None
    thing, name = after[0], after[1]
    if thing.lower.endswith(("self", "selves")):
        return None  # "calling themselves a congress" names, and tells nothing
    of_thing = [] if thing.upos == "PRON" or thing.lower in _POINTERS else scene.clause(thing.index)
    return name, sorted({*of_thing, *scene.clause(name.index)})


def _as(scene: Scene, cue: Cue) -> tuple[Token, list[int]] | None:
    """As in "described the talks as useful": the thing and what it is called."""
    if "as" not in cue.row.frames:
        return None
    parse = scene.parse
    for child in parse.children(cue.head, "obl", "xcomp", "advcl", "advmod"):
        marks = {m.lower for m in parse.children(child.index, "case", "mark", "advmod")}
        if "as" in marks and child.index > cue.head:
            if child.lemma in scene.lexicon.verb and child.xpos == "VBG":
                return None  # "quoted him as saying": the inner cue has the content
            objects = [t for o in parse.children(cue.head, "obj") for t in scene.clause(o.index)]
            return child, sorted({*objects, *scene.clause(child.index)})
    return None


def _prepositional(scene: Scene, cue: Cue) -> tuple[Token, list[int]] | None:
    """As in "warned of floods", "accused it of ramming a boat", "called for calm"."""
    wanted = {f for f in cue.row.frames if f not in _FIXED and f != "as"}
    if not wanted:
        return None
    parse = scene.parse
    objects = [o.index for o in parse.children(cue.head, "obj")] if wanted & {"of", "for"} else []
    for holder in (cue.head, *objects):
        for child in parse.children(holder, "obl", "advcl", "nmod", "xcomp", "ccomp", "acl", "obj"):
            case = next((m for m in parse.children(child.index, "case", "mark") if m.lower in wanted), None)
            if case is not None and case.index > cue.head:
                if case.lower == "to" and child.xpos == "VB":
                    continue
                return child, [t for t in scene.phrase(child.index) if t != case.index]
    return None


def _object(scene: Scene, cue: Cue) -> tuple[Token, list[int]] | None:
    """As in "rejected the charge", "stressed the need for calm"; for object_said, only things that are said."""
    frames = set(cue.row.frames) & {"object", "object_said"}
    if cue.row.kind in _CHOOSY and not _takes_a_stand(scene, cue):
        frames.discard("object")
    if not frames or (cue.row.lemma in QUOTING and _tells_otherwise(scene, cue)) or _is_gerund(scene, cue):
        return None
    for child in scene.parse.children(cue.head, "obj"):
        is_said = child.lemma in scene.lexicon.noun or child.lemma in scene.lexicon.said
        names = cue.row.lemma in _MENTIONING
        is_hearer = not names and child.entity in _PEOPLE and (cue.row.addressee == "obj" or cue.act in _OF_WORDS)
        if child.lemma in scene.lexicon.unsaid or (cue.row.lemma in QUOTING and can_speak(scene, child.index)):
            continue
        meant = cue.row.lemma in _STANDS and child.lower in _WHAT_WAS_SAID
        if not is_hearer and (is_said or meant or ("object" in frames and child.upos != "PRON")):
            return child, scene.phrase(child.index)
    return _gap(scene, cue) if "object" in frames else None


def _takes_a_stand(scene: Scene, cue: Cue) -> bool:
    """Whether any object tells something here: a finding's ("polls show a lead"), or a stand that somebody takes."""
    subject = None if cue.subject is None else scene.parse.tokens[cue.subject]
    if subject is None:
        return False
    if cue.row.kind == "finding":
        return subject.lemma in scene.lexicon.source and scene.lexicon.source[subject.lemma].kind in _FINDINGS
    return is_public(scene, subject)


def _gap(scene: Scene, cue: Cue) -> tuple[Token, list[int]] | None:
    """As in "a charge she denies": the noun that the clause hangs on is its object."""
    token = scene.parse.tokens[cue.head]
    noun = scene.parse.head(token)
    own = any(not is_relative(s) for s in scene.parse.children(cue.head, "nsubj"))
    if token.deprel != "acl:relcl" or noun is None or not own or bool(scene.parse.children(cue.head, "ccomp", "xcomp")):
        return None
    is_said = noun.lemma in scene.lexicon.noun or noun.lemma in scene.lexicon.said
    return (noun, list(noun_phrase(scene, noun.index))) if is_said else None


def _is_gerund(scene: Scene, cue: Cue) -> bool:
    """As in "barred from claiming it": a gerund after a preposition is nothing that was said."""
    token = scene.parse.tokens[cue.head]
    return token.xpos == "VBG" and bool(scene.parse.children(cue.head, "mark", "case"))


def _tells_otherwise(scene: Scene, cue: Cue) -> bool:
    """Whether "citing X" or "quoted X as saying" goes with a cue that has the words."""
    return any(c.lemma in scene.lexicon.verb for c in scene.parse.children(cue.head, "advcl", "conj", "xcomp"))


_FRAMES: tuple[tuple[str, Frame], ...] = (
    ("small", _small),
    ("as", _as),
    ("infinitive", _infinitive),
    ("prepositional", _prepositional),
    ("object", _object),
)
