"""One door to both databases: transactions that read, and transactions that write one after another."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc

from onrecord.errors import ArchiveError, ArchiveFull, TooLong

PATIENCE = 120
"""Seconds that a writer waits for another."""
_FULL = ("database or disk is full", "no space left on device", "could not extend file", "disk i/o error")
_REMEDIES = {
    ("database is locked", "database is busy"): "another program writes to it; try again when it is done",
    ("not a database", "malformed"): "it is no archive, or is damaged: restore a backup",
    (
        "unable to open",
        "readonly database",
    ): "it has to be a file in a folder, and you have to be allowed to write both",
    ("password", "role "): "give the address a user who may use the database: postgresql://USER@HOST/DATABASE",
    ("does not exist",): "make the database first, as with `createdb`",
    ("connection", "could not translate host"): "see that PostgreSQL runs there, and that the address is right",
}
"""What to do, by what a database says; the first that fits."""
_PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -65536",
    "PRAGMA temp_store = MEMORY",
)
WRITING = "onrecord_writing"
SECONDS = "onrecord_seconds"
"""How long a question may take."""
_STEPS = 2_000
"""Of SQLite's machine, between two looks at the clock: some hundredths of a millisecond."""
_INTERRUPTED = ("interrupted", "statement timeout")


def open_engine(url: URL, seconds: float | None = None) -> Engine:
    """The engine of an archive, whose questions may take so long. Raises ArchiveError where its folder can't be made, or the driver is not installed."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, {SECONDS: seconds})
    try:
        return create_engine(url, execution_options={SECONDS: seconds})
    except ModuleNotFoundError as error:
        raise ArchiveError("psycopg is not installed", remedy="pip install 'onrecord[postgres]'") from error


def _sqlite(url: URL, options: dict[str, Any]) -> Engine:
    path = Path(url.database or "").expanduser()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveError(
            f"{path}: {(error.strerror or str(error)).lower()}", remedy="choose another place"
        ) from error
    place = url.set(database=str(path))
    engine = create_engine(place, connect_args={"timeout": PATIENCE}, execution_options=options)
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # we begin transactions ourselves
    _write_ahead(connection)
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Sets up the log in which SQLite writes ahead. Who comes second waits: for this SQLite itself does not."""
    begun = time.monotonic()
    while True:
        try:
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA page_size = 8192")
                connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() - begun > PATIENCE:
                raise
            time.sleep(0.02)
        else:
            return


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: a transaction that began by reading could not take it later."""
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def reading(engine: Engine, *, hurried: bool = True) -> Iterator[Connection]:
    """A transaction that sees one state of the archive; `hurried`: no longer than the engine's questions may take.

    Raises TooLong where it takes longer.
    """
    seconds = engine.get_execution_options().get(SECONDS) if hurried else None
    with told(engine.url, seconds), engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin(), _within(connection, seconds):
            yield connection


@contextmanager
def _within(connection: Connection, seconds: float | None) -> Iterator[None]:
    """Interrupts what takes longer: SQLite the whole transaction, PostgreSQL each statement of it."""
    if seconds is None:
        yield
    elif connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {max(1, round(seconds * 1000))}")
        yield
    else:
        raw, end = connection.connection.driver_connection, time.monotonic() + seconds
        assert isinstance(raw, sqlite3.Connection)
        raw.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
        try:
            yield
        finally:
            raw.set_progress_handler(None, 0)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that is kept as a whole, or not at all."""
    with told(engine.url), engine.connect() as connection:
        connection = connection.execution_options(**{WRITING: True})
        with connection.begin():
            yield connection


def analyse(engine: Engine) -> None:
    """Looks at how the tables are filled, so that questions are asked the quickest way: a moment, however big they are."""
    with told(engine.url), engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


@contextmanager
def told(url: URL, seconds: float | None = None) -> Iterator[None]:
    """What goes wrong with a database, as one of our errors: where, and what to do."""
    try:
        yield
    except exc.DBAPIError as error:
        if seconds is not None and any(words in str(error.orig).lower() for words in _INTERRUPTED):
            raise TooLong(f"the question took longer than {seconds:g} s", remedy="narrow it") from error
        raise _error(url, str(error.orig)) from error
    except exc.SQLAlchemyError as error:
        raise ArchiveError(f"{shown(url)}: {error}") from error


def _error(url: URL, said: str) -> ArchiveError:
    lines = " ".join(said.split())
    if any(words in lines.lower() for words in _FULL):
        return ArchiveFull(f"{shown(url)}: {lines}", remedy="make room and go on: what was added before is safe")
    told = (do for words, do in _REMEDIES.items() if any(word in lines.lower() for word in words))
    return ArchiveError(f"{shown(url)}: {lines}", remedy=next(told, ""))


def shown(url: URL) -> str:
    """An address for people: the file, or the address without its password."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)
