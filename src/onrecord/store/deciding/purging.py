"""What was deleted, out of the files of the database: free pages, the log of writing, the index of words, the statistics."""

from __future__ import annotations

import time

from sqlalchemy import Engine

from onrecord.errors import ArchiveError
from onrecord.store import tables as t
from onrecord.store.engine import PATIENCE, told

SECURE = "PRAGMA secure_delete = ON"
"""Said before rows are deleted: SQLite then writes zeros over them."""
_INDEXES = "version_words", "statement_words"
_STATISTICS = "sqlite_stat1", "sqlite_stat4"


def purge(engine: Engine) -> None:
    """Leaves nothing of what was deleted in the files. Raises ArchiveError where others keep them open; what is deleted stays so."""
    with told(engine.url):
        if engine.dialect.name == "sqlite":
            _sqlite(engine)
        else:
            _postgresql(engine)


def _sqlite(engine: Engine) -> None:
    connection = engine.raw_connection()
    try:
        own = connection.cursor()
        own.execute(SECURE)
        own.execute("PRAGMA temp_store = FILE")  # VACUUM copies the whole archive: it may not fit into memory
        for index in _INDEXES:
            own.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        for table in _STATISTICS:
            if own.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone():
                own.execute(f"DELETE FROM {table}")
        own.execute("PRAGMA analysis_limit = 1000")
        own.execute("ANALYZE")
        own.execute("VACUUM")
        begun = time.monotonic()
        while own.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            if time.monotonic() - begun > PATIENCE:
                remedy = "close what reads it, and say `onrecord remove` once more"
                raise ArchiveError("the archive is in use, and its log may still hold what was removed", remedy=remedy)
            time.sleep(0.05)
    finally:
        connection.invalidate()  # its settings are not those of the others


def _postgresql(engine: Engine) -> None:
    names = [*(table.name for table in t.metadata.sorted_tables), *_INDEXES]
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for name in names:
            connection.exec_driver_sql(f'VACUUM (FULL, ANALYZE) "{name}"')
