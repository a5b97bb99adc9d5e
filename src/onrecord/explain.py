"""Why a sentence was read as it was: its parse, every rule kept or dropped, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import msgspec

from onrecord.lexicon.own import Place, Source, places_of_rule
from onrecord.parsing.parse import Name, Parse, Sentence, Token
from onrecord.reading.issued.outline import unparsed
from onrecord.records import Document, Evidence, Record
from onrecord.trace import FullTrace, Step, Trace

Sources = Mapping[Place, tuple[Source, ...]]


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
class OwnFired:
    """A row of a user's that fired or matched: the words at which it did, and where it stands."""

    start: int
    end: int
    quote: str
    table: str
    id: str
    file: str
    line: int
    dropped: str = ""
    """Why nothing came of it, where it matched and was dropped."""


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
    own: tuple[OwnFired, ...] | None = None
    """The rows of a user's that fired; None where there are no such rows."""

    def to_json(self) -> bytes:
        """The explanation as one line of JSON; the record's part of it has the published schema."""
        return msgspec.json.encode(self)


def explain(
    document: Document, *, parser: Parses, reader: Reads, trace: FullTrace | None = None, sources: Sources | None = None
) -> Explanation:
    """The explanation of a document of a sentence or a few; `trace` may have heard already how the document was made.

    `sources`: where rows of a user's stand that the reader knows.
    """
    trace = trace or FullTrace()
    record = reader.read(document, trace)
    parse = parser.parse(document.text, unparsed(document))
    steps = tuple(sorted(trace.steps, key=lambda s: (s.start, s.end)))
    fired = tuple(own_fired(record, steps, sources)) if sources is not None else None
    found = tuple(_found(record))
    return Explanation(document.text, parse.tokens, parse.sentences, parse.names, steps, found, record, fired)


def own_fired(record: Record, steps: Iterable[Step], sources: Sources) -> Iterator[OwnFired]:
    """The rows of a user's that became part of a record, and those that matched and were dropped, in the order of the text."""
    steps = tuple(steps)
    found = dict.fromkeys(((*_rows_of_steps(steps), *_rows_of_rules(record))), "")
    dropped = {(s.start, s.end, place): s.reason for s in steps if not s.kept for place in places_of_rule(s.rule)}
    for (start, end, (table, row_id)), why in sorted((dropped | found).items()):
        for source in sources.get((table, row_id), ()):
            yield OwnFired(start, end, record.document.text[start:end], table, row_id, source.file, source.line, why)


def _rows_of_steps(steps: Iterable[Step]) -> Iterator[tuple[int, int, Place]]:
    return ((step.start, step.end, place) for step in steps if step.kept for place in step.rows)


def _rows_of_rules(record: Record) -> Iterator[tuple[int, int, Place]]:
    """The rows that the rules of statements and events name, at cues and at the words that tell of events."""
    told = [(s.cue or s.content, s.rules) for s in record.statements] + [(e.evidence, e.rules) for e in record.events]
    for words, rules in told:
        for rule in rules if words else ():
            yield from ((words[0].start, words[-1].end, place) for place in places_of_rule(rule))


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
