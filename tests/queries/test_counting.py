"""How often something is told: reports, independent origins, and what perhaps tells it, too."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, select, update

from onrecord.archive import Archive
from onrecord.queries.counting import independent, told
from onrecord.queries.rows import ONCE, Told
from onrecord.queries.tellings import Telling
from onrecord.records import Record
from onrecord.store import tables as t
from onrecord.store.engine import writing
from tests.queries.joined import ANSWER, CITING, COPY, MAYBE, OWN, WIRE, join, keys, unjoin


def counts(joined: Archive, record: Record) -> Told:
    with joined.asking() as connection:
        (key,) = keys(connection, t.statement, [record.statements[0].id])
        return told(connection, t.statement, [key])[key]


def test_copies_and_those_who_cite_are_one_origin(joined: Archive, some: dict[str, Record]) -> None:
    first = some[WIRE].statements[0].id
    for name in (WIRE, COPY, CITING, OWN):
        assert counts(joined, some[name]) == Told(4, 2, first, 1)
    assert counts(joined, some[ANSWER]) == ONCE
    assert counts(joined, some[MAYBE]) == Told(1, 1, None, 1)


def test_rows_carry_the_counts(joined: Archive, some: dict[str, Record]) -> None:
    (shown,) = joined.show(some[OWN].statements[0].id)
    assert shown.what == "statement"
    assert (shown.statement.told.reports, shown.statement.told.origins) == (4, 2)
    (shown,) = joined.show(some[OWN].events[1].id)
    assert shown.what == "event"
    assert shown.event.told == Told(4, 2, some[WIRE].events[0].id, 1)


def test_a_happening_told_from_two_sides_is_told_by_one_report(joined: Archive, some: dict[str, Record]) -> None:
    with writing(joined.engine) as connection:
        unjoin(connection)
        both = keys(connection, t.event, [event.id for event in some[WIRE].events])
        join(connection, t.event, both)
        assert set(told(connection, t.event, both).values()) == {Told(1, 1, some[WIRE].events[0].id, 0)}


def test_an_outlet_is_known_by_the_names_of_its_actor(filled: Callable[..., Archive], some: dict[str, Record]) -> None:
    three = [some[name] for name in (WIRE, CITING, OWN)]
    archive = filled(*three)
    with writing(archive.engine) as connection:
        unjoin(connection)
        first, *others = keys(connection, t.statement, [record.statements[0].id for record in three])
        join(connection, t.statement, [first, *others])

        def origins() -> int:
            return told(connection, t.statement, [first])[first].origins

        assert origins() == 2
        connection.execute(update(t.figure).where(t.figure.c.normal == "meridian wire").values(normal="the old wire"))
        assert origins() == 2, "the registry knows it by both names"
        connection.execute(delete(t.actor_name).where(t.actor_name.c.normal == "meridian wire"))
        assert origins() == 3


def test_any_number_of_keys_at_once(joined: Archive, some: dict[str, Record]) -> None:
    with joined.asking() as connection:
        every = list(connection.execute(select(t.statement.c.id)).scalars())
        assert told(connection, t.statement, every) == {
            key: one for key in every for one in told(connection, t.statement, [key]).values()
        }
        assert told(connection, t.statement, []) == {}


_NAMES = st.sampled_from("abc")
_TOLD = st.tuples(st.integers(1, 2), st.integers(1, 6), _NAMES, st.frozensets(_NAMES, max_size=2))


@given(st.lists(_TOLD, min_size=1, max_size=8), st.lists(st.integers(1, 3), min_size=6, max_size=6), st.randoms())
def test_origins_are_what_is_left_when_all_that_belongs_together_is_merged(
    rows: list[tuple[int, int, str, frozenset[str]]], origins: list[int], random: Random
) -> None:
    """Groups, reports, outlets of them and those by which they know it; the origin of each report."""
    some = [Telling(g, key, 0, r, origins[r - 1], None, "", outlet) for key, (g, r, outlet, _) in enumerate(rows)]
    outlets = {key: through for key, (*_, through) in enumerate(rows) if through}
    merged = {frozenset({one.report}) for one in some}
    for one, other in product(some, repeat=2):
        cites = one.group == other.group and other.outlet in outlets.get(one.key, ())
        if cites or one.origin == other.origin:
            both = {whole for whole in merged if whole & {one.report, other.report}}
            merged = (merged - both) | {frozenset().union(*both)}
    random.shuffle(some)
    assert independent(some, outlets) == len(merged)
