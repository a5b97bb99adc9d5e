"""Search: what is found, in which order, and where exactly the words stand."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.errors import NotFound
from onrecord.queries.filters import Filter
from onrecord.queries.hits import Searched, hits_in
from onrecord.store.flatten import without_nul
from tests.queries.telling import Telling, gazette, letter, wire

KEEPER, ANSWERS, LETTER = "Verania sends a keeper", "Kostria answers", "A letter"
PIECES = (
    "harbour",
    "Harbours",
    "HARBOUR",
    "ships",
    "🚢",
    "\0",
    "\r\n",
    "naïve",
    "\ue000",
    "\U000f0000",
    "é",
    "“no.”",
    "I.",
)
PAGE = """\
8 May 2031 · Verania sends a keeper · Meridian Wire · {id}
  In April, Verania had sent a keeper to the lighthouse. (1 more in the report)
"""


def titles(archive: Archive, words: str, **wanted: object) -> list[str | None]:
    return [row.report.title for row in archive.search(words, Filter(**wanted))]  # type: ignore[arg-type]


def test_a_hit_stands_in_its_sentence(archive: Archive) -> None:
    row, other = archive.search("lighthouse keeper", Filter()) + archive.search("wish")
    assert row.sentence.quote == "In April, Verania had sent a keeper to the lighthouse."
    assert [hit.quote for hit in row.hits] == ["keeper", "lighthouse"]
    assert row.more == 2, "the keeper of the title, the lighthouse that is ours"
    assert (
        other.sentence.quote
        == "The Tidewater Gazette reported that Oskar Venn denied “any wish to own the lighthouse”."
    )
    for found in (row, other):
        text = archive.record(found.report.id).document.text
        assert all(text[e.start : e.end] == e.quote for e in (found.sentence, *found.hits))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("lighthouse", {KEEPER, ANSWERS}),
        ("lighthouses", {KEEPER, ANSWERS}),
        ("lighthouse -strait", {KEEPER}),
        ('"asked the keeper"', {LETTER}),
        ('"keeper the asked"', set()),
        ("strai*", {ANSWERS}),
        ("strai", set()),
        ("strait OR dark", {KEEPER, ANSWERS}),
        ("strait dark", set()),
        ("KEEPER", {KEEPER, LETTER}),
        ("submarine", set()),
    ],
)
def test_the_language_of_queries(archive: Archive, words: str, expected: set[str]) -> None:
    assert set(titles(archive, words)) == expected


def test_a_title_counts_more(filled: Callable[..., Archive]) -> None:
    inside = Telling("The port was quiet. Ships came to the harbour.", title="Quiet", published="2031-05-01")
    above = Telling("The port was quiet. No crew went into town.", title="Harbour", published="2031-05-02")
    archive = filled(inside.record, above.record)
    assert titles(archive, "harbour") == ["Harbour", "Quiet"]
    first, second = archive.search("harbour")
    assert first.rank > second.rank
    assert (first.sentence.quote, first.hits, first.more) == ("The port was quiet.", (), 0), "its text has no such word"


def test_the_title_in_the_text_gives_way_to_a_sentence(filled: Callable[..., Archive]) -> None:
    told = Telling("Harbour closed\n\nThe harbour was closed. Nobody came.", title="Harbour closed")
    (row,) = filled(told.record).search("harbour")
    assert (row.sentence.quote, row.more) == ("The harbour was closed.", 1)


def test_filters_are_met_by_the_report(archive: Archive) -> None:
    assert titles(archive, "lighthouse", since="2031-05-09") == [ANSWERS]
    assert titles(archive, "lighthouse", until="2031-05-08") == [KEEPER]
    assert titles(archive, "keeper OR lighthouse", source=("harrow post",), act=("deny",)) == [ANSWERS]
    assert titles(archive, "keeper", channel=("letter",)) == [LETTER]
    assert titles(archive, "lighthouse", actor=("Elin Darvas",)) == [KEEPER]
    assert titles(archive, "lighthouse", actor=("Verania",)) == [KEEPER], "it acts, but says nothing"
    assert titles(archive, "lighthouse", country=("KST",), act=("warn",)) == [KEEPER]
    assert titles(archive, "lighthouse", text="strait") == titles(archive, "strait", text="lighthouse") == [ANSWERS]
    assert titles(archive, "lighthouse", text="submarine") == titles(archive, "submarine", text="lighthouse") == []
    assert len(titles(archive, "lighthouse", collection=("lighthouse",))) == 2
    with pytest.raises(NotFound, match="no collection 'harbour'"):
        titles(archive, "lighthouse", collection=("harbour",))
    with pytest.raises(NotFound, match="no word to look for in '-only'"):
        titles(archive, "-only")


def test_pages_joined_are_the_whole(archive: Archive) -> None:
    whole = archive.search("lighthouse OR keeper")
    assert len(whole) == 3
    assert [row for n in range(4) for row in archive.search("lighthouse OR keeper", Filter(limit=1, offset=n))] == whole


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_hits_are_the_words_and_nothing_else(pieces: list[str]) -> None:
    text = " ".join(pieces)
    starts = [len(" ".join(pieces[:n])) + bool(n) for n in range(len(pieces))]
    wanted = [(at, at + len(p)) for at, p in zip(starts, pieces, strict=True) if p.casefold().startswith("harbour")]
    assert list(hits_in("harbour", [Searched(7, None, without_nul(text)[0])])[7]) == wanted


@settings(max_examples=15)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_offsets_hold_in_the_text_as_it_was_given(pieces: list[str]) -> None:
    text = " ".join(["harbour", *pieces])
    with TemporaryDirectory() as folder, Archive(Path(folder) / "a.db") as archive:
        archive.add(Telling(text).record)
        (row,) = archive.search("harbour")
        assert archive.record(row.report.id).document.text == text
    assert all(text[e.start : e.end] == e.quote for e in (row.sentence, *row.hits))
    assert len(row.hits) + row.more == 1 + sum(piece.casefold().startswith("harbour") for piece in pieces)
    assert all(row.sentence.span.contains(hit.span) for hit in row.hits)


def test_offsets_hold_on_every_database(filled: Callable[..., Archive]) -> None:
    text = "🚢 Harbour\0 news\r\n\r\nThe “harbour” was\0 closed by J. Venn. São Tomé\ue000 is far."
    archive = filled(Telling(text, published="2031-05-01").record)
    (row,) = archive.search("harbour closed")
    assert row.sentence.quote == "The “harbour” was\0 closed by J. Venn."
    assert [text[e.start : e.end] for e in row.hits] == ["harbour", "closed"]


def test_the_page(archive: Archive, archive_url: str) -> None:
    done = CliRunner().invoke(app, ["search", "--archive", archive_url, "sent", "lighthouse"])
    assert done.output == PAGE.format(id=archive.search("sent lighthouse")[0].report.id)
    assert CliRunner().invoke(app, ["search", "--archive", archive_url, "submarine"]).output == "nothing found\n"


def test_json_and_csv(archive: Archive, archive_url: str) -> None:
    (found,) = json.loads(CliRunner().invoke(app, ["search", "--archive", archive_url, "strait", "--json"]).stdout)
    assert found["hits"] == [{"start": found["hits"][0]["start"], "end": found["hits"][0]["end"], "quote": "strait"}]
    assert gazette().document.text[found["hits"][0]["start"] :].startswith("strait.")
    table = CliRunner().invoke(app, ["search", "--archive", archive_url, "keeper", "--csv"]).stdout
    lines = {line["title"]: line for line in csv.DictReader(io.StringIO(table))}
    assert set(lines) == {KEEPER, LETTER}
    start, stop = map(int, lines[LETTER]["sentence_at"].split("-"))
    assert letter().document.text[start:stop] == lines[LETTER]["sentence"]
    assert lines[KEEPER]["url"] == wire().document.url
