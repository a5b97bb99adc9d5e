"""A record as span groups of a spaCy doc: where each thing stands, aligned to the doc's tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, SpanGroup

from onrecord.records import Evidence, Record

PREFIX = "onrecord:"


@dataclass(frozen=True, slots=True)
class Marked:
    """Words to be a span: its label, and the id of what they are evidence of."""

    words: Evidence
    label: str
    id: str


def _statements(record: Record) -> Iterator[Marked]:
    """Each statement whole: from the first to the last of its words, those of its source and cue among them."""
    for s in record.statements:
        if words := (*s.source, *s.cue, *s.content):
            whole = record.document.evidence(min(w.start for w in words), max(w.end for w in words))
            yield Marked(whole, s.act, s.id)


def _parts(part: str) -> Callable[[Record], Iterator[Marked]]:
    return lambda record: (Marked(w, s.act, s.id) for s in record.statements for w in getattr(s, part))


def _events(record: Record) -> Iterator[Marked]:
    return (Marked(words, event.cameo, event.id) for event in record.events for words in event.evidence)


def _actors(record: Record) -> Iterator[Marked]:
    return (Marked(mention, actor.kind, actor.id) for actor in record.actors for mention in actor.mentions)


def _times(record: Record) -> Iterator[Marked]:
    return (Marked(time, time.type, time.value) for time in record.times)


def _flags(record: Record) -> Iterator[Marked]:
    return (Marked(words, flag.kind, "") for flag in record.flags for words in flag.evidence)


def _residue(record: Record) -> Iterator[Marked]:
    return (Marked(aside, aside.kind, "") for aside in record.document.set_aside)


GROUPS: dict[str, Callable[[Record], Iterable[Marked]]] = {
    "statements": _statements,
    "sources": _parts("source"),
    "cues": _parts("cue"),
    "contents": _parts("content"),
    "events": _events,
    "actors": _actors,
    "times": _times,
    "flags": _flags,
    "set_aside": _residue,
}
"""The groups, each under its name behind PREFIX; a doc that was read has all of them, those without a span, too."""


def add_groups(doc: Doc, record: Record, *, alignment: str) -> None:
    """Puts all groups on the doc; words that the alignment mode fits to no tokens get no span, and are in the record alone."""
    for name, marked in GROUPS.items():
        key = PREFIX + name
        found = sorted(marked(record), key=lambda m: (m.words.start, m.words.end, m.id))
        spans = (
            doc.char_span(m.words.start, m.words.end, label=m.label, span_id=m.id, alignment_mode=alignment)
            for m in found
        )
        doc.spans[key] = SpanGroup(doc, name=key, spans=[span for span in spans if span is not None])
