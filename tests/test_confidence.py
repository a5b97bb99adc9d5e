"""What `--min-confidence` leaves out, and what goes with it."""

from __future__ import annotations

import pytest

from onrecord.article import document_from_text
from onrecord.confidence import confident
from onrecord.reading.reader import Reader
from onrecord.records import Record

CITED = "The Harbour Gazette reported that Ada Sorel had accused Kostria of seizing a Tallandic ferry on Monday."


@pytest.fixture(scope="module")
def record() -> Record:
    return Reader().read(document_from_text(CITED))


def test_what_is_less_sure_is_left_out(record: Record) -> None:
    inner = min(record.statements, key=lambda s: s.confidence)
    sure = confident(record, inner.confidence + 0.01)
    assert inner.id not in {s.id for s in sure.statements}
    assert 0 < len(sure.statements) < len(record.statements)


def test_an_event_goes_with_the_statement_that_vouches_for_it(record: Record) -> None:
    vouched = [e for e in record.events if e.statement is not None]
    assert vouched
    teller = next(s for s in record.statements if s.id == vouched[0].statement)
    assert vouched[0].id not in {e.id for e in confident(record, teller.confidence + 0.01).events}


def test_all_that_is_not_said_or_done_stays(record: Record) -> None:
    none = confident(record, 1)
    assert not none.statements
    assert not none.events
    assert (none.document, none.actors, none.times, none.flags) == (
        record.document,
        record.actors,
        record.times,
        record.flags,
    )


@pytest.mark.parametrize("least", [-0.1, 1.01, float("nan")])
def test_a_confidence_lies_between_0_and_1(record: Record, least: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        confident(record, least)
