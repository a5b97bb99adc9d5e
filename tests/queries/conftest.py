"""Archives for the tests of questions, on every database."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from onrecord.archive import Archive
from onrecord.records import Record
from onrecord.store.address import address_of
from onrecord.store.engine import open_engine
from onrecord.store.migrating import migrate
from tests.archive.conftest import archive_url, postgres, postgres_url
from tests.queries.joined import join_all, reports
from tests.queries.telling import dispute

__all__ = ["archive_url", "postgres", "postgres_url"]


@pytest.fixture
def filled(archive_url: str) -> Iterator[Callable[..., Archive]]:
    """Makes an archive of records, each in the collections that it is given with."""
    engine = open_engine(address_of(archive_url))
    migrate(engine)
    engine.dispose()
    opened: list[Archive] = []

    def fill(*records: Record, collection: str | None = None) -> Archive:
        archive = opened[0] if opened else Archive(archive_url)
        opened[:] = [archive]
        for record in records:
            archive.add(record, collection=collection)
        return archive

    yield fill
    for archive in opened:
        archive.close()


@pytest.fixture
def archive(filled: Callable[..., Archive]) -> Archive:
    """The dispute over a lighthouse, in a collection of that name."""
    return filled(*dispute(), collection="lighthouse")


@pytest.fixture
def some() -> dict[str, Record]:
    """Reports of which some tell the same, by name."""
    return reports()


@pytest.fixture
def joined(filled: Callable[..., Archive], some: dict[str, Record]) -> Archive:
    """These, joined by hand."""
    archive = filled(*some.values())
    join_all(archive, some)
    return archive
