"""Words that somebody said: where first, who carried them, from how many origins, and how they changed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.archive import Archive
from onrecord.errors import NotFound
from onrecord.queries.filters import Filter
from onrecord.queries.quoted import QuoteRow
from onrecord.queries.rows import ONCE
from onrecord.queries.variants import changes, keys_of
from onrecord.records import Evidence, Record
from tests.queries.asked import ALL, ask, holding
from tests.queries.carried import join_reports, join_statements, nerve, telling

PIECES = (
    "we",
    "OR",
    "don’t",
    "12,000",
    "3.5",
    "twenty-four",
    "São",
    "cafe\u0301",
    "…",
    "no!",
    "“No”",
    "–",
    "\u00ad",
    "Mr.",
)
NERVE = "we did not lose our nerve"
PAGE = """\
Elin Darvas said “We lost a mast. We did not lose our nerve,” (Meridian Wire · {0})
  6 reports · 4 independent origins · first in Meridian Wire, 8 May 2031, 09:00Z ({report})
    8 May 2031, 09:00Z  Meridian Wire (origin 1 · {0})
    8 May 2031, 12:00+02:00  Harrow Post (origin 1 · {1})
  Other wording, first in Sound FM
    “We lost a mast, we [-did not-] {{+never+}} lose our nerve”
    9 May 2031  Sound FM (origin 2 · {2})
  Other wording, first in Kost Radio
    “[-We lost a mast. We-] did not lose our nerve”
    10 May 2031  Kost Radio (origin 1 · via Meridian Wire · {3})
  In the report's own words, first in The Tern
    nobody had lost nerve
    11 May 2031  The Tern (origin 3 · {4})
  Another translation, first in Skerry Blad
    “A mast is gone, not our courage”
    without a date  Skerry Blad (origin 4 · translated · {5})
"""


def joined(archive: Archive, records: Sequence[Record]) -> None:
    """Makes the tellings one statement, and the first two reports copies."""
    join_statements(archive, [record.statements[0].id for record in records])
    reports = {row.publisher: row.id for row in (s.report for s in archive.statements(ALL, each=True))}
    join_reports(archive, [reports["Meridian Wire"], reports["Harrow Post"]])


@pytest.fixture
def carried(filled: Callable[..., Archive]) -> Archive:
    """The saying about the nerve, its tellings joined."""
    archive = filled(*nerve(), collection="mast")
    joined(archive, nerve())
    return archive


def outlets(row: QuoteRow) -> list[list[str | None]]:
    return [[carrier.report.publisher for carrier in variant.carriers] for variant in row.variants]


def test_first_appearance_carriers_and_origins(carried: Archive) -> None:
    (row,) = carried.quote(NERVE)
    assert (row.match, row.score, row.reports, row.origins) == ("exact", 100.0, 6, 4)
    assert row.statement.speaker
    assert row.statement.speaker.name == "Elin Darvas"
    assert (row.first.report.publisher, row.first.origin) == ("Meridian Wire", 1)
    origin = {carrier.report.publisher: carrier.origin for carrier in row.carriers}
    assert origin == {
        "Meridian Wire": 1, "Harrow Post": 1, "Kost Radio": 1, "Sound FM": 2, "The Tern": 3, "Skerry Blad": 4,
    }  # fmt: skip
    via = {carrier.report.publisher: [who.name for who in carrier.via] for carrier in row.carriers if carrier.via}
    assert via == {"Kost Radio": ["Meridian Wire"]}


def test_wordings_translations_paraphrases(carried: Archive) -> None:
    (row,) = carried.quote(NERVE)
    assert [variant.kind for variant in row.variants] == ["wording", "wording", "wording", "paraphrase", "translation"]
    assert outlets(row) == [
        ["Meridian Wire", "Harrow Post"],
        ["Sound FM"],
        ["Kost Radio"],
        ["The Tern"],
        ["Skerry Blad"],
    ]
    first, drift, part, told, foreign = row.variants
    (change,) = changes(drift.pieces)
    assert (change.kind, change.before and change.before.quote, change.after and change.after.quote) == (
        "changed",
        "did not",
        "never",
    )
    assert [(c.kind, c.before and c.before.quote) for c in changes(part.pieces)] == [("cut", "We lost a mast. We")]
    assert first.pieces == told.pieces == foreign.pieces == ()
    (whole,) = carried.quote(NERVE, every=True)
    assert all(changes(variant.pieces) for variant in whole.variants[1:])


def test_every_piece_stands_in_its_report(carried: Archive) -> None:
    (row,) = carried.quote(NERVE, every=True)
    first = carried.record(row.variants[0].carriers[0].report.id).document.text
    for variant in row.variants:
        text = carried.record(variant.carriers[0].report.id).document.text
        for e in (*variant.content, *(p.after for p in variant.pieces if p.after)):
            assert text[e.start : e.end] == e.quote
        for e in (p.before for p in variant.pieces if p.before):
            assert first[e.start : e.end] == e.quote


@pytest.mark.parametrize(
    "words",
    ["We did not lose our nerve", '"we DID not lose  our nerve."', "‘did not\nlose our nerve!’", "lost a mast. We did"],
)
def test_spelling_is_no_difference(carried: Archive, words: str) -> None:
    assert [row.match for row in carried.quote(words)] == ["exact"]


def test_near_words_are_found_and_say_so(carried: Archive) -> None:
    (row,) = carried.quote("we did not loose our nerves")
    assert (row.match, row.reports) == ("near", 6)
    assert 80 < row.score < 100
    assert carried.quote("the keeper of the lighthouse slept") == []


def test_words_that_stand_there_leave_out_those_that_are_near(filled: Callable[..., Archive]) -> None:
    archive = filled(
        telling("“No ship will leave”", publisher="A", published="2031-05-01").record,
        telling("“No ship will leave us”", speaker="Venn", publisher="B", published="2031-05-02").record,
        telling("“No ships would leave”", speaker="Reth", publisher="C", published="2031-05-03").record,
    )
    assert [row.first.report.publisher for row in archive.quote("no ship will leave")] == ["A", "B"]
    assert [row.first.report.publisher for row in archive.quote("no ship shall leave")] != []


def test_another_language_makes_a_translation(filled: Callable[..., Archive]) -> None:
    records = [
        telling("“The sea is ours”", publisher="A", published="2031-05-01", language="en").record,
        telling("“Ours is the sea”", publisher="B", published="2031-05-02", language="nl").record,
        telling("“The sea is ours”", publisher="C", published="2031-05-03", language="nl").record,
    ]
    archive = filled(*records)
    join_statements(archive, [record.statements[0].id for record in records])
    (row,) = archive.quote("the sea is ours")
    assert [(v.kind, len(v.carriers)) for v in row.variants] == [("wording", 2), ("translation", 1)], (
        "the same words are the same"
    )


def test_filters_choose_sayings_and_keep_their_carriers(carried: Archive) -> None:
    assert [row.reports for row in carried.quote(NERVE, Filter(source=("Meridian Wire",)))] == [6]
    assert carried.quote(NERVE, Filter(source=("Sound FM",)))[0].match == "near", "that one changed it"
    assert carried.quote(NERVE, Filter(act=("deny",))) == []
    assert len(carried.quote(NERVE, Filter(collection=("mast",), speaker=("Elin Darvas",)))) == 1
    with pytest.raises(NotFound, match="no word to look for in '“…”'"):
        carried.quote("“…”")
    with pytest.raises(NotFound, match="no actor 'Nobody At All'"):
        carried.quote(NERVE, Filter(speaker=("Nobody At All",)))


def test_any_order_of_adding_gives_the_same_answer(filled: Callable[..., Archive]) -> None:
    with holding(nerve()) as (forth, _), holding(nerve()[::-1]) as (back, _):
        joined(forth, nerve())
        joined(back, nerve())
        (one,), (other,) = (archive.quote(NERVE, every=True) for archive in (forth, back))
        assert replace(one, statement=other.statement) == other
        assert replace(one.statement, told=ONCE) == replace(other.statement, told=ONCE)


def test_the_page(carried: Archive) -> None:
    (row,) = carried.quote(NERVE)
    ids = [record.statements[0].id for record in nerve()]
    assert ask(carried, "quote", NERVE).output == PAGE.format(*ids, report=row.first.report.id)
    assert ask(carried, "quote", "the keeper slept on").output == "nothing found\n"
    assert "like it, " in ask(carried, "quote", "did not loose our nerves").output


def test_json_and_csv(carried: Archive) -> None:
    (found,) = json.loads(ask(carried, "quote", NERVE, "--json").stdout)
    assert (found["reports"], found["origins"], found["variants"][1]["kind"]) == (6, 4, "wording")
    table = list(csv.DictReader(io.StringIO(ask(carried, "quote", NERVE, "--csv").stdout)))
    assert [line["publisher"] for line in table if line["first"] == "True"] == ["Meridian Wire"]
    assert len(table) == 6
    assert {line["variant"] for line in table} == {"1", "2", "3", "4", "5"}
    assert next(line["via"] for line in table if line["publisher"] == "Kost Radio") == "Meridian Wire"


@settings(max_examples=8)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9), st.data())
def test_any_words_in_a_row_are_found(pieces: list[str], data: st.DataObject) -> None:
    told = telling(f"“{' '.join(pieces)} harbours,”", publisher="A")
    at = data.draw(st.integers(0, len(pieces) - 1))
    sought = " ".join([*pieces, "harbours"][at : data.draw(st.integers(at + 1, len(pieces) + 1))])
    with holding([told.record]) as (archive, _):
        if set(keys_of([Evidence(0, len(sought), sought)])) <= {"…"}:
            return
        assert [(row.match, row.statement.id) for row in archive.quote(sought.upper(), ALL)] == [
            ("exact", told.statements[0].id)
        ]
