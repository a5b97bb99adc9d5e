"""The records that benchmarks make up: as true to their texts as read ones, the same on every run."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import islice
from statistics import mean
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from benchmarks.invented import invented
from onrecord.lexicon.events import EventLexicon
from onrecord.records import Act, Record
from onrecord.schema import from_json, json_schema, to_json
from tests.test_invariants import broken

VALIDATOR = Draft202012Validator(json_schema())
MANY = 400


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(islice(invented(11), MANY))


def test_they_keep_their_promises(records: list[Record]) -> None:
    assert {r.document.url: broken(r) for r in records if broken(r)} == {}
    for record in records[::20]:
        VALIDATOR.validate(json.loads(to_json(record)))
        assert from_json(to_json(record)) == record


def test_the_same_seed_gives_the_same_records(records: list[Record]) -> None:
    assert list(islice(invented(11), 50)) == records[:50]
    assert next(invented(12)).document.text != records[0].document.text


def test_reports_differ(records: list[Record]) -> None:
    for value in ("id", "url", "text"):
        assert len({getattr(r.document, value) for r in records}) == MANY
    assert len({r.document.publisher for r in records}) == 12
    both = {r.document.url for r in records} & {r.document.url for r in islice(invented(12), MANY)}
    assert not both


def test_they_are_as_long_and_as_full_as_reports_are(records: list[Record]) -> None:
    words = [len(r.document.text.split()) for r in records]
    assert min(words) >= 150
    assert max(words) <= 600
    assert 15 < mean(len(r.statements) for r in records) < 25
    assert 3 < mean(len(r.events) for r in records) < 6


def test_sentences_stand_apart_and_begin_with_a_capital(records: list[Record]) -> None:
    for record in records:
        assert not re.search(r"[.?][A-Z]|\. [a-z]|\n[a-z]|  | [.,]|[{}]", record.document.text)


def test_every_act_and_every_kind_of_link_comes_up(records: list[Record]) -> None:
    said = [s for r in records for s in r.statements]
    assert {s.act for s in said} == set(get_args(Act))
    assert {s.polarity for s in said} == {"positive", "negative"}
    assert len({s.channel for s in said}) > 10
    assert any(s.parent and len(s.via) == 2 for s in said)
    assert any(s.speaker is None for s in said)
    flags = {f.kind for r in records for f in r.flags}
    assert {"withheld", "unattributed", "secondhand", "disclaimer"} <= flags
    aside = {a.kind for r in records for a in r.document.set_aside}
    assert {"credit", "share", "disclaimer", "repeated_headline"} <= aside


def test_denials_answer_accusations_and_some_demands_stay_open(records: list[Record]) -> None:
    answered: Counter[tuple[str, str]] = Counter()
    demands = 0
    for record in records:
        acts = {s.id: s.act for s in record.statements}
        demands += sum(act == "demand" for act in acts.values())
        answered.update((s.act, acts[to]) for s in record.statements for to in s.responds_to)
    assert answered["deny", "accuse"] > 20
    assert answered["decline", "ask"] > 20
    assert 20 < answered["reject", "demand"] < demands - 20


def test_events_are_coded_as_the_lexicon_has_them(records: list[Record]) -> None:
    codes = EventLexicon.load().codes
    events = [e for r in records for e in r.events]
    for event in events:
        row = codes[event.cameo]
        assert (event.plover, event.plover_mode, event.goldstein) == (row.plover, row.mode, row.goldstein)
    assert {e.modality for e in events} >= {"happened", "planned", "ongoing"}
    assert any(e.guessed for e in events)
    assert any(e.statement for e in events)
    mirrors = [(e, other) for r in records for e in r.events for other in r.events if e.mirror_of == other.id]
    assert mirrors
    assert all(e.actors == other.recipients and e.recipients == other.actors for e, other in mirrors)


def test_a_dispute_takes_two_years(records: list[Record]) -> None:
    days = [r.document.published.value[:10] for r in records if r.document.published]
    states = {a.name for a in records[0].actors if a.kind == "state"}
    of_first = [
        d for d, r in zip(days, records, strict=True) if {a.name for a in r.actors if a.kind == "state"} == states
    ]
    assert of_first == sorted(of_first)
    first, last = (int(day[:4]) * 12 + int(day[5:7]) for day in (of_first[0], of_first[-1]))
    assert 20 <= last - first <= 25


def test_some_are_wire_copies_with_another_outlet_and_small_edits(records: list[Record]) -> None:
    by_first_scene: dict[str, list[Record]] = {}
    for record in records:
        by_first_scene.setdefault("\n\n".join(record.document.text.split("\n\n")[2:5]), []).append(record)
    copied = [group for group in by_first_scene.values() if len(group) > 1]
    assert 0.15 < sum(len(group) - 1 for group in copied) / MANY < 0.4
    for group in copied:
        assert len({r.document.publisher for r in group}) == len(group)
        assert len({r.document.source for r in group}) == 1
        assert group[0].document.source is not None
        assert all(len(r.document.text) < len(group[0].document.text) + 100 for r in group[1:])
