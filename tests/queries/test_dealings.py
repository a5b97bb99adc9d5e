"""What an actor did, what was done to it, and with whom it has to do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.archive import Archive
from onrecord.errors import NotFound
from tests.queries.quarrel import quarrel, reports


@pytest.fixture
def archive(filled: Callable[..., Archive]) -> Archive:
    return filled(*reports())


def test_deeds_the_latest_first_each_happening_once(archive: Archive) -> None:
    did = [event.evidence[0].quote for event in archive.deeds("Kostria")]
    assert sorted(did) == ["seized a trawler", "shell the coast", "ships were sunk", "talked"]
    days = [event.first_day or "" for event in archive.deeds("Kostria")]
    assert days == sorted(days, reverse=True)
    assert [event.evidence[0].quote for event in archive.deeds("Elin Darvas")] == ["blamed Kostria"]


def test_what_was_done_to_somebody(archive: Archive) -> None:
    told = {event.evidence[0].quote for event in archive.deeds("Kostria", "recipient")}
    assert told == {"talked", "sent rice", "blamed Kostria"}
    assert len(archive.deeds("Kostria", "recipient", 2)) == 2
    assert archive.deeds("Elin Darvas", "recipient") == []


def test_whom_one_deals_with_in_which_direction(archive: Archive) -> None:
    kostria = archive.dealings("Kostria")
    assert [(row.name, row.said_to, row.said_by, row.did_to, row.did_by) for row in kostria] == [
        ("Verania", 0, 0, 4, 2), ("Elin Darvas", 0, 1, 0, 1),
    ]  # fmt: skip
    verania = archive.dealings("Verania")
    assert [(row.name, row.did_to, row.did_by) for row in verania] == [("Kostria", 2, 4)]
    assert kostria[0].last_day == "2031-05-08"
    assert archive.dealings("Kostria", 1) == kostria[:1]


def test_what_several_reports_tell_counts_once(filled: Callable[..., Archive]) -> None:
    (alone,) = filled(quarrel().record).dealings("Verania")
    archive = filled(quarrel(url="https://other.example/1").record)
    (rice,) = [event for event in archive.deeds("Verania") if event.evidence[0].quote == "sent rice"]
    assert rice.told.reports == 2
    (both,) = archive.dealings("Verania")
    assert (both.did_to, both.id) == (alone.did_to, alone.id)
    assert both.total <= alone.total


def test_nobody_bears_the_name(archive: Archive) -> None:
    for ask in (archive.deeds, archive.dealings):
        with pytest.raises(NotFound, match="no actor"):
            ask("Nobody at all")
