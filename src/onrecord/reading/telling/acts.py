"""The act: the cue's, unless the cue only says that something was said and the content is plainly more."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicon.speech import ContentRow
from onrecord.parsing.parse import Token
from onrecord.reading.speech.scene import Attribution
from onrecord.records import Act

from .scenes import Telling

FINDER = "acts"
_PLAIN = {"assert", "inform"}
_CALLING = ("small:", "as:")
"""The frames in which a thing is called something: "called the charge absurd"."""
_SHARED = {"decline", "deny", "reject", "criticize", "accuse", "warn", "threaten"}


def act_of(telling: Telling, attribution: Attribution) -> Act:
    """The act of a saying; a bare "saying" that goes with another cue shares that cue's act ("refused, saying")."""
    act, rule, reason = _judged(telling, attribution)
    if telling.trace.on:
        spans = [telling.parse.span(t, t + 1) for t in attribution.cue] or list(attribution.content)
        telling.trace.kept(FINDER, rule, spans[0].start, spans[-1].end, f"{act}: {reason}")
    return act


def _judged(telling: Telling, attribution: Attribution) -> tuple[Act, str, str]:
    """The act, what told it, and why."""
    if attribution.act not in _PLAIN or attribution.polarity == "negative":
        return attribution.act, "cue", "the cue says so"
    if shared := _shared(telling, attribution):
        return shared, "shared-cue", "it goes with another cue that says so"
    if found := _of_content(telling, attribution):
        return found.act, f"content:{found.id}", f"the words said hold “{found.lemma}”"
    return attribution.act, "plain", "nothing says more than that it was said"


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


def _of_content(telling: Telling, attribution: Attribution) -> ContentRow | None:
    """The row for the act that the content's own main words make: "the charge is baseless" rejects."""
    parse, lexicon = telling.parse, telling.lexicon
    first, *_ = words = list(_main_words(telling, attribution))
    for token in words:
        row = lexicon.content.get(token.lemma)
        if row is None or not row.matches(token.upos):
            continue
        if row.modifier and not any(c.lower == row.modifier for c in parse.children(token.index, "amod", "compound")):
            continue
        named = parse.children(token.index, "nsubj") if token is first else [first]
        if row.of_claim and not any(c.lemma in lexicon.noun for c in named):
            continue
        if not any(c.lower in ("not", "n't", "no") for c in parse.children(token.index)):
            return row
    return None


def _main_words(telling: Telling, attribution: Attribution) -> Iterator[Token]:
    """The head of the content's first clause and what is said with it: its complements and what is joined to it."""
    tokens = telling.parse.tokens
    first = telling.first_token(attribution)
    sentence = tokens[first].sentence
    inside = [
        t
        for t in telling.parse.sentence_tokens(sentence)
        if any(start <= t.start and t.end <= end for start, end in attribution.content)
    ]
    held = {t.index for t in inside}
    heads = [t for t in inside if t.head not in held]
    called = attribution.rule.startswith(_CALLING)
    for head in heads if called else heads[:1]:
        yield head
        yield from telling.parse.children(head.index, "xcomp", "conj", "obj")
