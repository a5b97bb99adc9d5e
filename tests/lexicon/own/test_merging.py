"""Own rows among those that ship: what goes before what, what is joined, what is told."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.lexicon import Lexicon
from onrecord.lexicon.own import OwnRow, OwnWords, Source
from onrecord.lexicon.own.joining import tables_of
from onrecord.lexicon.own.merging import Merged, merged
from onrecord.lexicon.own.rows import OwnFile
from onrecord.lexicon.own.shapes import TABLES, keys


@pytest.fixture(scope="module")
def shipped() -> Lexicon:
    return Lexicon.load()


def row(table: str, line: int = 1, *, row_id: str = "", adds: bool = False, **cells: Any) -> OwnRow:
    return OwnRow(table, row_id or f"x:{line}", cells, Source("x", line), named=bool(row_id), adds=adds)


def put(lexicon: Lexicon, *rows: OwnRow) -> Merged:
    return merged(tables_of(lexicon), rows)


def told(found: Merged) -> list[tuple[int, str]]:
    return [(p.source.line, p.kind) for p in found.problems]


def test_every_table_of_the_parts_takes_rows(shipped: Lexicon) -> None:
    tables = tables_of(shipped)
    assert set(tables) == set(TABLES)
    assert all(rows and type(rows[0]) is TABLES[table] for table, rows in tables.items())


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_row_that_ships_given_again_changes_nothing(table: str, shipped: Lexicon) -> None:
    """And so it does not matter which columns a user copies."""
    before = tables_of(shipped)[table]
    first = before[0]
    cells = {
        name: getattr(first, name) for name in first.__dataclass_fields__ if getattr(first, name) not in (None, "", ())
    }
    found = put(shipped, row(table, row_id=first.id, **cells))
    assert sorted(map(repr, found.tables[table])) == sorted(map(repr, before))
    assert told(found) == [(1, "replaces")]


@pytest.mark.parametrize("table", sorted(set(TABLES) - {"speech_givens"}))
def test_rows_that_ship_are_known_apart(table: str, shipped: Lexicon) -> None:
    """No row of a user's takes the place of two: the keys of rows that ship are their own, but for what two may mean."""
    seen: dict[tuple[str, ...], str] = {}
    twice = [
        (key, r.id) for r in tables_of(shipped)[table] for key in keys(table, r) if seen.setdefault(key, r.id) != r.id
    ]
    assert len(twice) <= 0.01 * len(seen) + 6, twice


def test_the_last_row_given_holds(shipped: Lexicon) -> None:
    found = put(
        shipped, row("events_verbs", 1, lemma="tow", code="1711"), row("events_verbs", 2, lemma="tow", code="190")
    )
    assert [r.code for r in found.tables["events_verbs"] if r.lemma == "tow"] == ["190"]
    assert told(found) == [(2, "duplicate")]


def test_what_only_adds_leaves_names_and_codes(shipped: Lexicon) -> None:
    state = row(
        "actors_states", 1, row_id="DNK", adds=True, name="Old Denmark", aliases=("Danmark-by-Sea",), code="DEN"
    )
    (made, *_) = put(shipped, state).tables["actors_states"]
    assert (made.id, made.name, made.code) == ("DNK", "Denmark", "DNK")
    assert {"Old Denmark", "Danmark-by-Sea"} <= set(made.aliases)


def test_what_only_adds_comes_after_what_it_adds_to(shipped: Lexicon) -> None:
    more = row("actors_states", 1, row_id="OST", adds=True, name="Kingdom of Ostland", code="OST")
    table = row("actors_states", 2, row_id="OST", name="Ostland", adjectives=("Ostlandish",))
    (made, *_) = put(shipped, more, table).tables["actors_states"]
    assert (made.name, made.aliases, made.adjectives, made.code) == (
        "Ostland",
        ("Kingdom of Ostland",),
        ("Ostlandish",),
        "OST",
    )


def test_nouns_leave_the_row_in_which_they_ship(shipped: Lexicon) -> None:
    known = shipped.actors.noun("fishermen")
    assert known is not None
    found = put(shipped, row("actors_nouns", 1, singular=("fisherman",), plural=("fishermen",), role="REB"))
    own = found.own["actors_nouns"][0]
    rest = [r for r in found.tables["actors_nouns"][1:] if r.id == own.id]
    assert (own.id, own.role, own.singular) == (known.row.id, "REB", ("fisherman",))
    assert all("fisherman" not in r.singular for r in rest)


def test_without_files_the_lexicon_is_the_same(shipped: Lexicon) -> None:
    assert shipped.with_own(OwnWords()) is shipped
    assert shipped.on("2031-01-01") is shipped
    words = OwnWords((OwnFile("x.csv", "csv", (row("actors_titles", 1, forms=("Ser",)),), content=b"x"),))
    assert shipped.with_own(words).digest != shipped.digest
