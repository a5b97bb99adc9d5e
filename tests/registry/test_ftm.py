"""FollowTheMoney JSON as its own library writes it: who there is, what they are called elsewhere, which offices they held."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from followthemoney import model
from hypothesis import given
from hypothesis import strategies as st

from onrecord.registry.facts import ExternalId, Import, Name, Office, RegistryActor
from onrecord.registry.ftm_schema import KINDS, LEFT_OUT, NAMES, SCHEMES, TIES, USED, WIDER
from onrecord.registry.importing import read_import


def entity(schema: str, key: str, **properties: Any) -> str:
    """A line as the library writes it; it refuses properties that there are not."""
    made = model.make_entity(schema)
    made.id = key
    for name, values in properties.items():
        for value in [values] if isinstance(values, str) else values:
            made.add(name, value, cleaned=False)
    return json.dumps(made.to_dict())


LINES = (
    entity(
        "Person", "mh", name="Mira Holt", alias="M. Holt", weakAlias="Tide Mira", nationality="mt", wikidataId="Q42"
    ),
    entity("Position", "premier", name="Premier of the Harbours", country="mt", organization="cab"),
    entity("Occupancy", "occ-1", holder="mh", post="premier", startDate="2031-02", endDate="2033-01-31"),
    entity("PublicBody", "cab", name="Cabinet of the Harbours", country="mt", topics="gov.executive"),
    entity("Organization", "hl", name="Harbour League", jurisdiction="is", topics="gov.igo"),
    entity("Membership", "m-1", member="mh", organization="hl", startDate="2029"),
    entity("Directorship", "d-1", director="mh", organization="co", role="chair", endDate="2030"),
    entity("Company", "co", name="Kostria Tugs", country=["mt", "is"], innCode="7707083893"),
    entity("LegalEntity", "le", name="Talland Holdings"),
)


def read(folder: Path, *lines: str) -> Import:
    path = folder / "entities.ftm.json"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_import(path)


def told(found: Import) -> list[tuple[int, str, str]]:
    return [(p.source.line, p.kind, p.seen) for p in found.problems]


def test_a_person_has_names_ids_and_offices_with_their_days(tmp_path: Path) -> None:
    found = read(tmp_path, *LINES)
    assert found.format == "ftm"
    holt = next(actor for actor in found.actors if actor.key == "mh")
    assert holt == RegistryActor(
        key="mh",
        name="Mira Holt",
        kind="person",
        country="MLT",
        names=(Name("Mira Holt"), Name("M. Holt"), Name("Tide Mira")),
        offices=(
            Office("chair", "Kostria Tugs", None, None, None, "2030"),
            Office("member", "Harbour League", "ISL", None, "2029", None),
            Office("Premier of the Harbours", "Cabinet of the Harbours", "MLT", None, "2031-02", "2033-01-31"),
        ),
        external_ids=(ExternalId("ftm", "mh"), ExternalId("wikidata", "Q42")),
    )
    assert holt.source.line == 1
    assert [office.source.line for office in holt.offices] == [7, 6, 3]


def test_bodies_are_what_their_schema_and_topics_say(tmp_path: Path) -> None:
    found = read(tmp_path, *LINES)
    assert [(a.key, a.kind, a.country) for a in found.actors] == [
        ("cab", "government", "MLT"),
        ("co", "institution", None),
        ("hl", "igo", "ISL"),
        ("le", None, None),
        ("mh", "person", "MLT"),
    ]
    assert ExternalId("innCode", "7707083893") in found.actors[1].external_ids
    assert told(found) == [(8, "not used", "1 x Company of several countries")]


@given(st.permutations(LINES))
def test_the_order_of_lines_does_not_matter(lines: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert read(Path(folder), *lines).actors == read(Path(folder), *LINES).actors


def test_lines_of_one_entity_are_one_actor_whichever_comes_first(tmp_path: Path) -> None:
    narrow = entity("Company", "co", name="Kostria Tugs")
    wide = entity("LegalEntity", "co", name="Kostria Tugs", alias="K. Tugs", country="mt")
    (actor,) = read(tmp_path, wide, narrow).actors
    assert (actor.kind, actor.country, actor.names) == ("institution", "MLT", (Name("Kostria Tugs"), Name("K. Tugs")))
    assert read(tmp_path, narrow, wide).actors == (actor,)
    assert read(tmp_path, wide, narrow).problems == ()


def test_names_on_several_lines_have_one_order(tmp_path: Path) -> None:
    one = entity("Person", "mh", name="Mira Holt", alias="M. Holt")
    other = entity("Person", "mh", name="Holt Mira", alias="Tide Mira")
    assert read(tmp_path, one, other).actors == read(tmp_path, other, one).actors
    assert {name.name for name in read(tmp_path, one, other).actors[0].names} == {
        "Mira Holt", "M. Holt", "Holt Mira", "Tide Mira",
    }  # fmt: skip


def test_an_entity_is_not_a_person_and_a_company(tmp_path: Path) -> None:
    found = read(tmp_path, entity("Person", "x", name="Mira Holt"), entity("Company", "x", name="Holt"))
    assert told(found) == [(1, "not used", "1 x schema Person of an entity that is a Company")]
    assert [(a.kind, a.name) for a in found.actors] == [("institution", "Holt")]


def test_what_is_not_used_is_counted_and_told_once(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        entity("Person", "a", name="Mira Holt", birthDate="1990", passportNumber="X1"),
        entity("Person", "b", name="Tove Aldane", birthDate="1991"),
        entity("Vessel", "v", name="Sound Runner"),
        entity("Vessel", "w", name="Sound Walker"),
        entity("Position", "p", name="Keeper of the Tides"),
        entity("Occupancy", "o", holder="nobody", post="p2"),
        entity("Person", "c", country="mt"),
        entity("Organization", "d", name="Old Board", country="suhh"),
    )
    assert told(found) == [
        (1, "not used", "1 x property passportNumber of Person"),
        (1, "not used", "2 x property birthDate of Person"),
        (3, "not used", "2 x schema Vessel"),
        (5, "not used", "1 x Position that nobody holds"),
        (6, "not used", "1 x Occupancy whose holder is not in the file"),
        (6, "not used", "1 x Occupancy whose post is not in the file"),
        (7, "not used", "1 x Person without a name"),
        (8, "not used", "1 x country suhh"),
    ]
    assert [(a.key, a.country) for a in found.actors] == [("a", None), ("b", None), ("d", None)]
    assert all(id_.scheme == "ftm" for a in found.actors for id_ in a.external_ids)


def test_lines_that_are_no_entities_are_told_and_the_rest_is_read(tmp_path: Path) -> None:
    bad = ['{"id": "x", "schema": ', '{"id": 7, "schema": "Person", "properties": {}}', '["schema"]', "{" * 5000]
    found = read(tmp_path, LINES[0], *bad, LINES[4])
    assert [(line, kind) for line, kind, _ in told(found)] == [(n, "broken") for n in (2, 3, 4, 5)]
    assert [a.key for a in found.actors] == ["hl", "mh"]


def test_values_that_are_no_text_are_told(tmp_path: Path) -> None:
    nested = {"id": "a", "schema": "Person", "properties": {"name": ["Mira Holt", {"id": "b"}], "alias": "M. Holt"}}
    found = read(tmp_path, json.dumps(nested))
    assert told(found) == [(1, "not used", "1 x property name with more than text")]
    assert found.actors[0].names == (Name("Mira Holt"), Name("M. Holt"))


def test_days_that_are_none_or_go_backwards_are_left_out(tmp_path: Path) -> None:
    odd = {"id": "m", "schema": "Membership", "properties": {"member": ["mh"], "organization": ["hl"]}}
    for since, until, seen in [
        ("31", "2031", "startDate '31'"),
        ("2032", "2031", "Membership that ends before it begins"),
    ]:
        odd["properties"] |= {"startDate": [since], "endDate": [until]}  # type: ignore[operator]
        found = read(tmp_path, LINES[0], LINES[4], json.dumps(odd))
        assert told(found) == [(3, "not used", f"1 x {seen}")]
        (office,) = found.actors[1].offices
        assert (office.since, office.until) == (None, "2031" if since == "31" else None)


def test_offices_told_in_words_are_offices(tmp_path: Path) -> None:
    (holt,) = read(tmp_path, entity("Person", "mh", name="Mira Holt", position=["premier", "judge"])).actors
    assert sorted(office.title for office in holt.offices) == ["judge", "premier"]


def test_the_caption_is_the_name_where_it_is_one(tmp_path: Path) -> None:
    line = json.loads(entity("Person", "mh", name=["Mira Holt"], alias="M. Holt"))
    assert read(tmp_path, json.dumps(line | {"caption": "M. Holt"})).actors[0].name == "M. Holt"
    assert read(tmp_path, json.dumps(line | {"caption": "Somebody"})).actors[0].name == "Mira Holt"


def test_every_identifier_of_the_schema_is_an_id_or_left_out_on_purpose() -> None:
    properties = [p for schema in KINDS for p in model.schemata[schema].properties.values()]
    identifiers = {p.name for p in properties if p.type.name == "identifier"}
    assert identifiers == set(SCHEMES) - {"wikipediaUrl", "opencorporatesUrl"} | LEFT_OUT
    assert {p.name for p in properties if p.type.name == "name"} == set(NAMES)


def test_every_schema_and_property_that_is_read_is_in_the_schema() -> None:
    there = {p.name for schema in KINDS for p in model.schemata[schema].properties.values()}
    for schema, names in USED.items():
        own = there if schema in KINDS else set(model.schemata[schema].properties)
        assert names <= own, schema
    for schema, tie in TIES.items():
        assert (model.schemata[schema].edge_source, model.schemata[schema].edge_target) == (tie.holder, tie.to)
    for schema, wider in WIDER.items():
        assert all(
            model.schemata[schema].is_a(wide) for wide in wider if (schema, wide) != ("PublicBody", "Organization")
        )
    entities = {schema.name for schema in model if schema.is_a("LegalEntity")}
    assert entities == set(KINDS)
