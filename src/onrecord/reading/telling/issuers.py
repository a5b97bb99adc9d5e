"""Documents that speak, joined to whoever issued them: "the letter said" is the words of who sent the letter."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.actors import Cast
from onrecord.records import Channel, Statement

from .scenes import Telling

_ISSUED = ("by", "from", "of")


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
    if channel is None:
        return None
    return next((s.speaker for s in reversed(earlier) if s.channel == channel and s.parent is None), None)
