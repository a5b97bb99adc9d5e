"""The dossier: every sentence has a note, every note the words of its report; nothing of theirs is markup, nothing judges."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import html
from markdown_it import MarkdownIt

from onrecord.archive import Archive
from onrecord.exports.formats import ALL
from onrecord.exports.plain import page_characters
from onrecord.queries.filters import Filter
from onrecord.records import Record
from tests.exports.exporting import exported, hostile
from tests.queries.asked import SOME_RECORDS, holding
from tests.queries.quarrel import quarrel

QUARREL = """\
# All that the archive holds

What reports tell, and according to whom; who is right it does not say. Each note holds the words that a sentence stands \
on, with their places in the text of the report, in characters.

## Who is involved

- Kostria, in 1 statement and 5 events[^1]
- Elin Darvas (VRN), in 4 statements and 1 event[^2]
- Oskar Venn (KST), in 4 statements[^3]
- Verania, in 4 events[^1]
- aide, in 1 statement[^4]

## What happened and was said

### Apr 2031

- According to Meridian Wire, Verania → Kostria: provide humanitarian aid[^1]

### 6 May 2031

- According to Meridian Wire, Verania → Kostria: consult[^5]

### 7 May 2031

- According to Meridian Wire, Kostria → Verania: seize or damage property[^6]
- According to Meridian Wire, Elin Darvas accused “planning a landing”[^2]

### 8 May 2031
"""
CONTESTED = """
## Said, and what others answered

- According to Meridian Wire, Elin Darvas accused “planning a landing”[^2]
  - According to Meridian Wire, Oskar Venn rejected the charge[^3]

## Demands and questions without an answer

- According to Meridian Wire, Elin Darvas demanded Kostria: a retreat[^9]
- According to Meridian Wire, aide asked Oskar Venn: whether boats had sailed[^4]

## Not said

- According to Meridian Wire, Oskar Venn would not say when they had[^10]
- According to Meridian Wire, Elin Darvas did not confirm that talks were near[^11]

## Sources

| outlet | reports | statements | first hand | second hand | through more | speaker unnamed |
|---|---|---|---|---|---|---|
| Meridian Wire | 1 | 8 | 8 | 0 | 0 | 1 |

- Report of Meridian Wire, “The quarrel goes on”, 8 May 2031, REPORT
"""
MARKED = re.compile(r"\[\^(\d+)\](?!:)")
NOTE = re.compile(r"^\[\^(\d+)\]: (.*)$", re.MULTILINE)
PLACED = re.compile(r"\((\d+)–(\d+)\)")


@pytest.fixture
def dispute(filled: Callable[..., Archive]) -> Archive:
    told = quarrel()
    told.events.pop()
    return filled(told.record)


def page(archive: Archive, wanted: Filter = ALL) -> Any:
    text = exported(archive, "dossier-html", wanted)
    assert not re.search(r"[\x00-\x08\x0e-\x1f\x7f]", text)
    return html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))


def test_the_whole_of_a_dispute(dispute: Archive) -> None:
    (report,) = {row.report.id for row in dispute.statements()}
    told = exported(dispute, "dossier").replace(report, "REPORT")
    assert told.startswith(QUARREL)
    assert CONTESTED in told


def test_a_note_holds_the_words_and_where_they_stand(dispute: Archive) -> None:
    notes = dict(NOTE.findall(exported(dispute, "dossier")))
    assert notes["2"].endswith(": «accused» (33–40); «“planning a landing”» (52–72)")


def test_the_filter_is_the_title(dispute: Archive) -> None:
    wanted = Filter(actor=("Oskar Venn",), until="2031-05", limit=None)
    assert exported(dispute, "dossier", wanted).startswith("# Oskar Venn, up to May 2031\n")
    assert page(dispute, wanted).findtext(".//title") == "Oskar Venn, up to May 2031"


def test_nothing_told_says_so(filled: Callable[..., Archive]) -> None:
    told = exported(filled(), "dossier")
    assert told.count("## ") == 6
    for empty in ("Nobody is told of.", "No claim with an answer is told.", "None is told."):
        assert empty in told


def test_the_page_says_the_same(dispute: Archive) -> None:
    told, found = exported(dispute, "dossier"), page(dispute)
    sentences = [
        re.sub(r"\[\^\d+\]$", "", line.strip("- \n")) for line in told.splitlines() if "[^" in line and "]:" not in line
    ]
    assert [
        item.findtext("bdi") for item in found.iterfind(".//section/ul//li") if item.find("sup") is not None
    ] == sentences
    assert [head.text for head in found.iterfind(".//h2")] == [*re.findall("^## (.*)$", told, re.MULTILINE), "Notes"]


def test_the_page_asks_for_nothing_and_runs_nothing(filled: Callable[..., Archive]) -> None:
    found = page(filled(hostile()))
    kinds = {element.tag for element in found.iter() if isinstance(element.tag, str)}
    assert not kinds & {"script", "img", "link", "iframe", "object", "form", "b", "base"}
    assert not [
        name for element in found.iter() for name in element.attrib if name.startswith("on") or name in ("src", "style")
    ]
    (policy,) = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert all(link.startswith(("#n", "https://wire.example/")) for link in found.xpath("//@href"))


def test_every_sentence_leads_to_a_note(dispute: Archive) -> None:
    told = exported(dispute, "dossier")
    assert set(MARKED.findall(told)) == {number for number, _ in NOTE.findall(told)}
    assert all(
        MARKED.search(line) for line in told.splitlines() if line.strip().startswith("- ") and "Report of" not in line
    )
    found = page(dispute)
    assert {link[1:] for link in found.xpath("//sup/a/@href")} == set(found.xpath("//ol/li/@id"))


def test_nothing_of_theirs_is_markup(filled: Callable[..., Archive]) -> None:
    told = exported(filled(hostile()), "dossier")
    tokens = MarkdownIt("commonmark").parse(told)
    inline = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in inline} <= {"text", "text_special", "softbreak", "link_open", "link_close"}
    assert {token.type for token in tokens if token.type.endswith("_open")} <= {
        "heading_open", "paragraph_open", "bullet_list_open", "list_item_open"
    }  # fmt: skip
    assert all(
        str(token.attrGet("href")).startswith("https://wire.example/") for token in inline if token.type == "link_open"
    )


@settings(max_examples=12)
@given(some=SOME_RECORDS)
def test_notes_are_the_words_of_their_reports(some: list[Record]) -> None:
    with holding(some) as (archive, reports):
        texts = {report: record.document.text for report, record in reports}
        found = page(archive)
        marked_up = MarkdownIt("commonmark").parse(exported(archive, "dossier"))
    for note in found.iterfind(".//ol/li"):
        text = texts[note.findtext("code")]
        quotes, places = [q.text for q in note.iterfind("q")], [s.text for s in note.iterfind("small")]
        words = [text[int(start) : int(end)] for start, end in PLACED.findall(" ".join(places))]
        assert list(map(shown, words)) == quotes
    kinds = {child.type for token in marked_up for child in token.children or ()}
    assert kinds <= {"text", "text_special", "softbreak", "link_open", "link_close"}
    assert not [token for token in marked_up if token.type in ("html_block", "fence", "code_block")]


def shown(words: str) -> str:
    """Words as a parser of pages gives them back."""
    return page_characters(words)
