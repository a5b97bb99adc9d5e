"""Joins do not depend on the order of adding, nor on what was read again or came in a later version meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.archive import Archive
from onrecord.records import MadeBy, Record
from onrecord.store.loading import load
from tests.archive.opening import opened
from tests.archive.strategies import records as made_records
from tests.joining.standing import joins

READ = made_records().filter(lambda record: record.document.failure is None)


def joined(url: str, records: Sequence[Record], *, again: Sequence[Record] = ()) -> dict[str, Any]:
    with opened(url) as archive:
        for record in records:
            archive.add(record)
        for record in again:
            reread(archive, record)
        assert sum(archive.join()) >= 0
        with archive.asking() as connection:
            return joins(connection)


def reread(archive: Archive, record: Record) -> None:
    """Reads a report again, with the same finds."""
    there = {_document(archive, version): version for version in archive.outdated(MadeBy("9", "0", "0"))}
    archive.reread(there[record.document.id], lambda _: record)


def test_twelve_reports_are_joined(archive_url: str, records: Mapping[str, Record]) -> None:
    found = joined(archive_url, list(records.values()))
    assert all(found.values())
    assert max(map(len, found["report"])) == 4


@given(order=st.permutations(range(12)), again=st.lists(st.integers(0, 11), max_size=3, unique=True))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_in_any_order_the_same_is_joined(records: Mapping[str, Record], order: list[int], again: list[int]) -> None:
    every = list(records.values())
    with TemporaryDirectory() as folder:
        straight = joined(f"sqlite:///{folder}/a.db", every)
        other = joined(f"sqlite:///{folder}/b.db", [every[at] for at in order], again=[every[at] for at in again])
    assert other == straight


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_of_any_records_too(data: st.DataObject) -> None:
    some = data.draw(st.lists(READ, min_size=2, max_size=4, unique_by=lambda record: record.document.text))
    order = data.draw(st.permutations(some))
    with TemporaryDirectory() as folder:
        assert joined(f"sqlite:///{folder}/a.db", some) == joined(f"sqlite:///{folder}/b.db", order)


@pytest.mark.slow
def test_on_postgresql_the_same_is_joined(postgres_url: str, tmp_path: Path, records: Mapping[str, Record]) -> None:
    every = list(records.values())
    assert joined(postgres_url, every) == joined(f"sqlite:///{tmp_path / 'a.db'}", every[::-1])


def _document(archive: Archive, version: int) -> str:
    with archive.asking() as connection:
        return load(connection, version).document.id
