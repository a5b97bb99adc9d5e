"""Databases for the tests of the archive: a file of SQLite, and a PostgreSQL where the machine has one.

Without one the tests that need it are skipped, unless ONRECORD_POSTGRES=required says that they must run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.archive.cluster import Cluster, cluster, programs

REQUIRED = "required"
ABSENT = "no PostgreSQL here: install Debian's package postgresql, or put initdb and pg_ctl on the path"


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A PostgreSQL for this run of the tests."""
    found = programs()
    if found is None:
        absent()
    with cluster(found) as running:
        yield running


def absent() -> NoReturn:
    """Skips what needs a PostgreSQL; fails it where one must be there."""
    if os.environ.get("ONRECORD_POSTGRES") == REQUIRED:
        pytest.fail(f"ONRECORD_POSTGRES={REQUIRED}, but {ABSENT}", pytrace=False)
    pytest.skip(ABSENT)


@pytest.fixture
def postgres_url(postgres: Cluster) -> Iterator[str]:
    """The URL of a fresh database of PostgreSQL for one test."""
    with postgres.database() as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def archive_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a fresh database of each kind: the test runs once with each, the second time as a slow one."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'archive.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url
