"""Confidences: every trait shows in its example, points add up in order, and nothing else of a record depends on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.article import document_from_text
from onrecord.lexicon import Lexicon
from onrecord.lexicon.doubts import BASE, DoubtLexicon, DoubtRow, Weighed
from onrecord.reading.reader import Reader
from onrecord.reading.weighing.scale import LEAST, MOST, confidence
from onrecord.reading.weighing.weigh import FINDER
from onrecord.schema import to_json
from onrecord.trace import FullTrace

TABLE = DoubtLexicon.load()
KINDS: tuple[Weighed, ...] = ("statement", "speaker", "event", "time")
PUBLISHED = "2025-11-24"
REPORT = """\
The foreign minister of Norway, Ada Sorel, said on Monday that Denmark had seized a ferry.

“We want it back,” she told reporters, adding that a note had been sent two years ago. Denmark denied the charge, according
to a person close to the talks. The port will be closed in March.
"""


def reasons(reader: Reader, text: str, *, published: str | None = PUBLISHED) -> Iterator[tuple[str, str]]:
    """What was weighed in a text, and of which traits its confidence is."""
    trace = FullTrace()
    reader.read(document_from_text(text, published=published), trace)
    return ((s.rule, s.reason) for s in trace.steps if s.finder == FINDER)


@pytest.mark.parametrize("row", TABLE.rows, ids=lambda row: row.id)
def test_a_trait_holds_in_its_example(row: DoubtRow, reader: Reader) -> None:
    published = None if row.trait == "undated report" else PUBLISHED
    held = [reason for kind, reason in reasons(reader, row.example, published=published) if kind == row.of]
    assert any(f" {row.trait} {row.points:+.2f}" in reason for reason in held), held


@pytest.mark.parametrize("row", TABLE.rows, ids=lambda row: row.id)
def test_points_go_in_quarters(row: DoubtRow) -> None:
    assert row.points
    assert abs(row.points) < 4
    assert row.points * 4 == round(row.points * 4)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_base(kind: Weighed) -> None:
    assert BASE in TABLE.points[kind]


TRAITS = {kind: sorted(TABLE.points[kind]) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_a_confidence_is_a_share_and_follows_the_points(kind: Weighed, data: st.DataObject) -> None:
    points = TABLE.points[kind]
    held = data.draw(st.lists(st.sampled_from(TRAITS[kind]), unique=True))
    more = data.draw(st.sampled_from([t for t in TRAITS[kind] if t not in held] or TRAITS[kind]))
    before, after = confidence(held, points), confidence([*held, more], points)
    assert LEAST <= before <= MOST
    assert before == round(before, 2)
    assert (after >= before) if points[more] >= 0 else (after <= before)
    assert confidence(reversed(held), points) == before, "the order of traits changes nothing"


def test_only_confidences_depend_on_the_points(reader: Reader) -> None:
    unweighed = Reader(parser=reader.parser, lexicon=replace(Lexicon.load(), doubts=DoubtLexicon(())))
    document = document_from_text(REPORT, published=PUBLISHED)
    weighed, plain = (json.loads(to_json(r.read(document))) for r in (reader, unweighed))
    sure, unsure = confidences(weighed), confidences(plain)
    assert weighed == plain
    assert set(unsure) == {0.5}
    assert len(sure) >= 8
    assert len(set(sure)) > 4


def confidences(record: dict[str, Any]) -> list[float]:
    """Takes the confidences out of a record."""
    finds = [find for kind in ("statements", "events", "times") for find in record[kind]]
    sure = [find.pop(key) for find in finds for key in ("confidence", "speaker_confidence") if key in find]
    return [c for c in sure if c is not None]


def test_what_is_plainly_said_is_surer_than_what_a_clause_on_a_noun_says(reader: Reader) -> None:
    plain, aside = (
        reader.read(document_from_text(text)).statements[0].confidence
        for text in (
            "Ada Sorel said on Monday that the bridge over the northern river would stay closed until the ice was gone.",
            "A sign that said that the bridge was closed fell into the river on Monday.",
        )
    )
    assert plain > 0.9 > 0.5 > aside


def test_a_trace_says_what_a_confidence_is_made_of(reader: Reader) -> None:
    found = dict(reasons(reader, "The ministry said on Monday that the ferry had been seized."))
    assert found["statement"].startswith("0.")
    assert " of base " in found["statement"]
    assert "frame ccomp" in found["statement"]
    assert "reading weekday" in found["time"]
