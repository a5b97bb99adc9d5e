"""The record as JSON: written, read back, and described by a JSON Schema made from the types themselves."""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from typing import Any

import msgspec

from onrecord import records
from onrecord.errors import BadEvidence, UnreadableInput
from onrecord.records import Record

SCHEMA_URL = "https://json-schema.org/draft/2020-12/schema"
RECORD_KEYS = ("schema", "document", "actors", "times", "statements", "events", "flags", "made_by")
DOCUMENT_KEYS = (
    "id", "external_id", "kind", "title", "byline", "publisher", "source", "url", "language", "published",
    "issuer", "claims", "raw_sha256", "text", "set_aside", "failure",
)  # fmt: skip
ORDER = {"Record": RECORD_KEYS, "Document": DOCUMENT_KEYS}
NULLABLE = {"type": "null"}

_encoder = msgspec.json.Encoder()


def to_json(record: Record) -> bytes:
    """The record as one line of JSON, its keys in the order of the published schema.

    >>> made_by = records.MadeBy("1.0", model="a1", lexicon="b2")
    >>> to_json(Record(records.Document("d", "Verania protested."), made_by))[:40]
    b'{"schema":"onrecord/1","document":{"id":'
    """
    whole = {key: getattr(record, key) for key in RECORD_KEYS}
    whole["document"] = {key: getattr(record.document, key) for key in DOCUMENT_KEYS}
    return _encoder.encode(whole)


def from_json(line: bytes | str) -> Record:
    """The record that `to_json` wrote; keys that this version does not know are left out.

    Raises UnreadableInput where a field has the wrong type, BadEvidence where a quote is not its slice.

    >>> from_json(b'{"document": {"id": 3}}')
    Traceback (most recent call last):
    ...
    onrecord.errors.UnreadableInput: record: Expected `str`, got `int` - at `$.document.id`; docs/record.schema.json says what is expected
    """
    try:
        record = msgspec.json.decode(line, type=Record)
    except msgspec.DecodeError as error:
        raise UnreadableInput(f"record: {error}", remedy="docs/record.schema.json says what is expected") from error
    for evidence in record.evidences():
        if record.document.text[evidence.start : evidence.end] != evidence.quote:
            where = f"characters {evidence.start} to {evidence.end} of document {record.document.id}"
            raise BadEvidence(f"{where} are not {evidence.quote!r}", remedy="store text and record together, unchanged")
    return record


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `to_json` writes: every key is there, null where nothing is known."""
    whole = msgspec.json.schema(Record)
    definitions = {name: _described(name, part) for name, part in sorted(whole["$defs"].items())}
    record = definitions.pop("Record")
    return {"$schema": SCHEMA_URL, "$id": f"urn:{records.SCHEMA}"} | record | {"$defs": definitions}


def _described(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """One definition, its keys in the order of the JSON and each with what the docstrings of `records` say about it."""
    known, told = part["properties"], field_docstrings(getattr(records, name))
    keys = ORDER.get(name, tuple(known))
    properties = {key: _plain(known[key]) | ({"description": told[key]} if key in told else {}) for key in keys}
    return part | {"properties": properties, "required": list(keys)}


def _plain(field: dict[str, Any]) -> dict[str, Any]:
    """A field's schema without a default: what is written has every key."""
    field = {key: value for key, value in field.items() if key != "default"}
    if len(types := field.get("anyOf", [])) == 2 and NULLABLE in types and "type" in types[0]:
        field = types[0] | {"type": [types[0]["type"], "null"]}
    return field


def field_docstrings(kind: type) -> dict[str, str]:
    """The string that follows each field in the source of a dataclass, its parents' first.

    >>> field_docstrings(records.Statement)["speaker"]
    'Actor id; null where the report names nobody.'
    """
    found: dict[str, str] = {}
    for part in reversed(kind.__mro__[:-1]):
        body = ast.parse(inspect.getsource(part)).body[0]
        for field, told in pairwise(getattr(body, "body", [])):
            match field, told:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                    found[name] = inspect.cleandoc(words)
    return found
