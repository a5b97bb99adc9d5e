"""Documents that speak, joined to whoever issued them: "the letter said" is the words of who sent the letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.lexicon.speech import SpeechLexicon
from onrecord.parsing.parse import Parse
from onrecord.reading.actors import Cast
from onrecord.reading.speech.subjects import agent_of
from onrecord.records import Channel, Statement

from .scenes import Telling

_ISSUED = ("by", "from", "of")
_DEFINITE = ("the", "this", "that", "these", "those")


def issuer_of(
    telling: Telling, cast: Cast, head: int, channel: Channel | None, earlier: Iterable[Statement]
) -> str | None:
    """The id of the actor who issued the document that a token names, None where it names none or nobody is known.

    `earlier` are the statements made so far, the last one first.
    """
    if not is_document(telling.parse, head, telling.lexicon):
        return None
    for issuer in issuing(telling.parse, head):
        return cast.of(issuer)
    definite = any(d.lower in _DEFINITE for d in telling.parse.children(head, "det"))
    if channel is None or not definite:
        return None
    return next((s.speaker for s in earlier if s.channel == channel and s.parent is None), None)


def is_document(parse: Parse, head: int, lexicon: SpeechLexicon) -> bool:
    """Whether a token names a document: a common noun, a letter or a statement."""
    row = lexicon.source.get(parse.tokens[head].lemma)
    return row is not None and row.kind == "document" and parse.tokens[head].upos != "PROPN"


def issuing(parse: Parse, head: int) -> Iterator[int]:
    """The tokens that tell who issued a document, best first.

    Its possessor or "by X"; who signed it; who "released a statement saying".
    """
    for child in parse.children(head, "nmod"):
        cases = {case.lower for case in parse.children(child.index, "case")}
        if child.deprel == "nmod:poss" or cases & set(_ISSUED):
            yield child.index
    for verb in parse.children(head, "acl"):
        agent = agent_of(parse, verb.index) if verb.xpos == "VBN" else None
        if agent is not None:
            yield agent
    token = parse.tokens[head]
    subject = parse.child(token.head, "nsubj") if token.relation == "obj" else None
    if subject is not None:
        yield subject.index
