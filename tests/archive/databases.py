"""Databases for the tests of the archive: a file of SQLite, and a PostgreSQL where the machine has one.

Without one the tests that need it are skipped, unless ONRECORD_POSTGRES=required says that they must run.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn

import pytest

from tests.archive.cluster import Cluster, cluster, programs
from tests.archive.opening import made

REQUIRED = "required"
KINDS = "sqlite", pytest.param("postgresql", marks=pytest.mark.slow)
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


@pytest.fixture(scope="session")
def moulds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for archives that are made once, each in a file of its own."""
    return tmp_path_factory.mktemp("moulds")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the archive of a test is to be, and what makes it: a copy of one that is filled once a run."""

    url: str
    make: Callable[[str, Callable[[str], object]], None]
    """From a name of what is in it, and what fills an archive with that, by its URL."""


@contextmanager
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    """A place in a database of the kind that is asked for."""
    if request.param == "sqlite":
        moulds: Path = request.getfixturevalue("moulds")
        yield Place(f"sqlite:///{tmp_path / 'archive.db'}", partial(_copied, moulds, tmp_path / "archive.db"))
        return
    postgres: Cluster = request.getfixturevalue("postgres")
    name = postgres.free()
    with ExitStack() as stack:

        def make(mould: str, fill: Callable[[str], object]) -> None:
            stack.enter_context(postgres.database(postgres.mould(mould, fill), name))

        yield Place(postgres.url(name), make)


def _copied(moulds: Path, file: Path, name: str, fill: Callable[[str], object]) -> None:
    mould = moulds / f"{name}.db"
    if not mould.exists():
        fill(f"sqlite:///{mould}")
    shutil.copyfile(mould, file)


@pytest.fixture(params=KINDS)
def made_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh archive of each kind, with nothing in it."""
    with place(request, tmp_path) as here:
        here.make("blank", made)
        yield here.url


@pytest.fixture(params=KINDS)
def archive_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a fresh database of each kind: the test runs once with each, the second time as a slow one."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'archive.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url
