"""The form, filled in, becomes a record: quoted words get their places or none."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from benchmarks.chatbot.answer import answer
from benchmarks.chatbot.assistant import Assistant
from benchmarks.chatbot.form import Filled
from benchmarks.chatbot.locating import Letters, Places
from benchmarks.chatbot.mapping import mapped
from onrecord.article import document_from_text
from onrecord.records import Claim, Document
from onrecord.schema import from_json, to_json
from tests.chatbot.conftest import FILLED, HERE, completion

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/record.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def report() -> Document:
    return document_from_text((HERE / "report.txt").read_text(encoding="utf-8"))


@pytest.fixture
def filled() -> Filled:
    return answer(completion(FILLED)["body"]).filled


def test_a_record_follows_the_published_schema_and_its_quotes_their_slices(report: Document, filled: Filled) -> None:
    line = to_json(mapped(report, filled, "small").record)
    jsonschema.validate(json.loads(line), SCHEMA)
    assert from_json(line).statements[1].content[0].quote == '"He must open it today,"'


def test_words_are_looked_for_near_to_what_was_said(report: Document, filled: Filled) -> None:
    made = mapped(report, filled, "small")
    first, second = made.record.statements
    assert report.text[first.cue[0].start - 1 : first.cue[0].end + 10] == " said on Monday"
    assert second.source[0].start > second.content[0].end
    assert second.responds_to == (first.id,)
    assert made.record.actor(second.speaker or "").name == "Ada Sorel"
    assert made.letters == Letters(13, 13)
    assert made.contents == Letters(2, 2)


def test_a_mention_is_told_from_others_by_the_words_before_it(report: Document, filled: Filled) -> None:
    mentions = mapped(report, filled, "small").record.actors[0].mentions
    assert [report.text[m.start - 6 : m.end] for m in mentions[1:]] == [' it," she', 'day," she']


def test_words_that_are_not_there_to_the_letter_are_not_found(report: Document, filled: Filled) -> None:
    first, second = filled.statements
    said = (
        replace(first, content=("Kostria has closed the strait",)),
        replace(second, content=("“He must open it today,”",)),
    )
    made = mapped(report, replace(filled, statements=said), "small")
    assert made.contents == Letters(0, 2)
    assert [s.content for s in made.record.statements] == [(), ()]
    jsonschema.validate(json.loads(to_json(made.record)), SCHEMA)


def test_ids_that_nothing_bears_are_left_out(report: Document, filled: Filled) -> None:
    lost = replace(filled.statements[0], speaker="a9", via=("a2", "a8"), parent="s1", responds_to=("s1", "s7"))
    made = mapped(report, replace(filled, statements=(lost,)), "small").record.statements[0]
    assert (made.speaker, len(made.via), made.parent, made.responds_to) == (None, 1, None, ())


def test_the_same_words_said_twice_are_two_places(report: Document, filled: Filled) -> None:
    twice = tuple(replace(s, content=("must open it",)) for s in filled.statements)
    first, second = mapped(report, replace(filled, statements=twice), "small").record.statements
    assert first.content[0].end < second.content[0].start
    assert first.id != second.id


@pytest.mark.parametrize(("quote", "at"), [("he", 5), ("", None), ("ssel", 16), ("She", None)])
def test_whole_words_come_before_parts_of_words(quote: str, at: int | None) -> None:
    found = Places(Document("d", "The, he said, vessel.")).next(quote)
    assert (found.start if found else None) == at


def test_what_came_with_a_report_is_given_and_stays(report: Document, filled: Filled) -> None:
    given = replace(report, title="Given", claims=(Claim("title", "Given", "given"), Claim("byline", "B", "text")))
    told = Assistant("http://127.0.0.1/v1", "small").question(given)["messages"][1]["content"]
    assert told.startswith("Given with the report:\ntitle: Given\n\nThe report:\n\nVerania protests")
    made = mapped(given, filled, "small").record.document
    assert (made.title, made.text, made.id) == ("Given", report.text, report.id)
