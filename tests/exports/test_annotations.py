"""Web annotations: valid to the model, understood by a reader of JSON-LD, on the very words of the report."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from rdflib import Graph, URIRef
from rdflib.namespace import RDF

from onrecord.archive import Archive
from onrecord.exports.plain import urn
from onrecord.records import Record
from tests.exports.exporting import exported, hostile
from tests.exports.web_annotation import AS, COLLECTION, CONTEXT, OA
from tests.queries.asked import SOME_RECORDS, holding
from tests.queries.telling import gazette, wire


def collection(archive: Archive) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exported(archive, "annotations"))
    jsonschema.validate(found, COLLECTION, format_checker=jsonschema.FormatChecker())
    assert found["total"] == len(found["first"]["items"])
    assert len({item["id"] for item in found["first"]["items"]}) == found["total"]
    return found


def targets(archive: Archive) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The id of each report, and the quote and the position of each target."""
    for item in collection(archive)["first"]["items"]:
        if isinstance(item["target"], list):
            yield from ((item["id"].split(":")[2], *target["selector"]) for target in item["target"])


def test_a_statement_on_its_words(archive: Archive) -> None:
    items = collection(archive)["first"]["items"]
    (denial,) = (item for item in items if item["body"][0]["value"] == "deny")
    assert [body["value"] for body in denial["body"]] == ["deny", "Oskar Venn denied"]
    (target,) = denial["target"]
    assert target["source"] == "https://post.example/answers"
    quote, position = target["selector"]
    assert quote["exact"] == "“any wish to own the lighthouse”"
    assert (quote["prefix"], quote["suffix"]) == (
        "reported that Oskar Venn denied ",
        ". Jonas Reth said in the week of",
    )
    text = gazette().document.text
    assert text[position["start"] : position["end"]] == quote["exact"]


def test_an_event_with_its_codes(archive: Archive) -> None:
    items = collection(archive)["first"]["items"]
    met = [item for item in items if item["body"][0]["value"] == "040"]
    assert [[body["value"] for body in item["body"]] for item in met] == [
        ["040", "CONSULT", "Elin Darvas → Oskar Venn: consult"]
    ]


def test_a_report_without_an_address_has_a_name(archive: Archive) -> None:
    sources = {target["source"] for item in collection(archive)["first"]["items"] for target in item["target"]}
    assert {source for source in sources if source.startswith("http")} == {wire().document.url, gazette().document.url}
    assert len([source for source in sources if source.startswith("urn:onrecord:report:")]) == 1


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # which the parser itself still uses
def test_a_reader_of_json_ld_understands_it(archive: Archive) -> None:
    found = collection(archive)
    graph = Graph().parse(data=json.dumps(found | {"@context": CONTEXT}), format="json-ld")
    assert len(set(graph.subjects(RDF.type, URIRef(f"{OA}Annotation")))) == found["total"]
    whole = URIRef(found["id"])
    assert (whole, RDF.type, URIRef(f"{AS}OrderedCollection")) in graph
    exact = {str(words) for words in graph.objects(None, URIRef(f"{OA}exact"))}
    assert exact == {quote["exact"] for _, quote, _ in targets(archive)}
    assert set(graph.objects(None, URIRef(f"{OA}motivatedBy"))) == {URIRef(f"{OA}classifying")}
    assert {str(p) for p in graph.predicates()} - {str(RDF.type), str(RDF.first), str(RDF.rest)} == {
        term["@id"] if isinstance(term, dict) else term
        for name, term in CONTEXT.items()
        if name[0].islower() and name not in ("id", "type", "classifying", "describing")
    }


def test_a_warning_and_any_characters(filled: Callable[..., Archive]) -> None:
    archive = filled(hostile())
    items = collection(archive)["first"]["items"]
    assert [item["body"][0]["value"] for item in items] == ["assert", "190", "label"]
    assert {type(item["target"]) for item in items} == {list}


def test_a_find_without_words_is_on_the_whole_report(filled: Callable[..., Archive]) -> None:
    told = wire()
    told.did([], [], "010 AGREE", "met")
    event = told.events.pop()
    archive = filled(replace(told.record, events=(replace(event, evidence=()),), statements=()))
    (item,) = collection(archive)["first"]["items"]
    assert item["target"] == told.document.url
    assert item["id"].startswith(urn(""))


@settings(max_examples=12)
@given(some=SOME_RECORDS)
def test_quote_and_position_are_the_words_of_the_report(some: list[Record]) -> None:
    with holding(some) as (archive, reports):
        texts = {report: record.document.text for report, record in reports}
        for report, quote, position in targets(archive):
            text, start, end = texts[report], position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(32, start)
