"""Facets: each number is what the search gives that is narrowed by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module

import pytest

from onrecord.archive import Archive
from onrecord.errors import NotFound
from onrecord.queries.facets import FacetValue, Field
from onrecord.queries.filters import EVERYTHING, Filter
from onrecord.records import Record
from tests.queries.telling import Telling

WORDS = "lighthouse OR keeper OR nobody OR harbour"
STARTS = EVERYTHING, Filter(act=("deny",)), Filter(source=("harrow post",)), Filter(channel=("letter",))


def narrowed(wanted: Filter, field: Field, value: str) -> Filter:
    more = {"since": value, "until": value} if field == "month" else {field: (value,)}
    return replace(wanted, **more)  # type: ignore[arg-type]


def named(archive: Archive, words: str, wanted: Filter = EVERYTHING) -> Mapping[Field, list[tuple[str, int]]]:
    return {
        one.field: [(value.name, value.reports) for value in one.values]
        for one in archive.facets(words, wanted).facets
    }  # fmt: skip


@pytest.mark.parametrize("wanted", STARTS)
def test_each_number_is_what_a_narrowed_search_gives(archive: Archive, wanted: Filter) -> None:
    found = archive.facets(WORDS, wanted)
    assert found.reports == found.origins == len(archive.search(WORDS, wanted))
    for facet in found.facets:
        if not getattr(wanted, facet.field, ()):
            for value in facet.values:
                one = narrowed(wanted, facet.field, value.value)
                assert len(archive.search(WORDS, one)) == value.reports == archive.facets(WORDS, one).reports, value


def test_what_there_is(archive: Archive) -> None:
    found = named(archive, "lighthouse")
    assert found["source"] == [("Harrow Post", 1), ("Meridian Wire", 1)]
    assert found["month"] == [("2031-05", 2)]
    assert found["collection"] == [("lighthouse", 2)]
    assert ("deny", 1) in found["act"]


def test_nothing_is_told_of_what_does_not_match(archive: Archive) -> None:
    found = archive.facets("submarine")
    assert (found.reports, found.origins, found.is_partial) == (0, 0, False)
    assert not any(one.values for one in found.facets)
    with pytest.raises(NotFound, match="no word to look for"):
        archive.facets("-only")


def test_an_outlet_is_who_published_it_or_files_it(filled: Callable[..., Archive]) -> None:
    wire = Telling("Ships came.", publisher="Meridian Wire", published="2031-05-01")
    post = Telling("Ships came late.", publisher="Harrow Post", source="Meridian Wire", published="2031-06-02")
    archive = filled(wire.record, post.record)
    assert named(archive, "ships")["source"] == [("Meridian Wire", 2), ("Harrow Post", 1)]
    assert named(archive, "ships")["month"] == [("2031-05", 1), ("2031-06", 1)]


def test_copies_are_reports_of_one_origin(joined: Archive, some: Mapping[str, Record]) -> None:
    found = joined.facets("the")
    assert found.reports == len(joined.search("the")) + sum(row.copies for row in joined.search("the"))
    assert found.origins < found.reports <= len(some)


def test_it_is_bounded(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("onrecord.queries.facets"), "MOST", 1)
    monkeypatch.setattr(import_module("onrecord.queries.facets"), "SHOWN", 1)
    found = archive.facets("lighthouse")
    assert (found.reports, found.is_partial) == (1, True)
    assert all(len(one.values) <= 1 for one in found.facets)
    (act,) = (one for one in found.facets if one.field == "act")
    assert act.more == len({said.act for said in archive.statements(Filter(source=("Harrow Post",)))}) - 1
    assert act.values[0] == FacetValue(act.values[0].value, act.values[0].value, 1)
