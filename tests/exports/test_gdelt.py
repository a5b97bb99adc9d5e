"""GDELT: 61 columns, codes taken apart, pairs of sides, dates as far as they are known."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import given, settings

from onrecord.archive import Archive
from onrecord.exports.formats import ALL
from onrecord.exports.gdelt import COLUMNS
from onrecord.exports.plain import web_address
from onrecord.queries.filters import Filter
from onrecord.records import Record
from tests.exports.exporting import exported, hostile
from tests.queries.asked import SOME_RECORDS, holding
from tests.queries.quarrel import quarrel
from tests.queries.telling import Telling

CODEBOOK = re.findall(
    r"\w+",
    """
    GlobalEventID Day MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode
    Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code
    Actor2Code Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code
    Actor2Religion2Code Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode EventBaseCode
    EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone Actor1Geo_Type
    Actor1Geo_FullName Actor1Geo_CountryCode Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long
    Actor1Geo_FeatureID Actor2Geo_Type Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code
    Actor2Geo_Lat Actor2Geo_Long Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode
    ActionGeo_ADM1Code ActionGeo_ADM2Code ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID DATEADDED SOURCEURL
    """,
)
"""The columns of the event table, as the codebook of GDELT 2.0 has them one after another."""


def table(archive: Archive, wanted: Filter = ALL) -> list[dict[str, str]]:
    lines = exported(archive, "gdelt", wanted).split("\n")[:-1]
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]


def test_the_columns_are_those_of_the_codebook() -> None:
    assert list(COLUMNS) == CODEBOOK
    assert len(COLUMNS) == 61


def test_an_event_in_each_direction(filled: Callable[..., Archive]) -> None:
    rows = table(filled(quarrel(url="https://wire.example/quarrel").record))
    told = [(r["Actor1Name"], r["Actor2Name"], r["EventCode"], r["Day"], r["GoldsteinScale"]) for r in rows]
    assert told == [
        ("VERANIA", "KOSTRIA", "040", "20310506", "1.0"),
        ("KOSTRIA", "VERANIA", "040", "20310506", "1.0"),
        ("KOSTRIA", "VERANIA", "171", "20310507", "-9.0"),
        ("VERANIA", "KOSTRIA", "073", "", "7.4"),
        ("ELIN DARVAS", "KOSTRIA", "112", "20310508", "-2.0"),
        ("KOSTRIA", "VERANIA", "190", "20310508", "-10.0"),
    ]
    assert [r["QuadClass"] for r in rows] == ["1", "1", "4", "2", "3", "4"]
    april = rows[3]
    assert (april["MonthYear"], april["Year"], april["FractionDate"]) == ("203104", "2031", "")
    assert {r["IsRootEvent"] for r in rows} == {"1"}
    assert {(r["NumMentions"], r["NumSources"], r["NumArticles"], r["AvgTone"]) for r in rows} == {("1", "1", "1", "")}
    assert {r["SOURCEURL"] for r in rows} == {"https://wire.example/quarrel"}
    assert all(len(r["DATEADDED"]) == 14 for r in rows)
    assert not any(r[name] for r in rows for name in COLUMNS if "Geo" in name or "Religion" in name or "Ethnic" in name)


def test_a_line_for_each_pair_of_sides_and_its_codes(filled: Callable[..., Archive]) -> None:
    told = Telling("Ostland, the Council and the Reeds warned Talland and Varn.", url="")
    ostland, council = (
        told.who("Ostland", "state", "OST", code="OST"),
        told.who("Council", "igo", code="IGO", body_code="IGOUNO"),
    )
    reeds, talland = (
        told.who("Reeds", "group", code="OSTREB", body_code="OSTREBHAM"),
        told.who("Talland", "person", "TAL", code="TALGOV"),
    )
    event = told.did([ostland, council, reeds], [talland, told.who("Varn", "state", "VAR")], "1311 THREATEN", "warned")
    rows = table(filled(told.record))
    names = (
        "Actor1Code",
        "Actor1CountryCode",
        "Actor1KnownGroupCode",
        "Actor1Type1Code",
        "Actor2Code",
        "Actor2Type1Code",
    )
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("OST", "OST", "", "", "TALGOV", "GOV"),
        ("OST", "OST", "", "", "VAR", ""),
        ("IGOUNO", "", "UNO", "IGO", "TALGOV", "GOV"),
        ("IGOUNO", "", "UNO", "IGO", "VAR", ""),
        ("OSTREBHAM", "OST", "HAM", "REB", "TALGOV", "GOV"),
        ("OSTREBHAM", "OST", "HAM", "REB", "VAR", ""),
    ]
    assert [int(row["GlobalEventID"]) for row in rows] == [int(event, 16) * 32 + n for n in range(6)]
    assert all(float(row["GlobalEventID"]) == int(row["GlobalEventID"]) for row in rows)
    assert rows[0]["SOURCEURL"].startswith("urn:onrecord:report:")
    assert (rows[0]["Day"], rows[0]["Year"]) == ("", "")


def test_no_tab_or_line_within_a_cell(filled: Callable[..., Archive]) -> None:
    rows = table(filled(hostile()))
    assert len(rows) == 2
    assert {web_address(row["SOURCEURL"]) for row in rows} == {row["SOURCEURL"] for row in rows}


@settings(max_examples=12)
@given(some=SOME_RECORDS)
def test_any_events_keep_to_the_columns(some: list[Record]) -> None:
    with holding(some) as (archive, reports):
        rows = table(archive)
    events = [e for _, record in reports for e in record.events if e.modality in ("happened", "ongoing")]
    pairs = sum(max(1, len(e.actors)) * max(1, len(e.recipients)) for e in events)
    assert len(rows) == pairs
    assert all(row[name].isdigit() for row in rows for name in ("GlobalEventID", "EventCode", "QuadClass", "DATEADDED"))
