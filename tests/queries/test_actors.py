"""Actors: who there is, what is known of them and how, and whom a name may mean."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.errors import NotFound
from onrecord.queries.filters import Filter
from onrecord.queries.rows import ActorRow, OfficeRow
from onrecord.registry.importing import read_import
from tests.queries.telling import Telling

IMPORTED = """\
id,name,kind,country,aliases,code,office,office_country,body,since,until,wikidata
oskar-venn,Oskar Venn,person,MLT,O. Venn,MLTGOV,premier,,,2031-02,2033-01-31,Q900001
oskar-venn,Oskar Venn,,,,,envoy,,Harbour League,2033-02-01,,
ines-holt-1,Ines Holt,person,MLT,,,,,,,,
ines-holt-2,Ines Holt,person,NZL,,,,,,,,
nobody,Ada Quill,person,,,,,,,,,
"""
PAGE = """\
Oskar Venn · person · KST · foreign minister
  2 statements, 1 event in 2 reports · 6 May 2031 to 8 May 2031 · {venn}
Jonas Reth · person · KST · prime minister
  2 statements in 1 report · 1 Jan 2030 to 11 May 2031 · {reth}
"""


def by_name(rows: list[ActorRow]) -> dict[str, ActorRow]:
    return {row.name: row for row in rows}


def names(archive: Archive, name: str | None = None, **wanted: object) -> list[str]:
    return [row.name for row in archive.actors(name, Filter(**wanted))]  # type: ignore[arg-type]


def test_those_of_whom_most_is_told_first(archive: Archive) -> None:
    assert names(archive) == [
        "Oskar Venn", "Elin Darvas", "Jonas Reth", "Kostria", "Reth", "Tidewater Gazette", "Verania",
    ]  # fmt: skip
    venn = archive.actors()[0]
    assert (venn.kind, venn.country, venn.known, venn.names) == ("person", "KST", "reports", ("Oskar Venn",))
    assert (venn.statements, venn.events, venn.reports) == (2, 1, 2), "the meeting that is told twice counts once"
    assert (venn.first_day, venn.last_day) == ("2031-05-06", "2031-05-08")
    assert venn.offices == (OfficeRow("foreign minister", None, None, None, None, "reports"),)


def test_a_name_of_one_word_may_mean_whoever_bears_it_last(filled: Callable[..., Archive]) -> None:
    told = Telling("Jonas Reth met Anna Reth. Reth said no. Rethel wrote to Reth Olden. Reth of Ostland left.")
    people = {name: told.who(name, "person") for name in ("Jonas Reth", "Reth Olden", "Rethel")}
    told.who("Anna Reth", "person", "OST")
    archive = filled(told.record)
    alone = Telling("Reth said no.")
    alone.said(alone.who("Reth"), "said", "no")
    filled(alone.record)
    rows = by_name(archive.actors())
    assert set(rows["Reth"].may_be) == {rows["Jonas Reth"].id, rows["Anna Reth"].id}
    assert all(rows[name].may_be == () for name in people)
    of_kostria = Telling("Reth of Kostria said no.")
    of_kostria.said(of_kostria.who("Reth", "person", "KST"), "said", "no")
    filled(of_kostria.record)
    rows = by_name(archive.actors())
    assert rows["Reth"].may_be == (rows["Jonas Reth"].id,), "Anna Reth is of another country"


@pytest.fixture
def imported(archive: Archive, tmp_path: Path) -> Archive:
    """The dispute, with a user's file of actors."""
    (tmp_path / "actors.csv").write_text(IMPORTED, encoding="utf-8")
    archive.import_actors(read_import(tmp_path / "actors.csv"))
    return archive


def test_what_a_file_says_stands_beside_what_reports_say(filled: Callable[..., Archive], tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text(IMPORTED, encoding="utf-8")
    told = Telling("Minister Oskar Venn said no.", published="2031-05-01")
    told.said(told.who("Oskar Venn", "person", "MLT", "minister"), "said", "no")
    archive = filled(told.record)
    archive.import_actors(read_import(tmp_path / "actors.csv"))
    (venn,) = archive.actors("oskar venn", Filter(country=("MLT",)))
    assert (venn.known, venn.statements) == ("import", 1)
    assert venn.names == ("Oskar Venn", "O. Venn")
    assert [(o.title, o.body, o.since, o.until, o.known) for o in venn.offices] == [
        ("premier", None, "2031-02", "2033-01-31", "import"),
        ("envoy", "Harbour League", "2033-02-01", None, "import"),
        ("minister", None, None, None, "reports"),
    ]
    assert (venn.codes, venn.external_ids) == (("MLTGOV",), ("wikidata:Q900001",))
    assert [row.id for row in archive.actors("wikidata:Q900001")] == [venn.id]
    assert [row.id for row in archive.actors(venn.id)] == [venn.id]


def test_who_is_open_is_a_row_with_candidates(imported: Archive, filled: Callable[..., Archive]) -> None:
    told = Telling("Ines Holt said no and, later, yes.", published="2031-05-01")
    holt = told.who("Ines Holt", "person", None, "envoy")
    told.said(holt, "said", "no", said_at="2030")
    told.said(holt, "said", "yes")
    filled(told.record)
    (early,) = imported.actors("holt", Filter(until="2031-04"))
    assert (early.known, early.statements, early.reports) == ("open", 1, 1), "the report is of a later day"
    assert imported.actors("holt", Filter(text="no -later"))[0].names == ("Ines Holt",)
    first, *rest = imported.actors("holt")
    assert (first.id, first.known, first.statements, first.reports) == (None, "open", 2, 1)
    assert (first.kind, first.names, first.country) == ("person", ("Ines Holt",), None)
    assert len(rest) == 2
    assert set(first.may_be) == {row.id for row in rest}
    assert {(row.statements, row.known, row.may_be) for row in rest} == {(0, "import", ())}


def test_the_lexicon_knows_offices_of_real_people(filled: Callable[..., Archive]) -> None:
    told = Telling("Al Gore said no. Gore said yes.", published="1995-05-01")
    told.said(told.who("Al Gore"), "said", "no")
    (gore,) = filled(told.record).actors("gore")
    assert [(o.title, o.country, o.since, o.known) for o in gore.offices] == [
        ("vice president", "USA", "1993-01-20", "lexicon")
    ]
    namesake = Telling("Al Gore of Kostria said no.", published="1995-05-01")
    namesake.said(namesake.who("Al Gore", "person", "KST"), "said", "no")
    (gore,) = filled(namesake.record).actors("gore")
    assert gore.offices == (), "he is of another country"


def test_filters_narrow_what_is_counted(archive: Archive, filled: Callable[..., Archive]) -> None:
    assert names(archive, act=("deny",)) == ["Oskar Venn"]
    assert archive.actors(None, Filter(act=("deny",)))[0].statements == 1
    assert names(archive, channel=("letter",)) == ["Reth"]
    assert names(archive, source=("Meridian Wire",)) == ["Elin Darvas", "Oskar Venn", "Verania"]
    assert names(archive, until="2031-04-30") == ["Jonas Reth", "Verania"]
    assert names(archive, country=("VRN",)) == ["Elin Darvas", "Verania"]
    assert names(archive, actor=("Elin Darvas",)) == ["Elin Darvas"]
    assert [row.name for row in archive.actors(kind="state")] == ["Kostria", "Verania"]
    assert names(archive, "reth") == ["Jonas Reth", "Reth"]
    assert names(archive, "100%") == []
    silent = Telling("Ada Quill was there.", title="Quiet")
    silent.who("Ada Quill")
    filled(silent.record, collection="quiet")
    assert names(archive, collection=("quiet",)) == ["Ada Quill"], "she is told of, though she says and does nothing"
    assert names(archive, collection=("quiet",), act=("deny",)) == []
    with pytest.raises(NotFound, match="no actor 'Nobody'"):
        names(archive, actor=("Nobody",))


def test_tallies_are_what_counting_gives(archive: Archive) -> None:
    counted = archive.actors(None, Filter(min_confidence=0.001))
    assert [(r.name, r.statements, r.events, r.first_day, r.last_day) for r in archive.actors()] == [
        (r.name, r.statements, r.events, r.first_day, r.last_day) for r in counted
    ]


def test_pages_joined_are_the_whole(imported: Archive, filled: Callable[..., Archive]) -> None:
    told = Telling("Ines Holt said no.", published="2031-05-01")
    told.said(told.who("Ines Holt"), "said", "no")
    filled(told.record)
    whole = imported.actors()
    assert len(whole) == 12
    pages = [imported.actors(None, Filter(limit=5, offset=at)) for at in (0, 5, 10, 15)]
    assert [row for page in pages for row in page] == whole
    totals = [row.statements + row.events for row in whole]
    assert totals == sorted(totals, reverse=True)


def test_the_page(archive: Archive, archive_url: str) -> None:
    done = CliRunner().invoke(app, ["actors", "--archive", archive_url, "--country", "KST", "--kind", "person"])
    venn, reth = archive.actors(None, Filter(country=("KST",)), kind="person")
    assert done.output == PAGE.format(venn=venn.id, reth=reth.id)
    (short,) = archive.actors(None, Filter(channel=("letter",)))
    shown = CliRunner().invoke(app, ["actors", "--archive", archive_url, "--channel", "letter"]).output
    assert shown == f"Reth · person\n  1 statement in 1 report · {short.id} · may be {reth.id}\n"


def test_json_and_csv(archive: Archive, archive_url: str) -> None:
    found = json.loads(CliRunner().invoke(app, ["actors", "venn", "--archive", archive_url, "--json"]).stdout)
    assert [row["offices"][0]["known"] for row in found] == ["reports"]
    table = CliRunner().invoke(app, ["actors", "--archive", archive_url, "--csv"]).stdout
    lines = list(csv.DictReader(io.StringIO(table)))
    assert [line["name"] for line in lines] == names(archive)
    assert lines[0]["offices"] == "foreign minister (reports)"
