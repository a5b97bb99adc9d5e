"""TimelineJS: slides as its documentation asks for them, dates no more exact than they are told, no markup of others."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import jsonschema
from hypothesis import given, settings

from onrecord.archive import Archive
from onrecord.records import Record
from tests.exports.exporting import exported, hostile
from tests.queries.asked import SOME_RECORDS, holding
from tests.queries.telling import Telling

_DATE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
    },
    "required": ["year"],
    "dependentRequired": {"day": ["month"]},
    "additionalProperties": False,
}
_TEXT: dict[str, Any] = {
    "type": "object",
    "properties": {"headline": {"type": "string"}, "text": {"type": "string"}},
    "required": ["headline", "text"],
    "additionalProperties": False,
}
_SLIDE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "start_date": _DATE,
        "end_date": _DATE,
        "text": _TEXT,
        "group": {"type": "string"},
        "unique_id": {"type": "string", "pattern": "^[a-z]+-[0-9a-f]+$"},
        "autolink": {"const": False},
    },
    "required": ["start_date", "text"],
    "additionalProperties": False,
}
TIMELINE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "events": {"type": "array", "items": _SLIDE},
        "title": {"type": "object", "properties": {"text": _TEXT}, "required": ["text"], "additionalProperties": False},
    },
    "required": ["events"],
    "additionalProperties": False,
}
"""The JSON that TimelineJS 3 documents, as far as we fill it."""


def timeline(archive: Archive) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exported(archive, "timelinejs"))
    jsonschema.validate(found, TIMELINE)
    return found


def test_dates_are_as_exact_as_they_are_told(archive: Archive) -> None:
    found = timeline(archive)
    told = [(slide["text"]["headline"], slide["start_date"], slide.get("end_date")) for slide in found["events"]]
    assert told[:4] == [
        ("Jonas Reth requested", {"year": 2030}, None),
        ("Verania: provide aid", {"year": 2031, "month": 4}, None),
        ("Jonas Reth said", {"year": 2031, "month": 5, "day": 5}, {"year": 2031, "month": 5, "day": 11}),
        ("Elin Darvas → Oskar Venn: consult", {"year": 2031, "month": 5, "day": 6}, None),
    ]
    assert found["title"]["text"]["text"] == "1 without a date left out. Each with the words of its report."
    assert len(found["events"]) == 9


def test_a_slide_holds_the_words_and_the_report(archive: Archive) -> None:
    slides = timeline(archive)["events"]
    (slide,) = (slide for slide in slides if slide["text"]["headline"].startswith("Oskar Venn warned"))
    assert slide["group"] == "Oskar Venn"
    assert slide["text"]["text"] == (
        "<blockquote>‘dark nights’</blockquote>"
        '<p>According to <a href="https://wire.example/keeper">Meridian Wire</a> (dated by its report)</p>'
    )


def test_no_markup_but_ours(filled: Callable[..., Archive]) -> None:
    for slide in timeline(filled(hostile()))["events"]:
        assert "</script>" not in json.dumps(slide)
        assert "<b>" not in slide["text"]["text"] + slide["text"]["headline"] + slide["group"]


def test_an_address_is_of_the_web(filled: Callable[..., Archive]) -> None:
    told = Telling("Verania spoke.", published="2031-05-08", url="javascript:alert(1)", title="Spoken")
    told.said(told.who("Verania", "state"), "spoke", "spoke")
    (slide,) = timeline(filled(told.record))["events"]
    assert slide["text"]["text"].endswith("<p>According to Spoken (dated by its report)</p>")


@settings(max_examples=12)
@given(some=SOME_RECORDS)
def test_any_records_give_slides(some: list[Record]) -> None:
    with holding(some) as (archive, _):
        timeline(archive)
