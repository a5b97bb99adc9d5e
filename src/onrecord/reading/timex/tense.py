"""Whether the clause around an expression looks back or ahead: which Friday "on Friday" is."""

from __future__ import annotations

from typing import Literal

from onrecord.lexicon.times import TimeLexicon
from onrecord.parsing.parse import Parse, Token

Tense = Literal["past", "future", "open"]

_CLIMB = 6
_BACK = 12
_IS = ("is", "are", "be", "'s", "'re", "am")
_FINITE = ("VBD", "VBN", "VBZ", "VBP", "MD")


def tense_at(parse: Parse, index: int, lexicon: TimeLexicon) -> Tense:
    """The tense of the nearest verb above this token; where the tree has none, of the words before it."""
    if not 0 <= index < len(parse.tokens):
        return "open"
    token = parse.tokens[index]
    beside = _beside(parse, index)
    if beside != "open":
        return beside
    infinitive = False
    for _ in range(_CLIMB):
        above = parse.head(token)
        if above is None:
            break
        if infinitive and above.lower in _IS:
            return "future"
        token = above
        tense = _tense_of(parse, token, lexicon)
        if tense != "open" or token.xpos in _FINITE:
            return "open" if infinitive and tense == "past" else tense
        infinitive = infinitive or token.xpos == "VB"
    return "open" if infinitive else _before(parse, index, lexicon)


def _beside(parse: Parse, index: int) -> Tense:
    """What the word before says: "until Friday" looks ahead, "said on Friday" back."""
    before = [
        token for token in parse.tokens[max(0, index - 2) : index] if token.sentence == parse.tokens[index].sentence
    ]
    if before and before[-1].lower in ("until", "till"):
        return "future"
    if before and before[-1].lower == "on":
        before.pop()
    return "past" if before and before[-1].xpos == "VBD" else "open"


def _tense_of(parse: Parse, verb: Token, lexicon: TimeLexicon) -> Tense:
    helpers = [child.lower for child in parse.children(verb.index, "aux", "cop")]
    if verb.lower in lexicon.ahead or any(word in lexicon.ahead for word in helpers):
        return "future"
    if verb.xpos == "VB" and any(word in _IS for word in helpers):
        return "future"
    if any(word in lexicon.back for word in helpers):
        return "past"
    if _is_scheduled(verb, lexicon):
        return "future"
    return "past" if verb.xpos == "VBD" or (verb.xpos == "VBN" and not helpers) else "open"


def _before(parse: Parse, index: int, lexicon: TimeLexicon) -> Tense:
    """What the nearest telling word before it says, within its sentence."""
    sentence = parse.tokens[index].sentence
    for at in range(index - 1, max(-1, index - _BACK), -1):
        token = parse.tokens[at]
        if token.sentence != sentence:
            break
        if token.lower in lexicon.ahead or _is_scheduled(token, lexicon):
            return "future"
        if token.xpos == "VBD" or token.lower in lexicon.back:
            return "past"
    return "open"


def _is_scheduled(verb: Token, lexicon: TimeLexicon) -> bool:
    """Whether the present tense tells of a plan: "the truce starts on Friday"."""
    return verb.xpos in ("VBZ", "VBP") and verb.lower in lexicon.scheduled
