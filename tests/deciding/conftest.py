"""Archives for the tests of decisions, on every database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.archive import Archive
from tests.archive.telling import quick
from tests.queries.conftest import archive, archive_place, archive_url, filled

__all__ = ["archive", "archive_place", "archive_url", "filled"]


@pytest.fixture(scope="module")
def shared_archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """One archive for all examples of a property: each empties it."""
    with Archive(tmp_path_factory.mktemp("shared") / "archive.db") as archive:
        yield quick(archive)
