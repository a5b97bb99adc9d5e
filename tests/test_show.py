"""The brief, out of records built by hand."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from onrecord.article import document_from_text, read_inputs
from onrecord.reading.reader import Reader
from onrecord.records import Actor, Document, Event, Failure, Flag, Record, Stamp, Statement, TimeExpression
from onrecord.show import brief, plain
from onrecord.show.brief import SCREEN
from onrecord.show.statements import Statements
from onrecord.show.words import ACTS, CHANNELS, HOW, RESIDUE, day, verb
from tests.builders import MADE_BY, lighthouse, words

BRIEF = """\
Verania and Kostria quarrel over a lighthouse
by Ines Calloway · filed under Meridian Wire · Thu 7 May 2026, 11:30 (stamp in the text)
4 statements by 3 speakers, 2 in their own words, 2 denied or rejected, 1 withheld, 1 at second hand

WHO SAID WHAT
Elin Darvas        6 May  rejected       "We will not hand over the lighthouse," [press conference]
President, VRN
Tidewater Gazette         reported       Kostria's foreign minister, Oskar Venn, denied "any wish to
                                         own it." [media report]
                                         ↳ Oskar Venn denied: "any wish to own it."
Oskar Venn                would not say  whether ships had been sent [to Tidewater Gazette;
foreign minister…                        uncertain]

WHAT HAPPENED
  Tue 5 May  Veranian President Elin Darvas met Kostrian envoys on Tuesday.

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
    page = shown(replace(record, statements=(*record.statements[:3], answer)), width=60)
    assert "[in reply to Elin Darvas; to Tidewater Gazette]" in " ".join(page.split())


def test_a_country_has_the_name_that_the_report_gives_it() -> None:
    reth = Actor("r", "Reth", "person", country="KST", roles=("envoy",))
    kostria = Actor("k", "Kostria", "state", country="KST")
    at_home = Actor("r", "Reth", "person", roles=("envoy",))
    assert described(reth, reth) == "envoy, KST"
    assert described(reth, reth, kostria) == "envoy, Kostria"
    assert described(at_home, at_home, replace(kostria, country=None)) == "envoy"
    assert described(kostria, kostria) == ""


def described(actor: Actor, *actors: Actor) -> str:
    return Statements(Record(Document("d", ""), MADE_BY, actors)).described(actor)


def test_nobody_named() -> None:
    assert "Nobody named  said" in alone(Statement("s", None))


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
    flags = tuple(Flag("secondhand", (), f"chain {n}") for n in (0, 1, 2, 2))
    page = shown(Record(Document("d", ""), MADE_BY, flags=flags))
    assert "! secondhand: chain 0 and 2 more\n" in page


@pytest.mark.parametrize(
    ("sure", "speaker", "doubt"),
    [(0.4, 0.3, "speaker uncertain"), (0.9, 0.3, "speaker uncertain"), (0.4, 0.9, "uncertain"), (0.4, None, "uncertain"), (0.9, None, "")],
)  # fmt: skip
def test_a_doubtful_speaker_goes_before_a_doubtful_saying(sure: float, speaker: float | None, doubt: str) -> None:
    record = lighthouse()
    said = replace(record.statements[0], channel=None, confidence=sure, speaker_confidence=speaker)
    page = shown(replace(record, statements=(said,)))
    assert (f"[{doubt}]" in page) if doubt else ("uncertain" not in page)


DAYS = Document("d", "Verania met Kostria, wrote to it and will meet it again.", published=Stamp("2026-05-07", "given"))
STATES = (Actor("v", "Verania", "state"), Actor("k", "Kostria", "state"))
MET = Event("e", ("v",), ("k",), "040", "CONSULT", when="2026-05-05", evidence=(words(DAYS, "met"),))


def happened(*events: Event, statements: tuple[Statement, ...] = ()) -> list[str]:
    page = shown(Record(DAYS, MADE_BY, STATES, statements=statements, events=events))
    return page.partition("WHAT HAPPENED\n")[2].splitlines()


def test_an_event_tells_who_did_what_to_whom_when_and_in_which_words() -> None:
    assert happened(MET) == ["  Tue 5 May  Verania → Kostria: consult 040 “met”"]


def test_what_one_did_to_another_on_one_day_is_one_line_and_the_other_side_of_it_none() -> None:
    wrote = replace(MET, id="f", cameo="020", evidence=(words(DAYS, "wrote"),))
    other = replace(MET, id="m", actors=("k",), recipients=("v",), mirror_of="e")
    assert happened(MET, replace(MET, id="g"), wrote, other) == [
        "  Tue 5 May  Verania → Kostria: consult 040; make an appeal or request 020 “met”"
    ]


def test_what_has_not_happened_or_is_guessed_says_so_and_comes_last_without_a_date() -> None:
    plan = replace(MET, id="p", when=None, modality="planned", guessed=("when",), confidence=0.4)
    nobody = replace(MET, id="n", actors=(), recipients=())
    assert happened(plan, nobody) == [
        "  Tue 5 May  Nobody named: consult 040 “met”",
        "             Verania → Kostria: consult 040 [planned; guessed: when; uncertain] “met”",
    ]


def test_a_day_that_is_uncertain_says_so() -> None:
    day = TimeExpression(0, 7, "Verania", "DATE", "2026-05-05", confidence=0.4)
    page = shown(Record(DAYS, MADE_BY, STATES, times=(day,)))
    assert "Verania met Kostria, wrote to it and will meet it again. [day uncertain]" in page
    assert "uncertain" not in shown(Record(DAYS, MADE_BY, STATES, times=(replace(day, confidence=0.6),)))


def test_where_there_are_many_events_those_that_repeat_a_statement_give_way() -> None:
    said = Statement("s", "v", cue=(words(DAYS, "wrote"),))
    days = [replace(MET, id=f"e{n}", when=f"2026-05-0{n}") for n in range(1, 7)]
    repeat = replace(MET, id="r", when="2026-05-01", cameo="020", evidence=said.cue, modality="ongoing")
    lines = happened(repeat, *days, statements=(said,))
    assert len(lines) == 7
    assert lines[-1] == "  and 1 more, told above as statements"
    assert "wrote" not in "".join(lines)
    assert happened(*days, replace(MET, id="x", when="2026-05-07"))[-1] == "  and 1 more"


def crowd(count: int) -> Record:
    text = " ".join(
        f"“Speaker {n} said that the ships would sail again, and that nobody should fear them.”" for n in range(count)
    )
    document = Document("d", text)
    people = tuple(Actor(f"a{n}", f"Speaker {n}", "person", roles=("envoy",)) for n in range(count))
    told = tuple(
        Statement(
            f"s{n}.{m}",
            f"a{n}",
            act="deny" if m == 5 else "assert",
            content=(
                words(document, f"Speaker {n} said that the ships would sail again, and that nobody should fear them"),
            ),
        )
        for n in range(count)
        for m in range(7)
    )
    return Record(document, MADE_BY, people, statements=told)


def test_a_brief_shortens_what_many_said_to_fit_a_screen_and_keeps_what_would_be_missed() -> None:
    few, many = shown(crowd(2)), shown(crowd(9))
    assert few.count("nobody should fear") == 14
    assert "more" not in few
    assert len(many.splitlines()) <= SCREEN
    assert many.count("denied") == 9 + 1
    assert many.count("and 3 more") == 9


def test_the_seed_report_fits_a_screen(root: Path, reader: Reader) -> None:
    seed = root.parent / "shared/seed/article.txt"
    if not seed.exists():
        pytest.skip("../shared/seed is not here")
    (document,) = read_inputs([str(seed)])
    page = shown(reader.read(document), width=120)
    assert len(page.splitlines()) <= SCREEN
    assert all(title in page for title in ("WHO SAID WHAT", "WHAT HAPPENED", "BEWARE", "Set aside", "in reply to"))


def test_every_code_has_its_words() -> None:
    assert all(verb(Statement("s", None, act=act)) for act in ACTS)
    assert {*CHANNELS, *HOW, *RESIDUE}


@given(
    st.one_of(st.dates().map(str), st.datetimes().map(lambda d: d.isoformat(timespec="minutes")), st.text(max_size=12))
)
def test_any_date_is_shown(value: str) -> None:
    assert day(value, weekday=True) or not value
