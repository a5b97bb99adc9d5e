"""Archives for the tests of questions, on every database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.records import Record
from tests.archive.databases import KINDS, Place, place
from tests.archive.opening import opened
from tests.queries.joined import join_all, reports
from tests.queries.telling import dispute


@pytest.fixture(params=KINDS)
def archive_place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """Where the archive of a test is to be, in a database of each kind."""
    with place(request, tmp_path) as here:
        yield here


@pytest.fixture
def archive_url(archive_place: Place) -> str:
    """The URL of the archive that `filled` makes."""
    return archive_place.url


@pytest.fixture
def filled(archive_place: Place) -> Iterator[Callable[..., Archive]]:
    """Makes an archive of records, each in the collections that it is given with; of the same ones once in a run."""
    opened: list[Archive] = []

    def fill(*records: Record, collection: str | None = None) -> Archive:
        if opened:
            _add(opened[0], records, collection)
        else:
            name = sha256(repr((records, collection)).encode(errors="surrogatepass")).hexdigest()[:12]
            archive_place.make(name, partial(_made_of, records, collection))
            opened.append(Archive(archive_place.url))
        return opened[0]

    yield fill
    for archive in opened:
        archive.close()


def _made_of(records: Sequence[Record], collection: str | None, url: str) -> None:
    with opened(url) as archive:
        _add(archive, records, collection)


def _add(archive: Archive, records: Sequence[Record], collection: str | None) -> None:
    for record in records:
        archive.add(record, collection=collection)


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
