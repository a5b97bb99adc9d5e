"""The form, filled in -> a record, in the record's own types: quoted words get their places, ids their hashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from benchmarks.chatbot import form
from benchmarks.chatbot.assistant import outside
from benchmarks.chatbot.locating import Letters, Places
from onrecord.records import (
    Actor,
    Document,
    Event,
    Evidence,
    Flag,
    MadeBy,
    Mention,
    Record,
    SetAside,
    Stamp,
    Statement,
    TimeExpression,
)
from onrecord.version import VERSION

Ids = Mapping[str, str]
"""Ids of the assistant's, and ours for them."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """A record, and how many of the quoted words stand in the text: all, and those of statements' contents."""

    record: Record
    letters: Letters
    contents: Letters


def mapped(document: Document, filled: form.Filled, model: str) -> Mapped:
    """The record of what an assistant filled in for a report."""
    places = Places(document)
    aside = tuple(SetAside(e.start, e.end, e.quote, r.kind) for r in filled.set_aside if (e := places.next(r.quote)))
    mentions = [_mentions(actor, places) for actor in filled.actors]
    actor_ids = {a.id: document.identify("actor", n, a.name) for n, a in enumerate(filled.actors)}
    asked, found = places.asked, places.found
    contents = [_contents(statement, places) for statement in filled.statements]
    asked, found = places.asked - asked, places.found - found
    statement_ids = {
        s.id: document.identify("statement", n, *(e.span for e in c))
        for n, (s, c) in enumerate(zip(filled.statements, contents, strict=True))
    }
    record = Record(
        document=_document(document, filled.document, aside),
        made_by=MadeBy(VERSION, f"assistant {model}", ""),
        actors=tuple(
            Actor(actor_ids[a.id], a.name, a.kind, a.country, a.code, mentions=m)
            for a, m in zip(filled.actors, mentions, strict=True)
        ),
        times=tuple(
            TimeExpression(e.start, e.end, e.quote, t.type, t.value)
            for t in filled.times
            if (e := places.next(t.quote, "time"))
        ),
        statements=tuple(
            _statement(s, c, places, actor_ids, statement_ids) for s, c in zip(filled.statements, contents, strict=True)
        ),
        events=tuple(_event(n, e, places, actor_ids, statement_ids) for n, e in enumerate(filled.events)),
        flags=tuple(Flag(f.kind, _all(f.evidence, places), f.note) for f in filled.flags),
    )
    return Mapped(record, Letters(places.found, places.asked), Letters(found, asked))


def _document(document: Document, head: form.Head, aside: tuple[SetAside, ...]) -> Document:
    """The report under the head that the assistant gives; what came from outside stays, as it does for onrecord."""
    given = outside(document)

    def told(field: str) -> str | None:
        known: str | None = getattr(document if field in given else head, field)
        return known

    published = Stamp(head.published, "text") if head.published else None
    return replace(
        document,
        kind=document.kind if "kind" in given else head.kind,
        title=told("title"),
        byline=told("byline"),
        publisher=told("publisher"),
        source=told("source"),
        language=told("language"),
        issuer=told("issuer"),
        published=document.published if "published" in given else published,
        claims=tuple(claim for claim in document.claims if claim.how != "text"),
        set_aside=tuple(sorted(aside, key=lambda e: e.span)),
    )


def _mentions(actor: form.Actor, places: Places) -> tuple[Mention, ...]:
    found = {
        Mention(e.start, e.end, e.quote, m.form)
        for m in actor.mentions
        if (e := places.next(m.quote, "mention", before=m.before))
    }
    return tuple(sorted(found, key=lambda m: (m.span, m.form)))


def _contents(statement: form.Statement, places: Places) -> tuple[Evidence, ...]:
    """What was said: its first words for the next time they stand there, those after them near to it."""
    found: list[Evidence] = []
    for words in statement.content:
        near = places.near(words, found[0]) if found else places.next(words, "content")
        found += [near] if near else []
    return tuple(sorted(set(found), key=lambda e: e.span))


def _statement(
    said: form.Statement, content: tuple[Evidence, ...], places: Places, actors: Ids, statements: Ids
) -> Statement:
    own = statements[said.id]
    about = content[0] if content else None
    return Statement(
        own,
        _known(said.speaker, actors),
        _ids(said.addressees, actors),
        _ids(said.via, actors),
        said.channel,
        said.said_at,
        said.mode,
        said.translated,
        said.act,
        said.polarity,
        _all(said.source, places, about),
        _all(said.cue, places, about),
        content,
        next((i for i in _ids([said.parent or ""], statements) if i != own), None),
        tuple(i for i in _ids(said.responds_to, statements) if i != own),
    )


def _event(number: int, done: form.Event, places: Places, actors: Ids, statements: Ids) -> Event:
    evidence = _all(done.evidence, places)
    return Event(
        places.document.identify("event", number, *(e.span for e in evidence)),
        _ids(done.actors, actors),
        _ids(done.recipients, actors),
        done.cameo,
        done.plover,
        when=done.when,
        modality=done.modality,
        evidence=evidence,
        statement=_known(done.statement, statements),
    )


def _known(one: str | None, ids: Ids) -> str | None:
    return ids.get(one) if one else None


def _ids(some: Iterable[str], ids: Ids) -> tuple[str, ...]:
    """Ours for the assistant's ids; those that nothing bears are left out."""
    return tuple(ids[i] for i in some if i in ids)


def _all(quotes: Iterable[str], places: Places, about: Evidence | None = None) -> tuple[Evidence, ...]:
    """The words of each quotation, near to those they belong to."""
    return tuple(e for quote in quotes if (e := places.near(quote, about)))
