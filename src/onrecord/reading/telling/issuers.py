"""Documents that speak, joined to whoever issued them: "the letter said" is the words of who sent the letter."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.actors import Cast
from onrecord.reading.speech.subjects import agent_of
from onrecord.records import Channel, Statement

from .scenes import Telling

_ISSUED = ("by", "from", "of")
_DEFINITE = ("the", "this", "that", "these", "those")


def issuer_of(
    telling: Telling, cast: Cast, head: int, channel: Channel | None, earlier: Sequence[Statement]
) -> str | None:
    """The id of the actor who issued the document that a token names, None where it names none or nobody is known."""
    token = telling.parse.tokens[head]
    row = telling.lexicon.source.get(token.lemma)
    if row is None or row.kind != "document" or token.upos == "PROPN":
        return None
    for child in telling.parse.children(head, "nmod"):
        cases = {case.lower for case in telling.parse.children(child.index, "case")}
        if child.deprel == "nmod:poss" or cases & set(_ISSUED):
            return cast.of(child.index)
    for verb in telling.parse.children(head, "acl"):
        if verb.lemma in telling.lexicon.meeting or verb.lemma == "write":
            agent = agent_of(telling.parse, verb.index)
            if agent is not None:
                return cast.of(agent)
    sender = _sender(telling, head)
    if sender is not None:
        return cast.of(sender)
    definite = any(d.lower in _DEFINITE for d in telling.parse.children(head, "det"))
    if channel is None or not definite:
        return None
    return next((s.speaker for s in reversed(earlier) if s.channel == channel and s.parent is None), None)


def _sender(telling: Telling, head: int) -> int | None:
    """Who issues a document where the sentence tells: "the town released a statement saying"."""
    token = telling.parse.tokens[head]
    if token.relation != "obj":
        return None
    subject = telling.parse.child(token.head, "nsubj")
    return subject.index if subject is not None else None
