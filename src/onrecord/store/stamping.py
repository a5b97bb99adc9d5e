"""A stamp of an archive's state: as long as it is the same, every question has the answer that it had."""

from __future__ import annotations

import sqlite3
from threading import Lock

from sqlalchemy import Engine, text

from onrecord.errors import ArchiveError
from onrecord.store.engine import PATIENCE, reading

_SNAPSHOT = text("SELECT CAST(pg_current_snapshot() AS text)")


class Stamps:
    """Stamps of one archive; they mean something within this process alone.

    SQLite counts, for each of its connections, what others wrote: so one is kept that never writes. PostgreSQL tells which
    transactions are done, those of its other databases included: there a stamp changes more often than it has to.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._watching: sqlite3.Connection | None = None
        self._lock = Lock()

    def now(self) -> str:
        """The stamp. Raises ArchiveError where the database can't be asked."""
        if self._engine.dialect.name == "sqlite":
            return self._of_file()
        with reading(self._engine) as connection:
            return str(connection.execute(_SNAPSHOT).scalar_one())

    def _of_file(self) -> str:
        place = str(self._engine.url.database)
        try:
            with self._lock:
                if self._watching is None:
                    self._watching = sqlite3.connect(place, timeout=PATIENCE, check_same_thread=False)
                return str(self._watching.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.Error as error:
            raise ArchiveError(f"{place}: {error}") from error

    def close(self) -> None:
        """Lets go of the connection that is kept."""
        with self._lock:
            if self._watching is not None:
                self._watching.close()
            self._watching = None
