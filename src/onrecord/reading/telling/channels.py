"""Through what it was said: a letter, a call, a press conference; read off the words around the cue."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicon.speech import ChannelRow
from onrecord.parsing.parse import Token
from onrecord.reading.speech.scene import Attribution
from onrecord.records import Channel

from .scenes import Telling, inside

_STEPS_UP = 3
_TOLD_TO = {"obj", "iobj"}
_HEARING = {"parliament", "court"}


def channel_of(telling: Telling, attribution: Attribution) -> Channel | None:
    """The channel that the source is ("the letter said") or that the cue's clause names."""
    if attribution.source_head is not None and (row := _as_source(telling, attribution.source_head)):
        return row.channel
    for token in _around(telling, attribution):
        row = _row(telling, token)
        if row is not None:
            return row.channel
    return None


def _as_source(telling: Telling, head: int) -> ChannelRow | None:
    token = telling.parse.tokens[head]
    first = telling.parse.sentences[token.sentence].start
    if token.text[0].isupper() and token.index > first:
        return None  # the Daily Post is no post
    if token.lemma not in telling.lexicon.source or telling.lexicon.source[token.lemma].kind != "document":
        return None
    return next(_matching(telling, token), None)


def _around(telling: Telling, attribution: Attribution) -> Iterator[Token]:
    """The nouns that hang on the cue and on the verbs above it in its sentence, what was said left out."""
    parse, at, joined = telling.parse, attribution.verb, False
    yield from _hung_on_content(telling, attribution)
    for _ in range(_STEPS_UP):
        if at is None or parse.tokens[at].upos not in ("VERB", "AUX"):
            return
        for child in parse.children(at, "obl", "obj", "iobj", "nmod", "advcl"):
            if joined and child.relation != "obl" and parse.tokens[at].lemma not in telling.lexicon.meeting:
                continue
            yield from (
                token
                for token in (child, *parse.children(child.index, "nmod"))
                if not inside(attribution.content, (token.start, token.end))
            )
        token, joined = parse.tokens[at], True
        if token.relation == "conj" and bool(parse.children(at, "nsubj")):
            return
        at = token.head if token.relation in ("advcl", "conj", "xcomp", "parataxis") else None


def _hung_on_content(telling: Telling, attribution: Attribution) -> Iterator[Token]:
    """Nouns that a tree hangs on what was said though they stand behind it: '"piracy" in a letter'."""
    tokens = telling.parse.tokens
    for token in (tokens[t] for t in telling.frame(attribution)):
        if token.relation not in ("obl", "nmod") or token.head < 0 or token.start < attribution.content[-1].end:
            continue
        head = tokens[token.head]
        if inside(attribution.content, (head.start, head.end)):
            yield token


def _row(telling: Telling, token: Token) -> ChannelRow | None:
    cases = {case.lower for case in telling.parse.children(token.index, "case")}
    for row in _matching(telling, token):
        if row.modifier or not row.prepositions or cases & set(row.prepositions):
            return row
        if row.channel in _HEARING and token.relation in _TOLD_TO:
            return row
        if row.channel == "letter" and token.relation == "obj":
            return row
    return None


def _matching(telling: Telling, token: Token) -> Iterator[ChannelRow]:
    if token.upos == "PROPN" and token.lower not in telling.lexicon.places_to_write:
        return
    for row in telling.lexicon.channel.get(token.lemma, telling.lexicon.channel.get(token.lower, ())):
        modifiers = {m.lower for m in telling.parse.children(token.index, "compound", "amod")}
        if not row.modifier or row.modifier in modifiers:
            yield row
