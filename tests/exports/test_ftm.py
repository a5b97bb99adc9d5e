"""FollowTheMoney: every entity is valid by the library itself, and every reference leads to one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from followthemoney import model
from followthemoney.types import registry
from hypothesis import given, settings

from onrecord.archive import Archive
from onrecord.exports.ftm_schema import country_of
from onrecord.lexicon.actors import ActorLexicon
from onrecord.records import Record
from onrecord.registry.countries import Countries
from onrecord.registry.ftm import read_ftm
from tests.exports.exporting import exported, hostile
from tests.queries.asked import SOME_RECORDS, ask, holding
from tests.queries.telling import Telling, wire


def entities(archive: Archive) -> list[dict[str, Any]]:
    """The entities, each once, valid, and with all to whom they refer."""
    found = [json.loads(line) for line in exported(archive, "ftm").split("\n")[:-1]]
    ids = [entity["id"] for entity in found]
    assert len(set(ids)) == len(ids)
    for entity in found:
        proxy = model.get_proxy(entity)
        proxy.schema.validate(entity)
        assert all(proxy.get(name) for name in proxy.schema.required), entity
        assert set(entity["properties"]) <= set(proxy.schema.properties)
        for prop in proxy.iterprops():
            if prop.type == registry.entity:
                assert set(proxy.get(prop)) <= set(ids)
    return found


def of_schema(found: list[dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in found if entity["schema"] == schema]


def test_a_report_and_what_it_tells(archive: Archive) -> None:
    found = entities(archive)
    articles = of_schema(found, "Article")
    assert {
        "title": ["Verania sends a keeper"],
        "publisher": ["Meridian Wire"],
        "sourceUrl": ["https://wire.example/keeper"],
        "publishedAt": ["2031-05-08"],
    } in articles
    names = {entity["id"]: entity["properties"]["name"][0] for entity in found if "name" in entity["properties"]}
    (met,) = (event for event in of_schema(found, "Event") if "040" in event["keywords"])
    assert met["name"] == ["Elin Darvas → Oskar Venn: consult"]
    assert (met["date"], met["summary"]) == (["2031-05-06"], ["met"])
    assert [names[ref] for ref in met["involved"]] == ["Elin Darvas", "Oskar Venn"]


def test_who_is_in_it_comes_once(archive: Archive) -> None:
    found = entities(archive)
    persons = [person["name"] for person in of_schema(found, "Person")]
    assert persons.count(["Oskar Venn"]) == 1
    assert {body["name"][0] for body in of_schema(found, "PublicBody")} == {"Verania", "Kostria"}
    mentioned = [mention for mention in of_schema(found, "Mention") if mention["name"] == ["Oskar Venn"]]
    assert len(mentioned) == 2
    assert len({mention["resolved"][0] for mention in mentioned}) == 1


def test_offices_that_an_import_tells(filled: Callable[..., Archive], root: Path, tmp_path: Path) -> None:
    archive = filled(wire().record)
    file = tmp_path / "own.ftm.json"
    told = [
        {
            "id": "venn",
            "schema": "Person",
            "properties": {"name": ["Oskar Venn"], "alias": ["O. Venn"], "wikidataId": ["Q7"]},
        },
        {"id": "post", "schema": "Position", "properties": {"name": ["foreign minister"]}},
        {
            "id": "held",
            "schema": "Occupancy",
            "properties": {"holder": ["venn"], "post": ["post"], "startDate": ["2030-04-01"]},
        },
    ]
    file.write_text("".join(json.dumps(entity) + "\n" for entity in told), encoding="utf-8")
    assert ask(archive, "import", str(file)).exit_code == 0
    found = entities(archive)
    (occupancy,) = of_schema(found, "Occupancy")
    assert occupancy["startDate"] == ["2030-04-01"]
    (person,) = (person for person in of_schema(found, "Person") if person["name"] == ["Oskar Venn"])
    assert (person["alias"], person["wikidataId"]) == (["O. Venn"], ["Q7"])
    assert of_schema(found, "Position") == [{"name": ["foreign minister"]}]


def test_what_is_handed_on_can_be_taken_in(archive: Archive) -> None:
    read = read_ftm(exported(archive, "ftm"), file="all.ftm.json", countries=Countries(ActorLexicon.load()))
    assert {"Elin Darvas", "Oskar Venn", "Verania", "Kostria"} <= {actor.name for actor in read.actors}


def test_any_words(filled: Callable[..., Archive]) -> None:
    entities(filled(hostile()))


def test_countries_are_those_of_the_library(filled: Callable[..., Archive]) -> None:
    told = Telling("Japan left.")
    told.did([told.who("Japan", "state", "JPN")], [], "0874 RETREAT", "left")
    (state,) = of_schema(entities(filled(told.record)), "PublicBody")
    assert state["country"] == ["jp"]
    known = [country for row in ActorLexicon.load().states if (country := country_of(row.id))]
    assert len(known) > 180
    assert [country for country in known if not registry.country.validate(country)] == []


@settings(max_examples=12)
@given(some=SOME_RECORDS)
def test_any_records_give_valid_entities(some: list[Record]) -> None:
    with holding(some) as (archive, _):
        entities(archive)
