"""The JSON: what is written is what is published, and comes back the same."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import BadEvidence, UnreadableInput
from onrecord.records import Document, Record
from onrecord.schema import DOCUMENT_KEYS, RECORD_KEYS, from_json, json_schema, to_json
from tests.builders import MADE_BY, lighthouse


def test_the_published_schema_is_the_one_of_the_types(root: Path) -> None:
    published = json.loads((root / "docs/record.schema.json").read_text(encoding="utf-8"))
    assert published == json_schema(), "run `make docs`"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_no_field_is_left_out() -> None:
    assert set(RECORD_KEYS) == {f.name for f in fields(Record)}
    assert set(DOCUMENT_KEYS) == {f.name for f in fields(Document)}


def test_a_record_validates_and_keeps_the_order_of_keys() -> None:
    written = json.loads(to_json(lighthouse()))
    jsonschema.validate(written, json_schema())
    assert tuple(written) == RECORD_KEYS
    assert tuple(written["document"]) == DOCUMENT_KEYS
    assert list(written["statements"][0]["content"][0]) == ["start", "end", "quote"]


def test_a_wrong_act_does_not_validate() -> None:
    written = json.loads(to_json(lighthouse()))
    written["statements"][0]["act"] = "mumble"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, json_schema())


def test_written_and_read_back() -> None:
    record = lighthouse()
    assert from_json(to_json(record)) == record
    assert to_json(from_json(to_json(record))) == to_json(record)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(text: str) -> None:
    record = Record(Document("d", text), MADE_BY)
    assert from_json(to_json(record)) == record


def test_unknown_keys_are_left_out() -> None:
    written = json.loads(to_json(lighthouse())) | {"later": 1}
    assert from_json(json.dumps(written)) == lighthouse()


def test_a_quote_that_is_not_its_slice_is_refused() -> None:
    written = json.loads(to_json(lighthouse()))
    written["statements"][2]["cue"][0]["quote"] = "admitted"
    with pytest.raises(BadEvidence, match="'admitted'"):
        from_json(json.dumps(written))


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b'{"document": {"id": 3}}', b'{"document": {"id": "d", "text": ""}}']
)
def test_what_is_no_record_is_refused(line: bytes) -> None:
    with pytest.raises(UnreadableInput, match="record:"):
        from_json(line)


def test_every_type_and_most_fields_are_described() -> None:
    schema = json_schema()
    assert all(part["description"] for part in schema["$defs"].values())
    assert schema["$defs"]["Statement"]["properties"]["parent"]["description"].startswith("The statement within which")
