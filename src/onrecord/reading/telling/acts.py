"""The act: the cue's, unless the cue only says that something was said and the content is plainly more."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.parsing.parse import Token
from onrecord.reading.speech.scene import Attribution
from onrecord.records import Act

from .scenes import Telling

_PLAIN = {"assert", "inform"}
_SHARED = {"decline", "deny", "reject", "criticize", "accuse", "warn", "threaten"}


def act_of(telling: Telling, attribution: Attribution) -> Act:
    """The act of a saying; a bare "saying" that goes with another cue shares that cue's act ("refused, saying")."""
    if attribution.act not in _PLAIN or attribution.polarity == "negative":
        return attribution.act
    return _shared(telling, attribution) or _of_content(telling, attribution) or attribution.act


def _shared(telling: Telling, attribution: Attribution) -> Act | None:
    """The act of the cue on which a participle hangs."""
    tokens = telling.parse.tokens
    if (
        attribution.verb is None
        or tokens[attribution.verb].relation != "advcl"
        or tokens[attribution.verb].xpos != "VBG"
    ):
        return None
    above = tokens[attribution.verb].head
    rows = [row for row in telling.lexicon.verb.get(tokens[above].lemma, ()) if not row.particle]
    return rows[0].act if rows and rows[0].act in _SHARED else None


def _of_content(telling: Telling, attribution: Attribution) -> Act | None:
    """The act that the content's own main words make: "the charge is baseless" rejects."""
    parse, lexicon = telling.parse, telling.lexicon
    for token in _main_words(telling, attribution):
        row = lexicon.content.get(token.lemma)
        if row is None or not row.matches(token.upos):
            continue
        if row.modifier and not any(c.lower == row.modifier for c in parse.children(token.index, "amod", "compound")):
            continue
        if row.of_claim and not any(c.lemma in lexicon.noun for c in parse.children(token.index, "nsubj")):
            continue
        if not any(c.lower in ("not", "n't", "no") for c in parse.children(token.index)):
            return row.act
    return None


def _main_words(telling: Telling, attribution: Attribution) -> Iterator[Token]:
    """The head of the content's first clause and what is said with it: its complements and what is joined to it."""
    tokens = telling.parse.tokens
    first = telling.first_token(attribution)
    sentence = tokens[first].sentence
    inside = [
        t
        for t in telling.parse.sentence_tokens(sentence)
        if any(span.contains((t.start, t.end)) for span in attribution.content)
    ]
    held = {t.index for t in inside}
    heads = [t for t in inside if t.head not in held]
    for head in heads[:1]:
        yield head
        yield from telling.parse.children(head.index, "xcomp", "conj", "obj")
