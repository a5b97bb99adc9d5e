"""Whether a deed happened: what its auxiliaries, its negation and an "if" make of it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.parsing.parse import Token
from onrecord.records import Modality

from .found import Deed
from .scene import Scene

_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither"))
_NOBODY = frozenset(("no", "neither", "nobody", "none"))
TELLING = "tell"
"""Kind of the verbs that ask for what stands behind "to", and only say what stands behind "that"."""
_DONE = frozenset(("had", "has", "have", "was", "were", "is", "are"))
_FAILING = ("fail", "neglect", "omit")
_WOULD_HAVE = frozenset(("would", "have"))
_UNREAL = frozenset(("refuse", "demand", "appeal", "threaten", "intend", "warn", "ban"))
_BRINGS_ABOUT = frozenset(
    (
        "manage", "begin", "start", "continue", "proceed", "help", "happen", "come", "go", "get", "use", "say", "report", "dare",
        "know", "appear", "seem", "believe", "tend", "find", "hesitate", "fail", "need", "have", "allow", "let", "make", "join",
        "return", "choose", "rush", "hurry", "unite", "turn", "serve", "allege", "reportedly", "claim", "suspect", "understand",
    )
)  # fmt: skip
"""Verbs of which what stands behind "to" was done, or is said to have been."""
_RANKS = ("first", "last", "only", "second", "third", "latest")
_BY_WORDS = ("10", "11", "14")
"""Roots of what is done by whatever is done for it: "a march to protest"."""
_FUTURE = frozenset(("will", "'ll", "’ll", "wo", "shall", "would", "'d"))
_HANGING = ("advcl", "acl", "xcomp", "ccomp", "conj", "obl", "nmod", "obj", "csubj")
_HIGHEST = 5
_BE = frozenset(("is", "are", "was", "were", "'s"))
_MAYBE = frozenset(("may", "might", "could", "can", "ca"))
_MUST = frozenset(("must", "should", "ought"))
_IFS = frozenset(("if", "unless", "whether", "should"))
_FIRST_OF_FORCE = "14"
_LAST_OF_COOPERATION = "09"


def told_as(scene: Scene, deed: Deed) -> Deed:
    """The deed as its verb's auxiliaries tell it: intended, refused, threatened, possible, denied."""
    token = scene.parse.tokens[deed.head]
    if deed.nominal:
        return replace(deed, modality="background")
    auxiliaries = {c.lower for c in scene.parse.children(token.index, "aux")}
    negated = _is_negated(scene, token)
    future = bool(auxiliaries & _FUTURE) or _is_to(scene, token, auxiliaries)
    if negated:
        return _negated(scene, deed, future=future or bool(auxiliaries & _MAYBE))
    if _supposed(scene, token) or auxiliaries >= _WOULD_HAVE:
        return replace(deed, modality="hypothetical")
    if (unreal := _under_operator(scene, token)) is not None:
        return replace(deed, modality=unreal)
    if (aimed := _as_aim(scene, token, deed)) is not None:
        return aimed
    if future:
        code = scene.lexicon.compose("threaten" if deed.code[:2] >= _FIRST_OF_FORCE else "intend", deed.code)
        return replace(deed, code=code or deed.code, modality="planned", rules=("future", *deed.rules))
    if auxiliaries & _MAYBE:
        threat = scene.lexicon.compose("threaten", deed.code) if deed.code[:2] >= _FIRST_OF_FORCE else ""
        return replace(deed, code=threat or deed.code, modality="hypothetical")
    if auxiliaries & _MUST or _has_to(scene, token):
        code = scene.lexicon.compose("demand", deed.code)
        return replace(
            deed, code=code, doers=(), others=(deed.doers, *deed.others), spoken=True, rules=("must", *deed.rules)
        )
    if token.xpos == "VBG" and auxiliaries:
        return replace(deed, modality="ongoing")
    return deed


def _as_aim(scene: Scene, token: Token, deed: Deed) -> Deed | None:
    """The deed as what is aimed at, wanted or not meant; None where its verb is no such infinitive."""
    if not _is_aim(scene, token) or (token.relation == "advcl" and deed.code.startswith(_BY_WORDS)):
        return None
    if _is_denied_aim(scene, token):
        return replace(deed, modality="denied")
    return replace(deed, modality="planned" if token.relation == "advcl" else "hypothetical")


def _is_negated(scene: Scene, token: Token) -> bool:
    """Whether a verb says what was not done: "did not", "no ship was seized", "failed to release", "made no threat"."""
    parse = scene.parse
    thing = parse.child(token.index, "obj")
    if thing is not None and any(c.lower == "no" for c in parse.children(thing.index, "det")):
        return True
    if any(c.lower in _NEGATIONS for c in parse.children(token.index, "advmod", "neg", "det")):
        return True
    governor = parse.head(token)
    if token.relation == "xcomp" and governor is not None and governor.lemma in _FAILING:
        return not _is_negated(scene, governor)
    subjects = parse.children(token.index, "nsubj")
    return any(c.lower in _NOBODY for s in subjects for c in (s, *parse.children(s.index, "det")))


def _negated(scene: Scene, deed: Deed, *, future: bool) -> Deed:
    """What was not done is denied; what somebody will not do for others is refused."""
    if future and deed.code[:2] < _LAST_OF_COOPERATION:
        code = scene.lexicon.compose("refuse", deed.code)
        return (
            replace(deed, code=code or deed.code, rules=("refused", *deed.rules))
            if code
            else replace(deed, modality="denied")
        )
    return replace(deed, modality="denied")


def _supposed(scene: Scene, token: Token) -> bool:
    """Whether a clause stands under an if, or under a verb that tells what could be."""
    at: Token | None = token
    for _ in range(_HIGHEST):
        if at is None:
            return False
        if any(c.lower in _IFS for c in scene.parse.children(at.index, "mark")):
            return True
        if at is not token and any(c.lower in _MAYBE for c in scene.parse.children(at.index, "aux")):
            return True
        at = scene.parse.head(at) if at.relation in _HANGING else None
    return False


def _under_operator(scene: Scene, token: Token) -> Modality | None:
    """What a verb makes of all that is below its complement: nothing happened that was refused, demanded, planned."""
    at = token
    for _ in range(_HIGHEST):
        governor = scene.parse.head(at)
        if governor is None or at.relation not in ("xcomp", "ccomp", "conj"):
            return None
        if at.relation != "conj" and not is_told_as_done(scene, at):
            rows = scene.lexicon.verb.get(governor.lemma, ())
            asks = "to" in scene.cases(at)
            operators = {row.operator for row in rows if row.kind != TELLING or asks}
            if operators & _UNREAL:
                return "planned" if "intend" in operators else "hypothetical"
        at = governor
    return None


def _is_aim(scene: Scene, token: Token) -> bool:
    """Whether an infinitive says what something is for or what somebody would: "a way to seize it", "hoped to meet them"."""
    if token.xpos != "VB" or "to" not in scene.cases(token):
        return False
    governor = scene.parse.head(token)
    if token.relation == "xcomp" and governor is not None:
        return governor.lemma not in _BRINGS_ABOUT
    if governor is not None and any(c.lemma in _RANKS for c in scene.parse.children(governor.index, "amod", "advmod")):
        return False  # "the first to visit"
    return token.relation in ("acl", "advcl")


def _is_denied_aim(scene: Scene, token: Token) -> bool:
    """Whether what would be done is said not to be meant: "no plans to meet them", "did nothing to help"."""
    governor = scene.parse.head(token)
    if governor is None:
        return False
    words = [governor, *scene.parse.children(governor.index, "det", "advmod", "obj")]
    return any(w.lower in _NEGATIONS or w.lower == "nothing" for w in words)


def is_told_as_done(scene: Scene, token: Token) -> bool:
    """Whether a clause says that something was or had been done: "insisted that the army had left"."""
    finite = token.xpos in ("VBD", "VBZ") or any(c.lower in _DONE for c in scene.parse.children(token.index, "aux"))
    return token.relation == "ccomp" and finite


def _has_to(scene: Scene, token: Token) -> bool:
    """As in "they have to withdraw", "needs to apologize"."""
    governor = scene.parse.head(token)
    return token.relation == "xcomp" and governor is not None and governor.lemma in ("have", "need")


def _is_to(scene: Scene, token: Token, auxiliaries: set[str]) -> bool:
    """As in "is to visit", "the aim is to settle it"."""
    to = any(c.lower == "to" for c in scene.parse.children(token.index, "mark", "aux"))
    governor = scene.parse.head(token)
    copula = token.relation in ("xcomp", "ccomp") and governor is not None and governor.lemma == "be"
    return to and (copula or bool(auxiliaries & _BE) or scene.parse.child(token.index, "cop") is not None)
