"""A user's actors: whether they are imported before the reports or after, the archive is the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.archive import Archive
from onrecord.records import MadeBy
from onrecord.registry.facts import Import, Name, RegistryActor
from onrecord.store.checking import check
from tests.archive.opening import opened
from tests.archive.telling import counts, empty, quick, told
from tests.archive.test_saving import CASTS, COUNTRIES, NAMES, OFTEN, cast_of

Cast = list[tuple[str, str, str | None, bool]]
ACTORS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from([None, "person", "state", "government"]),
        st.sampled_from(COUNTRIES),
        st.sampled_from([None, "2031-04", "2031-05"]),
        st.sampled_from([None, "2031-04", "2031-06"]),
    ),
    min_size=1,
    max_size=3,
)
DAYS = st.sampled_from([None, "2031-03-31", "2031-04-15", "2031-05-02T10:00"])


def imported(actors: list[tuple[str, str | None, str | None, str | None, str | None]], sha: str = "a") -> Import:
    """A file of these: name, kind, country, since, until."""
    return Import(
        "actors.csv",
        "csv",
        tuple(
            RegistryActor(f"k{n}", name, kind, country, (Name(name, since, until),))  # type: ignore[arg-type]
            for n, (name, kind, country, since, until) in enumerate(actors)
        ),
        sha256=sha * 64,
    )


@pytest.fixture
def archive(archive_url: str) -> Iterator[Archive]:
    with opened(archive_url) as archive:
        yield quick(archive)


@OFTEN
@example(
    casts=[[("Ada Sorel", "person", "NOR", False)], [("Ada Sorel", "person", "JPN", False)]],
    days=[None] * 3,
    actors=[("Ada Sorel", "person", "NOR", None, None)],
    at=2,
)
@given(
    casts=st.lists(CASTS, min_size=1, max_size=3),
    days=st.lists(DAYS, min_size=3, max_size=3),
    actors=ACTORS,
    at=st.integers(0, 3),
)
def test_imports_before_between_or_after_reports_give_the_same(
    archive: Archive,
    casts: list[Cast],
    days: list[str | None],
    actors: list[tuple[str, str | None, str | None, str | None, str | None]],
    at: int,
) -> None:
    records = [cast_of(n, cast, days[n]) for n, cast in enumerate(casts)]
    file = imported(actors)
    expected = None
    for moment in (0, min(at, len(records)), len(records)):
        empty(archive)
        for n, record in enumerate(records):
            if n == moment:
                archive.import_actors(file)
            archive.add(record)
        if moment == len(records):
            archive.import_actors(file)
        list(archive.join())
        held = told(archive)
        expected = expected or held
        assert held == expected
    assert [one for one in check(archive.engine) if one.check in ("used", "called", "links", "actor ids")] == []


def test_a_file_takes_the_place_of_an_earlier_one_with_the_same_keys(archive: Archive) -> None:
    archive.add(cast_of(1, [("Ada Sorel", "person", "NOR", False)]))
    first = archive.import_actors(imported([("Ada Sorel", "person", "NOR", None, None)]))
    assert (first.new, first.replaced, first.linked, first.known) == (1, 0, 1, False)
    second = archive.import_actors(imported([("Kostria", "state", None, None, None)], sha="b"))
    assert (second.new, second.replaced, second.linked, second.known) == (0, 1, 1, False)
    before = counts(archive)
    again = archive.import_actors(imported([("Kostria", "state", None, None, None)], sha="b"))
    assert (again.known, again.linked) == (True, 0)
    assert counts(archive) == before
    assert list(check(archive.engine)) == []


def test_whom_an_import_knows_stays_when_no_report_tells_of_it(archive: Archive) -> None:
    record = cast_of(1, [("Ada Sorel", "person", "NOR", False)])
    archive.import_actors(imported([("Ada Sorel", "person", "NOR", None, None)]))
    archive.add(record)
    (version,) = archive.outdated(MadeBy("9", "9", "9"))
    archive.reread(version, lambda _: replace(record, actors=(), made_by=MadeBy("9", "9", "9")))
    assert (counts(archive)["actor"], counts(archive)["figure"]) == (1, 0)
    assert list(check(archive.engine)) == []
