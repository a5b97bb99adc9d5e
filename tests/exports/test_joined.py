"""What several reports tell: once where rows are counted, with reports and origins; in each report where reports are."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from onrecord.archive import Archive
from onrecord.records import Record
from tests.exports.exporting import exported
from tests.queries.telling import Telling

TEXT = (
    "Verania and Kostria talked about the lighthouse of Varn on Tuesday in Ostport. “The lighthouse has been ours for two "
    "hundred years,” President Elin Darvas told reporters. Fishermen of the strait waited in the harbour for the outcome."
)


def carried(publisher: str, published: str) -> Record:
    """The text of an agency, as an outlet carries it."""
    told = Telling(TEXT, published=published, publisher=publisher, url=f"https://{publisher.lower()}.example/talks")
    verania, kostria = told.who("Verania", "state", "VRN"), told.who("Kostria", "state", "KST")
    met = told.did([verania], [kostria], "040 CONSULT", "talked", when="2031-05-06")
    told.did([kostria], [verania], "040 CONSULT", "talked", when="2031-05-06", mirror_of=met)
    darvas, words = told.who("Elin Darvas", "person", "VRN"), "“The lighthouse has been ours for two hundred years,”"
    told.said(darvas, "told", words, mode="direct", said_at="2031-05-06")
    return told.record


@pytest.fixture
def archive(filled: Callable[..., Archive]) -> Archive:
    return filled(carried("Gazette", "2031-05-08"), carried("Herald", "2031-05-07"))


def lines(archive: Archive, form: str) -> list[Any]:
    return [json.loads(line) for line in exported(archive, form).splitlines()]


def test_a_row_of_the_table_counts_reports_and_origins(archive: Archive) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(archive, "csv"), newline="")))
    assert [(row["kind"], row["reports"], row["origins"]) for row in rows] == [
        ("event", "2", "1"),
        ("statement", "2", "1"),
    ]
    assert all(row["same_as"] for row in rows)


def test_an_event_of_gdelt_and_plover_comes_once(archive: Archive) -> None:
    rows = [line.split("\t") for line in exported(archive, "gdelt").splitlines()]
    assert [(row[6], row[31:34]) for row in rows] == [("VERANIA", ["2", "1", "2"]), ("KOSTRIA", ["2", "1", "2"])]
    assert {row[60] for row in rows} == {"https://herald.example/talks"}
    (event,) = lines(archive, "plover")
    assert (event["reports"], event["origins"]) == (2, 1)


def test_a_claim_first_appeared_in_the_report_published_first(archive: Archive) -> None:
    nodes = json.loads(exported(archive, "jsonld"))["@graph"]
    (herald,) = (node["@id"] for node in nodes if node.get("url") == "https://herald.example/talks")
    claims = [node for node in nodes if "Claim" in node["@type"]]
    assert [claim["firstAppearance"]["@id"] for claim in claims] == [herald, herald]
    assert len({claim["appearance"]["@id"] for claim in claims}) == 2


def test_sentences_and_slides_say_how_often(archive: Archive) -> None:
    dossier = exported(archive, "dossier")
    assert dossier.count("2 reports, 1 origin") == 2
    reports = {row.report.publisher: row.report.id for row in archive.statements(each=True)}
    also = re.findall(r"Report of (\w+), .*\. Also told by (\w+), ([0-9a-f]{12})$", dossier, re.MULTILINE)
    assert [{own, other} for own, other, _ in also] == [{"Gazette", "Herald"}] * 2
    assert all(reports[other] == report for _, other, report in also)
    assert len(re.findall("Also told by <bdi>", exported(archive, "dossier-html"))) == 2
    slides = json.loads(exported(archive, "timelinejs"))["events"]
    assert [slide["text"]["text"].count("(2 reports, 1 origin)") for slide in slides] == [1, 1]


def test_each_report_keeps_what_it_tells(archive: Archive) -> None:
    assert len(json.loads(exported(archive, "annotations"))["first"]["items"]) == 4
    assert len(lines(archive, "jsonl")) == 2
