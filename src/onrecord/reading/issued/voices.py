"""Whose words each stretch of a document is that is no report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.parsing.parse import Parse
from onrecord.reading.actors import Cast
from onrecord.reading.who.found import head_of
from onrecord.records import Document

from .casting import Casting, tokens_of
from .channels import channel_of
from .issuers import issuer_of, meant_by
from .occasions import Occasion, find_occasion
from .outline import Outline
from .persons import cast_persons
from .utterances import Utterance


@dataclass(frozen=True, slots=True)
class Voices:
    """The cast with its first persons, the utterances in the order of the text, what a readout tells of.

    Of a report the cast alone.
    """

    cast: Cast
    utterances: tuple[Utterance, ...] = ()
    occasion: Occasion | None = None


def find_voices(document: Document, parse: Parse, outline: Outline, cast: Cast) -> Voices:
    """Who speaks in a document that is itself what somebody said."""
    if document.kind == "report":
        return Voices(cast)
    casting = Casting(document, parse, cast)
    utterances = tuple(_issued(casting, document, outline))
    occasion = find_occasion(casting, document, outline)
    cast_persons(casting, utterances)
    return Voices(casting.cast(), utterances, occasion)


def anchors(parse: Parse, outline: Outline) -> frozenset[int]:
    """The tokens that must mean somebody: those that head the issuer's name and the lines of an address."""
    lines = (*outline.issuer, *(outline.envelope.addressed if outline.envelope else ()))
    spans = [tokens_of(parse, line) for line in lines]
    return frozenset(head_of(parse, tokens.start, tokens.stop) for tokens in spans if tokens)


def _issued(casting: Casting, document: Document, outline: Outline) -> Iterator[Utterance]:
    """The paragraphs of what somebody issued."""
    if outline.envelope is None:
        return
    issuer = issuer_of(casting, document, outline)
    source = outline.issuer[0] if issuer else None
    to = _addressed(casting, outline, issuer) if document.kind == "letter" else ()
    channel = channel_of(document, outline)
    for paragraph in outline.envelope.body:
        yield Utterance((paragraph,), source, issuer, f"issued:{document.kind}", to, channel=channel)


def _addressed(casting: Casting, outline: Outline, issuer: str | None) -> tuple[str, ...]:
    """To whom a letter is written: the first person whom its address names, else the first actor."""
    lines = outline.envelope.addressed if outline.envelope else ()
    met = [actor for line in lines if (actor := meant_by(casting, line)) is not None and actor != issuer]
    persons = [actor for actor in met if casting.actors[actor].kind == "person"]
    return tuple((persons or met)[:1])
