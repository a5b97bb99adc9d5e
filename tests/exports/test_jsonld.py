"""schema.org: only its own types and properties, each where it belongs; nobody is rated."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from onrecord.archive import Archive
from onrecord.records import Record
from tests.exports.exporting import HOSTILE, exported, hostile
from tests.queries.asked import SOME_RECORDS, holding
from tests.queries.quarrel import quarrel
from tests.queries.telling import wire

_CREATIVE = {
    "identifier", "text", "genre", "creator", "author", "dateCreated", "isPartOf", "headline", "url", "datePublished",
    "publisher", "sourceOrganization", "creditText", "inLanguage",
}  # fmt: skip
TERMS: dict[str, set[str]] = {
    "CreativeWork": _CREATIVE,
    "NewsArticle": _CREATIVE,
    "Quotation": {*_CREATIVE, "spokenByCharacter"},
    "Claim": {*_CREATIVE, "appearance", "firstAppearance"},
    "Person": {"name", "jobTitle"},
    "Organization": {"name"},
    "GovernmentOrganization": {"name"},
    "NewsMediaOrganization": {"name"},
    "PoliticalParty": {"name"},
}
"""The types of schema.org that are written, and of the properties of each those that are."""


def graph(archive: Archive) -> list[dict[str, Any]]:
    found = json.loads(exported(archive, "jsonld"))
    assert list(found) == ["@context", "@graph"]
    assert found["@context"] == "https://schema.org"
    nodes: list[dict[str, Any]] = found["@graph"]
    ids = [node["@id"] for node in nodes]
    assert len(set(ids)) == len(ids)
    for node in nodes:
        check(node, set(ids))
    return nodes


def check(node: dict[str, Any], ids: set[str]) -> None:
    """Every type is known, every property one of its types', every bare reference leads to a node."""
    if set(node) == {"@id"}:
        assert node["@id"] in ids
        return
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    assert set(node) - {"@id", "@type"} <= set().union(*(TERMS[kind] for kind in kinds))
    for value in node.values():
        if isinstance(value, dict):
            check(value, ids)


def kinds(nodes: list[dict[str, Any]]) -> list[Any]:
    return [node["@type"] for node in nodes]


def test_an_article_and_what_is_said_in_it(filled: Callable[..., Archive]) -> None:
    article, quoted, warned = graph(filled(wire().record))
    assert article == {
        "@id": f"urn:onrecord:report:{article['identifier']}",
        "@type": "NewsArticle",
        "identifier": article["identifier"],
        "headline": "Verania sends a keeper",
        "url": "https://wire.example/keeper",
        "datePublished": "2031-05-08T09:20",
        "publisher": {"@type": "Organization", "name": "Meridian Wire"},
    }
    where, speaker = {"@id": article["@id"]}, quoted["author"]
    assert (speaker["@type"], speaker["name"], speaker["jobTitle"]) == ("Person", "Elin Darvas", "president")
    assert quoted == {
        "@id": f"urn:onrecord:{article['identifier']}:statement:{quoted['identifier']}",
        "@type": ["Quotation", "Claim"],
        "identifier": quoted["identifier"],
        "text": "“The lighthouse is ours,”",
        "genre": "assert",
        "spokenByCharacter": speaker,
        "author": speaker,
        "dateCreated": "2031-05-07",
        "isPartOf": where,
        "appearance": where,
        "firstAppearance": where,
    }
    assert (warned["@type"], warned["text"]) == ("Claim", "‘dark nights’")


def test_who_demands_or_denies_claims_nothing(archive: Archive) -> None:
    found = {node.get("genre"): node for node in graph(archive)}
    assert (found["request"]["@type"], found["request"]["creator"]["name"]) == ("CreativeWork", "Jonas Reth")
    assert (found["deny"]["@type"], found["deny"]["text"]) == ("CreativeWork", "“any wish to own the lighthouse”")


def test_what_was_not_said_is_no_claim(filled: Callable[..., Archive]) -> None:
    nodes = graph(filled(quarrel().record))
    (unconfirmed,) = (node for node in nodes if node.get("genre") == "confirm")
    assert unconfirmed["@type"] == "CreativeWork"


def test_a_readout_is_no_article(filled: Callable[..., Archive]) -> None:
    record = wire().record
    archive = filled(replace(record, document=replace(record.document, kind="readout")))
    assert (kinds(graph(archive))[0], graph(archive)[0]["genre"]) == ("CreativeWork", "readout")


def test_nobody_is_rated(archive: Archive) -> None:
    assert "ating" not in exported(archive, "jsonld")


def test_any_words(filled: Callable[..., Archive]) -> None:
    _, said = graph(filled(hostile()))
    assert said["text"] == f"“{HOSTILE}”"


@settings(max_examples=12)
@given(some=SOME_RECORDS)
def test_any_records_keep_to_the_terms(some: list[Record]) -> None:
    with holding(some) as (archive, _):
        graph(archive)
