"""A user's CSV of actors: rows of one actor come together, whatever the separator; a broken row spoils no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.registry.facts import Code, ExternalId, Import, Name, Office, RegistryActor
from onrecord.registry.importing import read_import

HOLT = """\
id,name,kind,country,aliases,code,office,office_country,body,since,until,wikidata,external_ids
mira-holt,Mira Holt,person,MLT,M. Holt|Dr Holt,MLTGOV,premier,,,2031-02,2033-01-31,Q900001,viaf:77
mira-holt,Mira Holt,,,,,envoy,,Harbour League,2033-02-01,,,
"""
STATES = """\
name;kind;country;code
Verania;state;VER;VER
Tove Aldane;person;verania;VEROPP
Pell Marsh;person;VER;QQQGOV
Ida Quill;person;KST;
Ida Quill;person;Atlantis;
Bo Farrow;person;Congo;
"""


def read(folder: Path, text: str, name: str = "own.csv") -> Import:
    path = folder / name
    path.write_bytes(text.encode())
    return read_import(path)


def told(found: Import) -> list[tuple[int, str, str]]:
    return [(p.source.line, p.kind, p.seen) for p in found.problems]


def test_rows_of_one_id_are_one_actor_with_its_terms(tmp_path: Path) -> None:
    found = read(tmp_path, HOLT)
    assert (found.format, found.problems, found.agents) == ("csv", (), ())
    assert found.actors == (
        RegistryActor(
            key="mira-holt",
            name="Mira Holt",
            kind="person",
            country="MLT",
            names=(Name("Mira Holt"), Name("M. Holt"), Name("Dr Holt")),
            offices=(
                Office("premier", None, "MLT", "MLTGOV", "2031-02", "2033-01-31"),
                Office("envoy", "Harbour League", None, None, "2033-02-01", None),
            ),
            codes=(Code("MLTGOV", "2031-02", "2033-01-31"),),
            external_ids=(ExternalId("wikidata", "Q900001"), ExternalId("viaf", "77")),
        ),
    )
    (holt,) = found.actors
    assert [o.source.line for o in holt.offices] == [2, 3]
    assert holt.source.line == 2


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_separators_line_ends_and_a_mark_of_order_change_nothing(tmp_path: Path, separator: str, newline: str) -> None:
    text = "\ufeff" + HOLT.replace(",", separator).replace("\n", newline)
    assert read(tmp_path, text, "own.txt").actors == read(tmp_path, HOLT).actors


def test_rows_without_an_id_are_one_actor_where_name_kind_and_country_agree(tmp_path: Path) -> None:
    text = "name,kind,country,office\nMira Holt,person,MLT,premier\nMIRA HOLT,person,mt,judge\nMira Holt,person,ISL,judge\n"
    first, other = read(tmp_path, text).actors
    assert [o.title for o in first.offices] == ["premier", "judge"]
    assert [n.name for n in first.names] == ["Mira Holt", "MIRA HOLT"]
    assert (other.country, [o.title for o in other.offices]) == ("ISL", ["judge"])
    assert first.key != other.key


def test_an_actor_is_the_same_where_its_line_has_moved(tmp_path: Path) -> None:
    moved = STATES.replace("Tove", "\n# a remark\nNils Orr;person;ISL;\nTove")
    before = {actor.key: actor for actor in read(tmp_path, STATES).actors}
    after = {actor.key: actor for actor in read(tmp_path, moved).actors}
    assert {key: after[key] for key in before} == before
    assert len(after) == len(before) + 1
    line = next(actor.source.line for actor in after.values() if actor.name == "Tove Aldane")
    assert line == 6


def test_countries_are_two_letters_three_or_a_name_and_states_of_ones_own(tmp_path: Path) -> None:
    found = read(tmp_path, STATES)
    assert [(a.name, a.country) for a in found.actors] == [
        ("Verania", "VER"), ("Tove Aldane", "VER"), ("Pell Marsh", "VER"),
        ("Ida Quill", "KST"), ("Ida Quill", None), ("Bo Farrow", None),
    ]  # fmt: skip
    assert told(found) == [
        (4, "unknown code", "QQQ of QQQGOV is no country, region or role that we know"),
        (5, "unknown code", "KST is not one country that we know"),
        (6, "unknown code", "Atlantis is not one country that we know"),
        (7, "unknown code", "Congo is not one country that we know"),
    ]


BROKEN = {
    "kind: 'alien'": "Ann,alien,,,,,",
    "since: '31-2'": "Ann,,,,31-2,,",
    "since 2033, until 2031-05": "Ann,,,,2033,2031-05,",
    "code: 'MLT GOV'": "Ann,,,MLT GOV,,,",
    "wikidata: '900001'": "Ann,,,,,,900001",
    "neither id nor name": ",person,,,,,",
    "8 cells": "Ann,,,,,,,x",
    "unexpected end of data": '"Ann,person,,,,,',
}


@pytest.mark.parametrize("seen", BROKEN)
def test_a_broken_row_is_told_and_the_rest_is_read(tmp_path: Path, seen: str) -> None:
    header = "name,kind,country,code,since,until,wikidata\n"
    found = read(tmp_path, f"{header}Mira Holt,person,MLT,,,,\n{BROKEN[seen]}\nTove Aldane,person,ISL,,,,\n")
    assert told(found) == [(3, "broken", seen)]
    assert all(problem.remedy for problem in found.problems)
    assert [actor.name for actor in found.actors] == ["Mira Holt", "Tove Aldane"]


def test_what_has_no_effect_is_told(tmp_path: Path) -> None:
    text = (
        "id,name,kind,country,office,body,note\n"
        "a,Mira Holt,person,MLT,,Harbour League,x\n"
        "a,,institution,ISL,,,\n"
        "b,,person,,,,\n"
    )
    found = read(tmp_path, text)
    assert told(found) == [
        (1, "not used", "columns note"),
        (2, "not used", "a body or country of an office"),
        (3, "not used", "kind institution"),
        (3, "not used", "country ISL"),
        (4, "broken", "no name for b"),
    ]
    assert [(a.key, a.kind, a.country) for a in found.actors] == [("a", "person", "MLT")]


def test_days_are_of_the_office_and_the_code_else_of_the_names(tmp_path: Path) -> None:
    text = "id,name,code,since,until\nhk,Port of Kostria,,2031,2032\nhk,Kostria Harbours,,2033,\nhk,,MLTBUS,2034,\n"
    (actor,) = read(tmp_path, text).actors
    assert actor.names == (Name("Port of Kostria", "2031", "2032"), Name("Kostria Harbours", "2033", None))
    assert actor.codes == (Code("MLTBUS", "2034", None),)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", "no column name"),
        ("title,who\nx,y\n", "no column name"),
        ("name,kind,kind\nx,person,person\n", "column kind twice"),
    ],
)
def test_a_header_that_can_not_be_used_is_told(tmp_path: Path, text: str, seen: str) -> None:
    found = read(tmp_path, text)
    assert [(p.kind, p.seen) for p in found.problems] == [("broken", seen)]
    assert found.actors == ()


def test_a_cell_may_hold_separators_quotes_and_lines(tmp_path: Path) -> None:
    text = 'name,office\n"Holt, Mira ""Mi""", "keeper of\nthe tides"\nTove Aldane,judge\n'
    holt, aldane = read(tmp_path, text).actors
    assert (holt.name, holt.offices[0].title) == ('Holt, Mira "Mi"', "keeper of\nthe tides")
    assert aldane.source.line == 4
