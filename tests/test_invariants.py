"""What always holds, tried on reports that are made up here: docs/architecture.md lists it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onrecord.article import document_from_text
from onrecord.confidence import confident
from onrecord.reading.issued.utterances import is_own_words
from onrecord.reading.reader import Reader
from onrecord.records import Event, Record, Statement
from onrecord.schema import from_json, json_schema, to_json

NAMES = st.sampled_from(
    ["Elin Darvas", "Jonas Reth", "Ada Sorel", "Kostria", "Verania", "the cabinet", "Piet Halloran, a spokesman,"]
)
STATES = st.sampled_from(["Verania", "Kostria", "Talland", "Norway", "the island"])
DAYS = st.sampled_from(
    ["on Tuesday", "on March 9th", "on the 12th", "the previous day", "last year", "two weeks later", ""]
)
CLAUSES = st.sampled_from(
    [
        "the ports would close", "no ship had been seized", "talks must go on", "it was ready to talk",
        "the captain said he had been told to wait", "“nobody” had asked",
    ]
)  # fmt: skip
QUOTES = st.sampled_from(
    [
        '"The ports will close."', "“We are patient.”", '"No. Never. Not once,"', "“He told me ‘wait’,”", '"An open one',
        "„So nicht“", '""', '"Is that so?"',
    ]
)  # fmt: skip
TEMPLATES = (
    "{name} said {day} that {clause}.",
    "{quote} {name} told reporters {day}.",
    "{quote} said {name}. {quote}",
    "According to {name}, {clause}.",
    "{state} denied that {clause}, and demanded an answer from {other}.",
    "Asked whether {clause}, {name} declined to comment.",
    "{name} wrote to {other} {day}, accusing {state} of piracy.",
    "{state}'s newspapers, citing {other}'s, reported that {name} had said {clause}.",
    "She called it {quote} and rejected {state}'s claim that {clause}.",
    "The call lasted about 40 minutes.",
    "QUESTION: {clause}?",
    "{name} did not say that {clause}.",
    "Further Reading",
    "Share this page",
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    parts = {"name": NAMES, "state": STATES, "other": STATES, "day": DAYS, "clause": CLAUSES, "quote": QUOTES}
    return draw(st.sampled_from(TEMPLATES)).format(**{part: draw(words) for part, words in parts.items()})


@st.composite
def reports(draw: st.DrawFn) -> str:
    """Sentences of a kind, between them spaces and line breaks of a kind, now and then a line of anything."""
    noise = st.text(max_size=20) | st.sampled_from(
        ["\ufeff", "\r\n", "\x00", "\u200b", "🚢", "2026-03-18 09:20", "...", "—"]
    )
    pieces = draw(st.lists(sentences() | noise, max_size=8))
    return "".join(piece + draw(st.sampled_from([" ", "\n", "\n\n", "  "])) for piece in pieces)


VALIDATOR = Draft202012Validator(json_schema())
STAMPS = st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1)).map(str)
EXAMPLES = settings(max_examples=max(40, settings().max_examples // 3))


def read(reader: Reader, text: str, published: str | None = None) -> Record:
    return reader.read(document_from_text(text, published=published))


def broken(record: Record) -> list[str]:
    """The promises that a record breaks."""
    return [b for promise in PROMISES for b in promise(record)]


@EXAMPLES
@given(text=reports(), published=STAMPS)
def test_a_record_keeps_its_promises(reader: Reader, text: str, published: str | None) -> None:
    record = read(reader, text, published)
    assert record.document.text == text
    assert broken(record) == []
    VALIDATOR.validate(json.loads(to_json(record)))
    assert from_json(to_json(record)) == record


@EXAMPLES
@given(text=reports(), least=st.floats(0, 1))
def test_what_is_sure_enough_is_a_record_of_its_own(reader: Reader, text: str, least: float) -> None:
    record = read(reader, text)
    sure = confident(record, least)
    assert broken(sure) == []
    for kind in ("statements", "events"):
        kept, found = getattr(sure, kind), {item.id: item for item in getattr(record, kind)}
        assert all(item.id in found and item.confidence >= least for item in kept)
    told = {s.id: s.parent for s in record.statements}
    assert all(s.parent == told[s.id] for s in sure.statements)
    vouched = {e.id: e.statement for e in record.events}
    assert all(e.statement == vouched[e.id] for e in sure.events)
    assert confident(record, 0) == record


@EXAMPLES
@given(text=reports(), other=reports(), published=STAMPS)
def test_what_is_read_beside_a_report_changes_nothing(
    reader: Reader, text: str, other: str, published: str | None
) -> None:
    first = to_json(read(reader, text, published))
    read(reader, other, "2026-05-07")
    assert to_json(read(reader, text, published)) == first


def test_a_second_reader_gives_the_same_bytes(reader: Reader) -> None:
    text = '"The ports will close," Jonas Reth told parliament on Monday. Verania denied that it had asked for that.'
    document = document_from_text(text, published="2026-03-18")
    assert to_json(Reader().read(document)) == to_json(reader.read(document))


@EXAMPLES
@given(text=st.text(max_size=200))
def test_any_text_is_read(reader: Reader, text: str) -> None:
    assert broken(read(reader, text)) == []


def test_an_empty_report_breaks_no_promise(reader: Reader) -> None:
    assert broken(read(reader, "")) == []


def slices(record: Record) -> Iterator[str]:
    """Quotes that are not their slices, or are empty."""
    for evidence in record.evidences():
        if not evidence.quote or record.document.text[evidence.start : evidence.end] != evidence.quote:
            yield f"{evidence} is not its slice"


def ids(record: Record) -> Iterator[str]:
    """Ids that are there twice, or are referred to and not there."""
    for kind in ("actors", "statements", "events"):
        found = [item.id for item in getattr(record, kind)]
        if len(found) != len(set(found)):
            yield f"{kind}: an id twice"
    actors, statements = {a.id for a in record.actors}, {s.id for s in record.statements}
    for s in record.statements:
        yield from (f"no actor {a}" for a in (s.speaker, *s.addressees, *s.via) if a is not None and a not in actors)
        yield from (f"no statement {r}" for r in (s.parent, *s.responds_to) if r is not None and r not in statements)
    events = {e.id for e in record.events}
    for e in record.events:
        yield from (f"no event {m}" for m in [e.mirror_of] if m is not None and (m not in events or m == e.id))
        yield from (f"no actor {a}" for a in (*e.actors, *e.recipients) if a not in actors)
        yield from (
            f"no statement {e.statement}" for _ in [1] if e.statement is not None and e.statement not in statements
        )


def tree(record: Record) -> Iterator[str]:
    """Statements that are told within themselves, or answer themselves."""
    parents = {s.id: s.parent for s in record.statements}
    for s in record.statements:
        above, at = set(), s.parent
        while at is not None and at not in above:
            above.add(at)
            at = parents.get(at)
        if at is not None or s.id in above:
            yield f"{s.id} is told within itself"
        if s.id in s.responds_to:
            yield f"{s.id} answers itself"


def numbers(record: Record) -> Iterator[str]:
    """Confidences out of range or not rounded, and bounds of times the wrong way round."""
    items: list[Statement | Event] = [*record.statements, *record.events]
    for item in items:
        if not 0 <= item.confidence <= 1 or round(item.confidence, 4) != item.confidence:
            yield f"{item.id}: confidence {item.confidence}"
    for time in record.times:
        if time.earliest and time.latest and time.earliest[:10] > time.latest[:10]:
            yield f"{time.quote}: {time.earliest} after {time.latest}"


def content(record: Record) -> Iterator[str]:
    """Statements without words, or in no order; only a document's own words need no cue, nor a source where nobody signs."""
    for s in record.statements:
        if not s.content or not (s.cue or s.source or is_own_words(s)):
            yield f"{s.id} has no words"
        for role in (s.source, s.cue, s.content):
            if sorted(role, key=lambda e: e.start) != list(role):
                yield f"{s.id}: spans out of order"


PROMISES = (slices, ids, tree, numbers, content)
