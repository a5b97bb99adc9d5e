"""The brief, out of records built by hand."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from onrecord.article import document_from_text
from onrecord.records import Actor, Document, Event, Failure, Flag, Record, Stamp, Statement
from onrecord.show import brief, plain
from onrecord.show.words import ACTS, CHANNELS, HOW, RESIDUE, day, verb
from tests.builders import MADE_BY, lighthouse, words

BRIEF = """\
Verania and Kostria quarrel over a lighthouse
by Ines Calloway · filed under Meridian Wire · Thu 7 May 2026, 11:30 (stamp in the text)
4 statements by 3 speakers, 2 in their own words, 2 denied or rejected, 1 withheld, 1 at second hand

WHO SAID WHAT
Elin Darvas, President, VRN
  6 May  rejected       "We will not hand over the lighthouse," [press conference]
Tidewater Gazette
         reported       Kostria's foreign minister, Oskar Venn, denied "any wish to own it." [media
                        report]
                        ↳ Oskar Venn denied: "any wish to own it."
Oskar Venn, foreign minister, KST
         would not say  whether ships had been sent [to Tidewater Gazette; uncertain]

WHEN
  Tue 5 May  Veranian President Elin Darvas met Kostrian envoys on Tuesday.
  Wed 6 May  Elin Darvas, press conference: rejected "We will not hand over the lighthouse,"

BEWARE
  ! withheld: Oskar Venn would not say whether ships had been sent.

Set aside as no part of the report: 1 passage (share buttons)
"""


def shown(record: Record, *, width: int = 100) -> str:
    return plain(brief(record), width=width)


def alone(statement: Statement, *actors: Actor) -> str:
    return shown(Record(Document("d", ""), MADE_BY, actors, statements=(statement,)))


def test_the_whole_brief() -> None:
    assert shown(lighthouse()) == BRIEF


@pytest.mark.parametrize("width", [30, 60, 80, 100, 200])
def test_no_line_is_longer_than_the_window(width: int) -> None:
    lines = shown(lighthouse(), width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_piped_there_are_no_colours_and_in_a_terminal_there_are() -> None:
    printed = StringIO()
    Console(file=printed, width=100).print(brief(lighthouse()))
    assert "\x1b" not in printed.getvalue()
    Console(file=printed, width=100, force_terminal=True, color_system="standard").print(brief(lighthouse()))
    assert '\x1b[32m"We will not hand over the lighthouse,"' in printed.getvalue()
    assert "their own words" in printed.getvalue()


def test_the_chain_is_told_nearest_first() -> None:
    actors = (Actor("a", "Talland TV", "media"), Actor("b", "The Gazette", "media"), Actor("c", "Reth", "person"))
    document = Document("d", "the port is open")
    told = Statement("s", "c", via=("a", "b"), content=(words(document, "the port is open"),))
    page = shown(Record(document, MADE_BY, actors, statements=(told,)))
    assert "the port is open [told by Talland TV, citing The Gazette]" in page


def test_an_answer_names_whom_it_answers() -> None:
    record = lighthouse()
    answer = replace(record.statements[3], responds_to=("s1",), confidence=1.0)
    page = shown(replace(record, statements=(*record.statements[:3], answer)))
    assert "[to Tidewater Gazette; in reply to Elin Darvas]" in page


def test_a_country_has_the_name_that_the_report_gives_it() -> None:
    reth = Actor("r", "Reth", "person", country="KST", roles=("envoy",))
    assert "Reth, envoy, KST\n" in alone(Statement("s", "r"), reth)
    assert "Reth, envoy, Kostria\n" in alone(Statement("s", "r"), reth, Actor("k", "Kostria", "state", country="KST"))
    assert "Reth, envoy\n" in alone(
        Statement("s", "r"), Actor("r", "Reth", "person", roles=("envoy",)), Actor("k", "Kostria", "state")
    )
    assert "Kostria\n" in alone(Statement("s", "k"), Actor("k", "Kostria", "state", country="KST"))


def test_nobody_named() -> None:
    assert "Nobody named\n  said" in alone(Statement("s", None))


def test_an_interrupted_quotation_shows_its_gap() -> None:
    document = Document("d", '"Wait," she said, "for us."')
    said = Statement("s", None, mode="direct", content=(words(document, '"Wait,"'), words(document, '"for us."')))
    assert '"Wait," … "for us."' in shown(Record(document, MADE_BY, statements=(said,)))


def headed(
    kind: str = "report", issuer: str | None = None, published: str | None = None, publisher: str | None = None
) -> str:
    words = "We protest against the seizure of the trawler."
    document = document_from_text(words, kind=kind, issuer=issuer, published=published, publisher=publisher)
    return shown(Record(document, MADE_BY)).splitlines()[1]


def test_what_is_no_report_says_what_it_is_and_who_issued_it() -> None:
    assert headed(kind="readout", issuer="Embassy of Ostland", published="2031-04-02").startswith(
        "Readout issued by Embassy of Ostland · Wed 2 Apr 2031"
    )
    assert headed(kind="letter").startswith("Letter, issuer not known · ")
    assert headed(kind="transcript", issuer="Embassy of Ostland").startswith("Transcript · ")
    assert headed(publisher="Meridian Wire").startswith("Meridian Wire · ")


def test_a_failure_says_where_and_why() -> None:
    failed = Document("d", "", external_id="report-7", failure=Failure("language", "the text is in French"))
    assert shown(Record(failed, MADE_BY)) == "report-7\nNot read, language: the text is in French\n"


def test_a_report_without_statements_says_so() -> None:
    page = shown(Record(Document("d", "Ships sailed."), MADE_BY))
    assert "No statement was found." in page
    assert "WHO SAID WHAT" not in page


def test_a_ring_of_parents_does_not_hang() -> None:
    ring = (Statement("a", None, parent=None), Statement("b", None, parent="b"))
    assert shown(Record(Document("d", ""), MADE_BY, statements=ring))


def test_many_flags_of_a_kind_are_counted() -> None:
    flags = tuple(Flag("secondhand", (), f"chain {n}") for n in range(5))
    page = shown(Record(Document("d", ""), MADE_BY, flags=flags))
    assert page.count("! secondhand") == 3
    assert "and 2 more: secondhand" in page


def test_dated_events_stand_in_the_timeline() -> None:
    document = Document("d", "Verania met Kostria.", published=Stamp("2026-05-07", "given"))
    met = Event("e", ("v",), ("k",), "040", "CONSULT", when="2026-05-05", evidence=(words(document, "met"),))
    page = shown(Record(document, MADE_BY, (Actor("v", "Verania", "state"),), events=(met,)))
    assert "  Tue 5 May  Verania, consult: met\n" in page


def test_every_code_has_its_words() -> None:
    assert all(verb(Statement("s", None, act=act)) for act in ACTS)
    assert {*CHANNELS, *HOW, *RESIDUE}


@given(
    st.one_of(st.dates().map(str), st.datetimes().map(lambda d: d.isoformat(timespec="minutes")), st.text(max_size=12))
)
def test_any_date_is_shown(value: str) -> None:
    assert day(value, weekday=True) or not value
