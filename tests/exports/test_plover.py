"""PLOVER: the fields of its manual, one event a line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import jsonschema
from hypothesis import given, settings

from onrecord.archive import Archive
from onrecord.exports.formats import ALL
from onrecord.queries.filters import Filter
from onrecord.records import Record
from tests.exports.exporting import HOSTILE, exported, hostile
from tests.queries.asked import SOME_RECORDS, holding
from tests.queries.quarrel import quarrel
from tests.queries.telling import Telling

TYPES = [
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
_DAY = {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"}
_WORD = {"type": "string", "minLength": 1}
ACTOR: dict[str, Any] = {
    "type": "object",
    "properties": {
        "code": {"type": "string", "pattern": "^[A-Z]{3}$"}, "sector": {"type": "string", "pattern": "^([A-Z]{3}){1,2}$"},
        "actor_text": _WORD, "identifier_id": _WORD, "office": _WORD,
    },
    "additionalProperties": False,
}  # fmt: skip
EVENT: dict[str, Any] = {
    "type": "object",
    "properties": {
        "id": _WORD, "date": _DAY, "enddate": _DAY, "source": {"type": "array", "items": ACTOR},
        "recipient": {"type": "array", "items": ACTOR}, "event": {"type": "array", "items": {"enum": TYPES}, "minItems": 1},
        "event_text": {"type": "array", "items": _WORD}, "quad_code": {"enum": [1, 2, 3, 4]},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10}, "mode": _WORD,
        "context": {"enum": ["future", "historical", "hypothetical", "negation"]}, "coder": _WORD,
        "cite_info": {
            "type": "object",
            "properties": dict.fromkeys(("citation", "url", "title", "language", "publication", "published", "codebook"), _WORD),
            "required": ["citation", "codebook"],
            "additionalProperties": False,
        },
        "text_info": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}},
                "required": ["start", "end"],
            },
        },
        "cameo": {"type": "string", "pattern": r"^\d{2,4}$"}, "confidence": {"type": "number"}, "guessed": {"type": "array", "items": _WORD}, "reports": {"type": "integer"}, "origins": {"type": "integer"},
    },
    "required": ["id", "date", "source", "event"],
    "additionalProperties": False,
}  # fmt: skip
"""The table "PLOVER JSON" of the manual, as far as we fill it; `cameo`, `guessed`, `confidence`, `reports`, `origins` and `published` are our own."""


def events(archive: Archive, wanted: Filter = ALL) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in exported(archive, "plover", wanted).split("\n")[:-1]]
    for event in found:
        jsonschema.validate(event, EVENT)
    return found


def test_the_fields_of_the_manual(filled: Callable[..., Archive]) -> None:
    told = quarrel(url="https://wire.example/quarrel")
    first = events(filled(told.record))[0]
    evidence = told.events[0].evidence[0]
    registry = [actor.pop("identifier_id") for actor in (*first["source"], *first["recipient"])]
    assert len(set(registry)) == 2
    assert first == {
        "id": told.events[0].id,
        "date": "2031-05-06",
        "source": [{"code": "VRN", "actor_text": "Verania"}],
        "recipient": [{"code": "KST", "actor_text": "Kostria"}],
        "event": ["CONSULT"],
        "event_text": ["talked"],
        "quad_code": 1,
        "event_scale": 1.0,
        "cameo": "040",
        "text_info": [{"start": evidence.start, "end": evidence.end}],
        "cite_info": {
            "citation": first["cite_info"]["citation"],
            "url": "https://wire.example/quarrel",
            "title": "The quarrel goes on",
            "publication": "Meridian Wire",
            "published": "2031-05-08",
            "codebook": "PLOVER",
        },
        "coder": "onrecord 0",
        "confidence": 1.0,
        "reports": 1,
        "origins": 1,
    }


def test_one_happening_is_one_event_and_what_is_planned_is_future(filled: Callable[..., Archive]) -> None:
    found = events(filled(quarrel().record))
    assert [event["event"] for event in found] == [
        ["CONSULT"],
        ["COERCE"],
        ["AID"],
        ["ACCUSE"],
        ["ASSAULT"],
        ["ASSAULT"],
    ]
    assert [event.get("context") for event in found] == [None, None, None, None, "future", None]
    assert (found[2]["date"], found[2]["enddate"]) == ("2031-04-01", "2031-04-30")


def test_sectors_are_called_as_plover_calls_them(filled: Callable[..., Archive]) -> None:
    told = Telling("The Gazette, the Council and Ada Sorel left Nobody.")
    told.did(
        [
            told.who("Gazette", "media", "VRN", code="VRNMED"),
            told.who("Council", "igo", code="IGO", body_code="IGOUNO"),
            told.who("Ada Sorel", "person", "VRN", "minister", code="VRNGOV"),
        ],
        [told.who("Nobody", "person", code="GOV")],
        "0874 RETREAT",
        "left",
    )
    (event,) = events(filled(told.record))
    assert [{**actor, "identifier_id": ""} for actor in event["source"]] == [
        {"code": "VRN", "sector": "JRN", "actor_text": "Gazette", "identifier_id": ""},
        {"code": "IGO", "actor_text": "Council", "identifier_id": ""},
        {"code": "VRN", "sector": "GOV", "actor_text": "Ada Sorel", "identifier_id": "", "office": "minister"},
    ]
    assert event["recipient"][0]["sector"] == "GOV"
    assert "code" not in event["recipient"][0]
    assert event["date"] is None


def test_what_plover_has_no_type_for_is_left_out(filled: Callable[..., Archive]) -> None:
    told = quarrel()
    told.events[:] = [replace(event, plover=None) for event in told.events]
    assert events(filled(told.record)) == []


def test_any_words(filled: Callable[..., Archive]) -> None:
    (event,) = events(filled(hostile()))
    assert event["event_text"] == [f"sank\r\n\tKostria’s {HOSTILE} boat"]


@settings(max_examples=12)
@given(some=SOME_RECORDS)
def test_any_events_fit_the_manual(some: list[Record]) -> None:
    with holding(some) as (archive, reports):
        found = events(archive)
        texts = {record.document.id: record.document.text for _, record in reports}
    texts_of = {event.id: texts[record.document.id] for _, record in reports for event in record.events}
    for event in found:
        places = [texts_of[event["id"]][at["start"] : at["end"]] for at in event.get("text_info", [])]
        assert places == event.get("event_text", [])
