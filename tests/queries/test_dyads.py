"""Between whom most is told: the sides that there are to choose from."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.archive import Archive
from onrecord.errors import NotFound
from onrecord.queries import DyadRow
from onrecord.queries.filters import EVERYTHING, Filter
from tests.queries.telling import Telling


def told(rows: list[DyadRow]) -> list[tuple[str, str, str, int, int]]:
    return [(row.kind, row.a.name, row.b.name, row.events, row.statements) for row in rows]


def talkative() -> Telling:
    """Verania speaks to Kostria twice, once with a body that is of no country, once to a newspaper."""
    text = "Verania warned Kostria. Verania asked Kostria why. Harbour League thanked Verania. Verania told Tidewater Gazette all."
    report = Telling(text, published="2031-05-20", publisher="Ostland Courier", title="Words")
    verania, kostria = report.who("Verania", "state", "VRN"), report.who("Kostria", "state", "KST")
    league, paper = report.who("Harbour League", "igo"), report.who("Tidewater Gazette", "media")
    report.said(verania, "warned", "Kostria", act="warn", addressees=(kostria,), said_at="2031-05-19")
    report.said(verania, "asked", "why", act="ask", addressees=(kostria,))
    report.said(league, "thanked", "Verania", act="praise", addressees=(verania,))
    report.said(verania, "told", "all", addressees=(paper,))
    report.did([kostria], [verania], "1381 THREATEN", "warned Kostria", modality="planned", when="2031-06-01")
    return report


def test_countries_stand_before_bodies_and_outlets_are_no_side(filled: Callable[..., Archive]) -> None:
    archive = filled(talkative().record)
    assert told(archive.dyads()) == [
        ("countries", "Kostria", "Verania", 0, 2),
        ("actors", "Harbour League", "Verania", 0, 1),
    ]


def test_what_several_reports_tell_counts_once_and_their_origins_do(joined: Archive) -> None:
    (row,) = joined.dyads()
    assert told([row]) == [("countries", "KST", "VRN", 2, 0)]
    assert (row.reports, row.origins, row.first_day, row.last_day) == (5, 4, "2031-05-05", "2031-05-19")


def test_each_side_is_named_so_that_other_questions_know_it(filled: Callable[..., Archive]) -> None:
    archive = filled(talkative().record)
    for row in archive.dyads():
        assert {archive.state(row.a.ref, row.b.ref).one, archive.state(row.a.ref, row.b.ref).other} == {
            row.a.name,
            row.b.name,
        }


def test_a_filter_narrows_and_a_limit_leaves_the_first(filled: Callable[..., Archive]) -> None:
    archive = filled(talkative().record)
    assert told(archive.dyads(Filter(limit=1))) == [("countries", "Kostria", "Verania", 0, 2)]
    assert told(archive.dyads(Filter(offset=1))) == [("actors", "Harbour League", "Verania", 0, 1)]
    assert told(archive.dyads(Filter(act=("warn",)))) == [("countries", "Kostria", "Verania", 0, 1)]
    assert archive.dyads(Filter(until="2031-05-01")) == []
    with pytest.raises(NotFound):
        archive.dyads(Filter(actor=("Nobody",)))


def test_an_empty_archive_has_none(filled: Callable[..., Archive]) -> None:
    assert filled(Telling("Nothing.").record).dyads(EVERYTHING) == []
