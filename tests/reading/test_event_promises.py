"""What holds for events, answers and flags of any report: tried on reports made up of a small grammar and of golden cases."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.article import document_from_text
from onrecord.lexicon.events import EventLexicon
from onrecord.reading.doing.found import Happening
from onrecord.reading.doing.merging import Merger
from onrecord.reading.reader import Reader
from onrecord.records import Document, Event, Record
from onrecord.schema import to_json
from tests.golden import texts_of

CODES = EventLexicon.load().codes
PARTIES = st.sampled_from(["Verania", "Kostria", "Talland", "President Elin Darvas", "the Ostland navy", "Norway"])
DEEDS = st.sampled_from(
    [
        ("attack", "attacked"), ("visit", "visited"), ("invade", "invaded"), ("meet", "met"), ("boycott", "boycotted"),
        ("bomb", "bombed"), ("sanction", "sanctioned"), ("compensate", "compensated"), ("blockade", "blockaded"),
    ]
)  # fmt: skip
UNREAL = (
    "{one} demanded that {other} {do} {third}.",
    "{one} urged {other} to {do} {third}.",
    "{one} denied that {other} had {done} {third}.",
    "{one} plans to {do} {other}.",
    "{one} will {do} {other}.",
    "{one} threatened to {do} {other}.",
    "{one} refused to {do} {other}.",
    "If {one} {done} {other}, ships would wait.",
    "Reporters asked whether {one} had {done} {other}.",
)
REAL = (
    "{one} {done} {other} on Monday.",
    "{one} said that {other} had {done} {third}.",
    '"We {done} {other}," {one} said.',
    "{one} accused {other} of piracy. {other} rejected the accusation.",
    "{one} asked {other} whether ships had left.",
    "{one} and {other} met in the harbor.",
    "{one} declined to say whether {other} had {done} {third}.",
    "{one} is believed to have {done} {other}.",
)
MIXED = st.lists(st.sampled_from(texts_of("events") + texts_of("answers") + texts_of("flags")), min_size=1, max_size=4)


@st.composite
def sentences(draw: st.DrawFn, templates: tuple[str, ...]) -> str:
    one, other, third = draw(st.lists(PARTIES, min_size=3, max_size=3, unique=True))
    do, done = draw(DEEDS)
    sentence = draw(st.sampled_from(templates)).format(one=one, other=other, third=third, do=do, done=done)
    return sentence[0].upper() + sentence[1:]


MADE = st.lists(sentences(REAL + UNREAL), min_size=1, max_size=5)
REPORTS = st.tuples(MADE | MIXED, st.sampled_from([" ", "\n\n", "\r\n\r\n"])).map(lambda drawn: drawn[1].join(drawn[0]))
QUICK = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
DEEP = settings(QUICK, max_examples=400)


@QUICK
@given(text=REPORTS)
def test_promises(reader: Reader, text: str) -> None:
    promises_are_kept(reader.read(document_from_text(text, published="2031-05-08")))


@pytest.mark.slow
@DEEP
@given(text=REPORTS)
def test_promises_at_length(reader: Reader, text: str) -> None:
    record = reader.read(document_from_text(text, published="2031-05-08"))
    promises_are_kept(record)
    assert to_json(reader.read(document_from_text(text, published="2031-05-08"))) == to_json(record)


@QUICK
@given(text=sentences(UNREAL))
def test_what_is_meant_denied_or_supposed_has_not_happened(reader: Reader, text: str) -> None:
    nothing_happened(reader, text)


@pytest.mark.slow
@DEEP
@given(text=sentences(UNREAL))
def test_what_is_meant_denied_or_supposed_has_not_happened_at_length(reader: Reader, text: str) -> None:
    nothing_happened(reader, text)


@QUICK
@given(text=REPORTS)
def test_the_same_bytes_each_time(reader: Reader, text: str) -> None:
    first, second = (to_json(reader.read(document_from_text(text))) for _ in range(2))
    assert first == second
    assert json.loads(first)["document"]["text"] == text


def promises_are_kept(record: Record) -> None:
    """Everything that a record says of events, answers and flags leads to its words, and to what it names."""
    text, actors = record.document.text, {a.id for a in record.actors}
    assert all(text[e.start : e.end] == e.quote != "" for e in record.evidences())
    assert len({e.id for e in record.events}) == len(record.events)
    for event in record.events:
        assert {*event.actors, *event.recipients} <= actors
        assert event.actors or event.recipients
        assert not set(event.actors) & set(event.recipients)
        assert event.evidence
        assert all(a.end <= b.start for a, b in itertools.pairwise(event.evidence))
        assert event.statement in {None, *(s.id for s in record.statements)}
        row = CODES[event.cameo]
        assert (event.plover, event.plover_mode, event.goldstein) == (row.plover, row.mode, row.goldstein)
        assert 0 < event.confidence <= 1
    mirrors_are_true(record.events)
    answers_look_back(record)


def mirrors_are_true(events: tuple[Event, ...]) -> None:
    """A mirror tells the same words from another side, and mirrors none that is a mirror."""
    by_id = {e.id: e for e in events}
    for event in events:
        if event.mirror_of is not None:
            first = by_id[event.mirror_of]
            assert (first.mirror_of, first.cameo, first.evidence) == (None, event.cameo, event.evidence)
            assert first.actors != event.actors


def answers_look_back(record: Record) -> None:
    """What is answered was said before, by somebody else, and does not tell the answer."""
    by_id = {s.id: s for s in record.statements}
    for statement in record.statements:
        for earlier in map(by_id.__getitem__, statement.responds_to):
            assert earlier is not statement
            assert earlier.speaker is None or earlier.speaker != statement.speaker
            assert earlier.id != statement.parent
            begins = min(e.start for e in (*statement.cue, *statement.content))
            assert min(e.start for e in (*earlier.cue, *earlier.content)) < begins


def nothing_happened(reader: Reader, text: str) -> None:
    """What happened, if anything, is the demand, denial, threat or refusal itself: words, not deeds."""
    done = [e for e in reader.read(document_from_text(text)).events if e.modality in ("happened", "ongoing")]
    assert [e for e in done if e.plover not in (None, "REQUEST", "AGREE", "REJECT", "THREATEN", "ACCUSE")] == []


SIDES = {"a": "VRN", "b": "KST", "c": "VRN", "d": "d"}
NOTE = Document("d", "Verania met Kostria, and met it again; Talland looked on and met nobody at all that day.")


@st.composite
def happenings(draw: st.DrawFn) -> Happening:
    actor, recipient = draw(st.lists(st.sampled_from("abcd"), min_size=2, max_size=2, unique=True))
    start = draw(st.integers(0, 60))
    return Happening(
        draw(st.sampled_from(["040", "041", "046", "111", "190", "194"])),
        (actor,),
        (recipient,),
        (NOTE.evidence(start, start + 4),),
        draw(st.sampled_from(["happened", "planned", "background", "denied"])),
        ("rule",),
        0.5,
        when=draw(st.sampled_from([None, "2031-05-07", "2031-05-08", "2031-05-07T09:00"])),
        heads=(start,),
        nominal=draw(st.booleans()),
    )


@given(st.lists(happenings(), max_size=6))
def test_merging_loses_no_words_and_what_is_merged_stays(found: list[Happening]) -> None:
    merger = Merger(SIDES)
    merged = merger.merged(found)
    assert len(merged) <= len(found)
    assert set(_evidence(merged)) == set(_evidence(found))
    assert [h.evidence for h in merger.merged(merged)] == [h.evidence for h in merged]


def _evidence(found: list[Happening]) -> Iterator[tuple[int, int]]:
    return ((e.start, e.end) for h in found for e in h.evidence)
