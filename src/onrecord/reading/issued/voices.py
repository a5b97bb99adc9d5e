"""Whose words each stretch of a document is that is no report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.article.issuers import is_joint
from onrecord.lexicon import Lexicon
from onrecord.lexicon.issued import IssuedLexicon
from onrecord.parsing.parse import Parse
from onrecord.reading.actors import Cast
from onrecord.reading.who.found import head_of
from onrecord.records import Document

from .casting import Casting, tokens_of
from .channels import channel_of
from .deeds import with_deeds
from .dialogue import turns_of
from .issuers import appoint, issuer_of, meant_by, name_after, shorten
from .occasions import Occasion, find_occasion
from .offices import is_office, join_offices
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


def find_voices(document: Document, parse: Parse, outline: Outline, cast: Cast, *, lexicon: Lexicon) -> Voices:
    """Who speaks in a document that is itself what somebody said."""
    if document.kind == "report":
        return Voices(cast)
    casting = Casting(document, parse, cast)
    turns = turns_of(casting, document, outline, lexicon)
    utterances = tuple(turns if document.kind == "transcript" else _issued(casting, document, outline, lexicon))
    occasion = find_occasion(casting, document, outline)
    if occasion is not None:
        join_offices(casting, occasion.parties)
    cast_persons(casting, utterances)
    return Voices(casting.cast(), utterances, occasion)


def anchors(parse: Parse, outline: Outline) -> frozenset[int]:
    """The tokens that must mean somebody: those that head the issuer's name and the lines of an address."""
    lines = (*outline.issuer, *(outline.envelope.addressed if outline.envelope else ()))
    spans = [tokens_of(parse, line) for line in lines]
    return frozenset(head_of(parse, tokens.start, tokens.stop) for tokens in spans if tokens)


def _issued(casting: Casting, document: Document, outline: Outline, lexicon: Lexicon) -> Iterator[Utterance]:
    """The paragraphs of what somebody issued."""
    if outline.envelope is None:
        return
    issuer = issuer_of(casting, document, outline)
    source = outline.issuer[0] if issuer else None
    to = _addressed(casting, outline, issuer) if document.kind == "letter" else ()
    channel, joint = channel_of(document, outline), is_joint(document, lexicon=IssuedLexicon.load())
    for paragraph in outline.envelope.body:
        said = Utterance(
            words=paragraph,
            source=source,
            speaker=issuer,
            rule=f"issued:{document.kind}",
            addressees=to,
            channel=channel,
            recounts=joint,
        )
        yield with_deeds(casting.parse, said, reply=False, lexicon=lexicon.speech)


def _addressed(casting: Casting, outline: Outline, issuer: str | None) -> tuple[str, ...]:
    """To whom a letter is written: the first person whom its address names, else the first actor."""
    lines = outline.envelope.addressed if outline.envelope else ()
    met = [(line, who) for line in lines if (who := meant_by(casting, line)) is not None and who != issuer]
    if not met:
        return ()
    line, who = next(((line, who) for line, who in met if casting.actors[who].kind == "person"), met[0])
    name_after(casting, who, line.slice(casting.document.text))
    shorten(casting, who)
    for _, other in met:
        if other != who and is_office(casting.actors[other]):
            appoint(casting, who, other)
    return (who,)
