"""The tables of saying: every row is read out of its own example."""

from __future__ import annotations

from typing import get_args

import pytest

from onrecord.lexicon.speech import NounRow, RaisingRow, SpeechLexicon, VerbRow
from onrecord.reading.reader import Reader
from onrecord.reading.speech.find import find_attributions, quotations_of
from onrecord.records import Channel
from onrecord.trace import SILENT

TABLES = SpeechLexicon.load()
ROWS: list[VerbRow | NounRow | RaisingRow] = [*TABLES.verbs, *TABLES.nouns, *TABLES.raising]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{type(row).__name__}-{row.id}")
def test_a_row_fires_on_its_example(row: VerbRow | NounRow | RaisingRow, reader: Reader) -> None:
    parse = reader.parser.parse(row.example)
    told = find_attributions(parse, quotations_of(parse), lexicon=reader.lexicon, trace=SILENT)
    assert any(each.attribution.rule.endswith(f":{row.id}") for each in told)


def test_a_stopped_verb_is_no_cue() -> None:
    reported = {row.lemma for row in TABLES.verbs if "that" in row.frames and not row.particle}
    assert not TABLES.stop & reported


@pytest.mark.parametrize("row", TABLES.channels, ids=lambda row: row.id)
def test_a_channel_stands_in_its_example(row: object) -> None:
    example = str(getattr(row, "example", "")).lower()
    noun = str(getattr(row, "noun", ""))
    assert noun.rstrip("s") in example or noun.removesuffix("er") in example


def test_every_channel_has_a_row() -> None:
    assert {row.channel for row in TABLES.channels} == set(get_args(Channel))


@pytest.mark.parametrize("table", ["sources", "stops", "contents", "givens"])
def test_an_example_shows_its_word(table: str) -> None:
    for row in getattr(TABLES, table):
        assert row.lemma[:2] in row.example.lower(), row.id
