"""JSON lines: the records themselves, to the last byte."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import jsonschema
from hypothesis import given, settings

from onrecord.archive import Archive
from onrecord.exports.plain import UNKEPT
from onrecord.queries.filters import Filter
from onrecord.records import Record
from onrecord.schema import from_json, json_schema, to_json
from tests.exports.exporting import evidences, exported, hostile
from tests.queries.asked import SOME_RECORDS, holding
from tests.queries.telling import wire


def test_a_line_is_what_read_prints(archive: Archive) -> None:
    lines = exported(archive, "jsonl").splitlines(keepends=True)
    assert to_json(wire().record).decode() + "\n" in lines
    assert len(lines) == 3
    for line in lines:
        jsonschema.validate(json.loads(line), json_schema())


def test_a_filter_leaves_whole_records(archive: Archive) -> None:
    for wanted in (Filter(act=("deny",)), Filter(until="2030"), Filter(source=("harrow post",), limit=1)):
        (line,) = exported(archive, "jsonl", wanted).splitlines()
        assert json.loads(line)["document"]["title"] == "Kostria answers"


def test_half_characters_are_replaced_and_the_rest_is_kept(filled: Callable[..., Archive]) -> None:
    record = hostile()
    read = from_json(exported(filled(record), "jsonl"))
    first, *others = record.actors
    flags = tuple(replace(flag, note=flag.note.replace("\udcff", UNKEPT)) for flag in record.flags)
    actors = (replace(first, name=first.name.replace("\udcff", UNKEPT)), *others)
    assert read == replace(record, flags=flags, actors=actors)


@settings(max_examples=12)
@given(some=SOME_RECORDS)
def test_what_is_read_back_is_what_is_kept(some: list[Record]) -> None:
    with holding(some) as (archive, reports):
        read = {record.document.id: record for record in map(from_json, lines(exported(archive, "jsonl")))}
    assert read == {record.document.id: record for _, record in reports}
    assert all(r.document.text[e.start : e.end] == e.quote for r in read.values() for e in evidences(r))


def lines(text: str) -> list[str]:
    """Lines as JSON lines has them: other marks that end one may stand within."""
    return text.split("\n")[:-1]
