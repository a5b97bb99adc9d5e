"""Strategies for records of every shape that keeps the promises of tests/test_invariants.py, without a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, get_args

from hypothesis import strategies as st

from onrecord.lexicon.events import EventLexicon
from onrecord.records import (
    Act,
    Actor,
    ActorKind,
    Channel,
    Document,
    Event,
    Flag,
    FlagKind,
    Form,
    MadeBy,
    Mention,
    Modality,
    Mode,
    Polarity,
    Record,
    Statement,
    TimeExpression,
    TimeType,
    Translated,
)
from onrecord.spans import identity
from tests.archive.made_documents import DATES, NAMES, STAMPS, documents, ordered, some, texts

CONFIDENCES = st.integers(0, 10_000).map(lambda n: n / 10_000)
COUNTRIES = st.none() | st.sampled_from(["JPN", "NOR", "VRN"])
MADE_BY = st.builds(MadeBy, st.sampled_from(["0.1.0", "0.2.0"]), *2 * [st.sampled_from(["0" * 16, "ab12" * 4])])
CODES = tuple(EventLexicon.load().rows)
SOURCES: tuple[Literal["text", "lexicon", "context"], ...] = ("text", "lexicon", "context")
GUESSED = ("actors", "recipients", "when", "modality")


def ids_of(document: Document, kind: str, most: int) -> st.SearchStrategy[list[str]]:
    """Up to `most` ids of one kind, none twice."""
    places = st.lists(st.integers(0, 10_000), max_size=most, unique=True)
    return places.map(lambda found: [document.identify(kind, place) for place in found])


def few_of(ids: Sequence[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of these ids in any order, none twice; none where there are none."""
    return some(st.sampled_from(ids), most) if ids else st.just(())


def one_of(ids: Sequence[str]) -> st.SearchStrategy[str | None]:
    """One of these ids, or none."""
    return st.none() | st.sampled_from(ids) if ids else st.none()


@st.composite
def actors(draw: st.DrawFn, document: Document) -> tuple[Actor, ...]:
    ids, forms = draw(ids_of(document, "actor", 4)), st.sampled_from(get_args(Form))
    fields, how = st.sampled_from(["kind", "country", "code"]), st.sampled_from(SOURCES)
    known = st.lists(st.tuples(fields, how), max_size=3, unique_by=lambda field: field[0])
    return tuple(
        Actor(
            own,
            draw(NAMES),
            draw(st.sampled_from(get_args(ActorKind))),
            draw(COUNTRIES),
            draw(st.none() | st.sampled_from(["JPNGOV", "IGO"])),
            roles=draw(some(NAMES)),
            known_from=tuple(draw(known)),
            candidates=draw(some(NAMES)),
            mentions=tuple(Mention(e.start, e.end, e.quote, draw(forms)) for e in draw(ordered(document))),
            body_code=draw(st.none() | st.just("IGOUNO")),
            members=draw(few_of([other for other in ids if other != own])),
        )
        for own in ids
    )


@st.composite
def times(draw: st.DrawFn, document: Document) -> tuple[TimeExpression, ...]:
    def bounded(start: int, end: int, quote: str) -> TimeExpression:
        bounds = draw(st.lists(DATES, min_size=2, max_size=2).map(lambda two: sorted(two, key=lambda day: day[:10])))
        earliest, latest = (draw(st.none() | st.just(bound)) for bound in bounds)
        value = draw(DATES | st.sampled_from(["XXXX-XX-XX", "P2W", "PT1H", "2031-W07", "PRESENT_REF"]))
        kind, rule = draw(st.sampled_from(get_args(TimeType))), draw(st.sampled_from(["", "weekday"]))
        return TimeExpression(start, end, quote, kind, value, earliest, latest, rule, draw(CONFIDENCES))

    return tuple(bounded(e.start, e.end, e.quote) for e in draw(ordered(document)))


@st.composite
def statements(draw: st.DrawFn, document: Document, actors: Sequence[str]) -> tuple[Statement, ...]:
    """Statements whose parents form a tree, in any order: a parent may come after what is told within it."""
    ids = draw(ids_of(document, "statement", 4))
    made = [draw(_statement(document, own, actors, ids[:n], ids)) for n, own in enumerate(ids)]
    return tuple(draw(st.permutations(made)))


@st.composite
def _statement(
    draw: st.DrawFn, document: Document, own: str, actors: Sequence[str], parents: Sequence[str], ids: Sequence[str]
) -> Statement:
    speaker, signed = draw(one_of(actors)), draw(st.booleans())
    return Statement(
        own,
        speaker,
        addressees=draw(few_of(actors)),
        via=draw(few_of(actors)),
        channel=draw(st.none() | st.sampled_from(get_args(Channel))),
        said_at=draw(st.none() | DATES),
        mode=draw(st.sampled_from(get_args(Mode))),
        translated=draw(st.none() | st.sampled_from(get_args(Translated))),
        act=draw(st.sampled_from(get_args(Act))),
        polarity=draw(st.sampled_from(get_args(Polarity))),
        source=draw(ordered(document)),
        cue=draw(ordered(document, least=0 if signed else 1)),
        content=draw(ordered(document, least=1)),
        parent=draw(one_of(parents)),
        responds_to=draw(few_of([other for other in ids if other != own])),
        rules=("issued", *draw(some(NAMES))) if signed else draw(some(st.sampled_from(["quote-cue", "told"]))),
        confidence=draw(CONFIDENCES),
        speaker_confidence=None if speaker is None else draw(st.none() | CONFIDENCES),
    )


@st.composite
def events(draw: st.DrawFn, document: Document, actors: Sequence[str], statements: Sequence[str]) -> tuple[Event, ...]:
    ids = draw(ids_of(document, "event", 3))
    coded = [draw(st.sampled_from(CODES)) for _ in ids]
    return tuple(
        Event(
            own,
            draw(few_of(actors)),
            draw(few_of(actors)),
            code.id,
            code.plover,
            code.mode,
            draw(st.none() | st.integers(-100, 100).map(lambda tenths: tenths / 10)),
            draw(st.none() | DATES),
            draw(st.sampled_from(get_args(Modality))),
            guessed=draw(some(st.sampled_from(GUESSED))),
            evidence=draw(ordered(document)),
            statement=draw(one_of(statements)),
            mirror_of=draw(one_of([other for other in ids if other != own])),
            rules=draw(some(NAMES)),
            confidence=draw(CONFIDENCES),
        )
        for own, code in zip(ids, coded, strict=True)
    )


@st.composite
def records_of(draw: st.DrawFn, document: Document) -> Record:
    """A record of this document; an empty one where it could not be read."""
    if document.failure:
        return Record(document, draw(MADE_BY))
    cast = draw(actors(document))
    who = [a.id for a in cast]
    said = draw(statements(document, who))
    done = draw(events(document, who, [s.id for s in said]))
    flag = st.builds(Flag, st.sampled_from(get_args(FlagKind)), ordered(document), NAMES)
    flags = tuple(draw(st.lists(flag, max_size=2, unique=True)))
    return Record(document, draw(MADE_BY), cast, draw(times(document)), said, done, flags)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Any record that keeps its promises."""
    return draw(records_of(draw(documents())))


@st.composite
def versions_of(draw: st.DrawFn, record: Record) -> tuple[Record, ...]:
    """Records of one to three other documents of the same report: its url, and its id if it has one, other text and stamp.

    A record without a url has no versions: `records().filter(lambda r: r.document.url)` gives those that do.
    """
    document, found = record.document, []
    others = texts().filter(lambda text: text != document.text)
    for text in draw(st.lists(others, min_size=1, max_size=3, unique=True)):
        source = (document.external_id or "", document.url or "", document.publisher or "")
        own = identity("document", *source, text)
        stamp = draw(STAMPS.filter(lambda stamp: stamp != document.published))
        other = replace(document, id=own, text=text, published=stamp, set_aside=(), failure=None)
        found.append(draw(records_of(other)))
    return tuple(found)
