"""The record types keep their promises: evidence is its slice, ids are found, nothing can be changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import records
from onrecord.errors import BadEvidence
from onrecord.records import Document, Evidence
from onrecord.spans import identity
from tests.builders import TEXT, lighthouse


@given(st.text(max_size=60), st.integers(-5, 70), st.integers(-5, 70))
def test_evidence_is_its_slice_or_is_refused(text: str, start: int, end: int) -> None:
    document = Document("d", text)
    try:
        found = document.evidence(start, end)
    except BadEvidence:
        assert not 0 <= start < end <= len(text)
    else:
        assert found.quote == text[start:end]
        assert found.span.slice(text) == found.quote


def test_offsets_count_code_points() -> None:
    assert Document("d", "\U0001f6a2 sails").evidence(2, 7).quote == "sails"


def test_a_record_is_frozen() -> None:
    record = lighthouse()
    for part in (record, record.document, record.statements[0].cue[0]):
        with pytest.raises(FrozenInstanceError):
            setattr(part, fields(part)[0].name, "other")


def test_every_evidence_of_a_record_is_found() -> None:
    found = list(lighthouse().evidences())
    assert {type(e).__name__ for e in found} == {"Evidence", "Mention", "SetAside", "TimeExpression"}
    assert all(TEXT[e.start : e.end] == e.quote for e in found)


def test_actor_by_id() -> None:
    record = lighthouse()
    assert record.actor("venn").name == "Oskar Venn"
    with pytest.raises(KeyError):
        record.actor("nobody")


@pytest.mark.parametrize(
    "name", [n for n, kind in vars(records).items() if is_dataclass(kind) and isinstance(kind, type)]
)
def test_every_type_has_a_docstring_and_slots(name: str) -> None:
    kind = getattr(records, name)
    assert kind.__doc__
    assert "__slots__" in vars(kind)


PARTS = st.lists(st.text(alphabet="ab|,", max_size=3), min_size=1, max_size=4)


@given(PARTS, PARTS)
def test_ids_depend_on_the_parts_alone(one: list[str], other: list[str]) -> None:
    assert (identity(*one) == identity(*other)) == (one == other)


def test_an_id_ignores_what_is_read_beside_it() -> None:
    assert Document("d", "x").identify("actor", 1, 2) == Document("d", "y").identify("actor", 1, 2)
    assert Document("d", "x").identify("actor", 1, 2) != Document("e", "x").identify("actor", 1, 2)


def test_evidence_compares_by_value() -> None:
    assert Evidence(0, 1, "a") == Document("d", "abc").evidence(0, 1)
