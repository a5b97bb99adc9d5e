"""Why a sentence was read as it was: its parse, every rule kept or dropped, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

import msgspec

from onrecord.parsing.parse import Name, Parse, Sentence, Token
from onrecord.reading.issued.outline import unparsed
from onrecord.records import Document, Evidence, Record
from onrecord.trace import FullTrace, Step, Trace


class Parses(Protocol):
    """What turns a text into a parse."""

    def parse(self, text: str, skip: Iterable[tuple[int, int]] = ...) -> Parse: ...


class Reads(Protocol):
    """What turns a document into a record and tells a trace why."""

    def read(self, document: Document, trace: Trace = ...) -> Record: ...


@dataclass(frozen=True, slots=True)
class Found:
    """Words that became part of the record: what they are there, in words."""

    start: int
    end: int
    quote: str
    what: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that was seen and decided in a short text."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    steps: tuple[Step, ...]
    found: tuple[Found, ...]
    record: Record

    def to_json(self) -> bytes:
        """The explanation as one line of JSON; the record's part of it has the published schema."""
        return msgspec.json.encode(self)


def explain(document: Document, *, parser: Parses, reader: Reads, trace: FullTrace | None = None) -> Explanation:
    """The explanation of a document of a sentence or a few; `trace` may have heard already how the document was made."""
    trace = trace or FullTrace()
    record = reader.read(document, trace)
    parse = parser.parse(document.text, unparsed(document))
    steps = tuple(sorted(trace.steps, key=lambda s: (s.start, s.end)))
    return Explanation(document.text, parse.tokens, parse.sentences, parse.names, steps, tuple(_found(record)), record)


def _found(record: Record) -> Iterator[Found]:
    """The spans of the record in the order of the text, the longer first."""
    found = [
        *_of_actors(record),
        *_of_times(record),
        *_of_statements(record),
        *_of_events(record),
        *_of_residue(record),
    ]
    yield from sorted(found, key=lambda f: (f.start, -f.end, f.what))


def _of_actors(record: Record) -> Iterator[Found]:
    for actor in record.actors:
        for mention in actor.mentions:
            yield _as(mention, f"{mention.form} of {actor.name} ({actor.kind})")


def _of_times(record: Record) -> Iterator[Found]:
    for time in record.times:
        yield _as(time, f"{time.type} {time.value}")


def _of_statements(record: Record) -> Iterator[Found]:
    for number, statement in enumerate(record.statements, 1):
        for role in ("source", "cue", "content"):
            for evidence in getattr(statement, role):
                yield _as(evidence, f"statement {number} ({statement.act}), {role}")


def _of_events(record: Record) -> Iterator[Found]:
    for number, event in enumerate(record.events, 1):
        for evidence in event.evidence:
            yield _as(evidence, f"event {number}, {event.cameo}")


def _of_residue(record: Record) -> Iterator[Found]:
    for aside in record.document.set_aside:
        yield _as(aside, f"set aside, {aside.kind.replace('_', ' ')}")


def _as(evidence: Evidence, what: str) -> Found:
    return Found(evidence.start, evidence.end, evidence.quote, what)
