"""What the strategies for records give: records that keep their promises, of every shape that a record has."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from onrecord.records import Record
from onrecord.schema import from_json, json_schema, to_json
from tests.archive.strategies import records, versions_of
from tests.test_invariants import broken

VALIDATOR = Draft202012Validator(json_schema())
ID = re.compile(r"[0-9a-f]{12}")


def _depth(record: Record) -> int:
    parents = {s.id: s.parent for s in record.statements}

    def depth(at: str | None) -> int:
        return 0 if at is None else 1 + depth(parents[at])

    return max(map(depth, parents), default=0)


def _parent_after_child(record: Record) -> bool:
    order = [s.id for s in record.statements]
    return any(s.parent and order.index(s.parent) > order.index(s.id) for s in record.statements)


SHAPES: dict[str, Callable[[Record], object]] = {
    "nul": lambda r: "\0" in r.document.text,
    "crlf": lambda r: "\r\n" in r.document.text,
    "beyond 16 bits": lambda r: any(ord(c) > 0xFFFF for c in r.document.text),
    "bidi": lambda r: "\u202e" in r.document.text,
    "empty": lambda r: not r.document.text,
    "failed with text": lambda r: r.document.failure and r.document.text,
    "set aside": lambda r: len(r.document.set_aside) > 1,
    "zone": lambda r: r.document.published and re.search(r"T.*[+-]\d\d:\d\d$", r.document.published.value),
    "month alone": lambda r: r.document.published and len(r.document.published.value) == len("2031-05"),
    "nested twice": lambda r: _depth(r) > 2,
    "parent after child": _parent_after_child,
    "answers": lambda r: any(s.responds_to for s in r.statements),
    "chain": lambda r: any(len(s.via) > 1 for s in r.statements),
    "own words": lambda r: any(not s.cue and not s.source for s in r.statements),
    "several spans": lambda r: any(len(s.content) > 1 for s in r.statements),
    "mirror": lambda r: any(e.mirror_of for e in r.events),
    "vouched for": lambda r: any(e.statement for e in r.events),
    "tenths": lambda r: any(e.goldstein and e.goldstein % 1 for e in r.events),
    "group": lambda r: any(a.members for a in r.actors),
    "bounded": lambda r: any(t.earliest and t.latest for t in r.times),
    "flagged": lambda r: any(f.evidence for f in r.flags),
}


@given(records())
def test_they_keep_their_promises(record: Record) -> None:
    assert broken(record) == []
    assert record.document.text or record.document.failure
    found = [a.id for a in record.actors] + [s.id for s in record.statements] + [e.id for e in record.events]
    assert all(ID.fullmatch(own) for own in [record.document.id, *found])


@given(records())
def test_they_are_written_and_read_back_the_same(record: Record) -> None:
    line = to_json(record)
    VALIDATOR.validate(json.loads(line))
    assert from_json(line) == record


@settings(max_examples=30)
@given(st.data())
def test_versions_share_their_url_and_differ_in_text_and_stamp(data: st.DataObject) -> None:
    record = data.draw(records().filter(lambda r: r.document.url is not None))
    versions = data.draw(versions_of(record))
    documents = [record.document, *(v.document for v in versions)]
    assert len(documents) > 1
    assert len({d.url for d in documents}) == 1
    assert len({d.text for d in documents}) == len({d.id for d in documents}) == len(documents)
    assert all(d.published != record.document.published for d in documents[1:])
    assert [problem for v in versions for problem in broken(v)] == []


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_comes_up(shape: str) -> None:
    find(records(), lambda r: bool(SHAPES[shape](r)), settings=settings(max_examples=2000, phases=[Phase.generate]))
