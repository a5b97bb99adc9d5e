"""The desk over a hostile report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk import Options, desk
from onrecord.records import Record
from tests.desk.report.hostile import hostile


@pytest.fixture(scope="session")
def record() -> Record:
    """The hostile report."""
    return hostile()


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory, record: Record) -> Path:
    """An archive of it alone."""
    found = tmp_path_factory.mktemp("hostile") / "hostile.db"
    with Archive(found) as archive:
        archive.add(record)
    return found


@pytest.fixture(scope="session")
def ref(place: Path, record: Record) -> str:
    """The id of its report."""
    with Archive(place) as archive:
        return archive.opened(record.document.id).shown.report.id


@pytest.fixture(scope="session")
def asking(place: Path) -> Iterator[TestClient]:
    """Asks the desk of it."""
    with TestClient(desk(Options(archive=str(place))), base_url="http://127.0.0.1") as client:
        yield client
