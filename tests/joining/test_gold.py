"""The gold files: every telling stands in its report, ids fit, and the reports are what their README says."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path

import pytest

from onrecord.article import document_from_text
from onrecord.lexicon import Lexicon
from onrecord.reading.reader import Reader
from tests.joining.gold import Gold, load, once
from tests.joining.parts import events_in, statements_in
from tests.joining.scoring import placed, score, score_answers

ROOT = Path(__file__).parent.parent.parent
DISPUTE = ROOT / "examples" / "dispute"
FOLDERS = [folder for folder in (DISPUTE, ROOT / "tests" / "joining" / "second") if folder.is_dir()]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def gold(request: pytest.FixtureRequest) -> Gold:
    """Loading raises where words don't stand in their report just once."""
    return load(request.param)


def test_reports_say_who_published_them_and_when(gold: Gold) -> None:
    for document in gold.documents.values():
        assert document.failure is None
        assert document.title
        assert document.publisher
        assert document.url
        assert document.published
        assert document.published.value[-6] in "+-"


def test_no_two_tellings_are_the_same_words(gold: Gold) -> None:
    for groups in (gold.statements, gold.events):
        told = Counter((t.report, span) for group in groups for t in group.tellings for span in t.spans)
        assert [place for place, count in told.items() if count > 1] == []


def test_ids_are_told_apart_and_known(gold: Gold) -> None:
    groups = (*gold.statements, *gold.events)
    ids = [group.id for group in groups]
    assert len(ids) == len(set(ids))
    assert set(chain.from_iterable(group.alike for group in groups)) <= set(ids)
    assert all(len(group.tellings) > 1 for group in gold.events)


def test_origins_are_apart_and_of_several_reports(gold: Gold) -> None:
    reports = list(chain.from_iterable(gold.origins))
    assert set(reports) <= set(gold.documents)
    assert len(reports) == len(set(reports))
    assert all(len(origin) > 1 for origin in gold.origins)


def test_answers_come_from_another_statement(gold: Gold) -> None:
    pairs = [(answer.group, answer.to) for answer in gold.answers]
    assert len(pairs) == len(set(pairs))
    assert all(one != other for one, other in pairs)


def test_the_dispute_is_twelve_reports_with_two_readouts() -> None:
    gold = load(DISPUTE)
    assert len(gold.documents) == 12
    assert [name for name, document in gold.documents.items() if document.kind == "readout"] == [
        "07-readout",
        "08-readout",
    ]
    assert {document.publisher for document in gold.documents.values()} >= {"Quarto Wire", "Solmere Gazette"}


def test_words_that_stand_twice_are_refused() -> None:
    with pytest.raises(ValueError, match="'told' stands 2 times"):
        once("told", document_from_text("Ostland told Talland. Talland told nobody."))


@pytest.mark.slow
def test_the_reader_finds_most_of_what_is_marked() -> None:
    gold = load(DISPUTE)
    reader = Reader(lexicon=Lexicon.load(actors=[DISPUTE / "states.toml"]))
    records = {name: reader.read(document) for name, document in gold.documents.items()}
    said = placed(statements_in(records), gold.statements)
    done = placed(events_in(records), gold.happenings)
    assert score([], said, gold.statements).findable >= 130
    assert score([], done, gold.happenings).findable >= 100
    assert score_answers([], said, gold.answers).findable >= 22
