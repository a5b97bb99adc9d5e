"""Checks of the index of words: it holds the words of current versions and of what is said in them, and no others."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import zip_longest

from sqlalchemy import Connection, text

from onrecord.store.words import REPORT_WORDS, STATEMENT_WORDS

from .kinds import Check, Found

_MOST = 20
"""Differences that are told of one index."""
_TOKENS = "tokenize='porter unicode61 remove_diacritics 2'"
_CURRENT = "JOIN statement s ON s.id = c.id JOIN version v ON v.id = s.version_id WHERE v.is_current"
_FRESH = {
    "version_words": (
        f"CREATE VIRTUAL TABLE temp.fresh USING fts5(title, text, {_TOKENS}, content='')",
        "INSERT INTO fresh (rowid, title, text) SELECT id, title, text FROM version WHERE is_current",
    ),
    "statement_words": (
        f"CREATE VIRTUAL TABLE temp.fresh USING fts5(content, {_TOKENS}, content='')",
        f"INSERT INTO fresh (rowid, content) SELECT c.id, c.content FROM statement_content c {_CURRENT}",
    ),
}
_STALE = {
    "version_words": (
        f"SELECT coalesce(v.id, w.version_id) FROM (SELECT id, {REPORT_WORDS} AS words FROM version WHERE is_current) v "
        "FULL JOIN version_words w ON w.version_id = v.id WHERE v.words IS DISTINCT FROM w.words"
    ),
    "statement_words": (
        f"SELECT coalesce(f.id, w.statement_id) FROM (SELECT s.id, {STATEMENT_WORDS} AS words FROM statement s "
        "JOIN version v ON v.id = s.version_id WHERE v.is_current) f "
        "FULL JOIN statement_words w ON w.statement_id = f.id WHERE f.words IS DISTINCT FROM w.words"
    ),
}


def words(connection: Connection) -> Found:
    """Words that are in the index and should not be, or the other way round."""
    yield from _sqlite(connection) if connection.dialect.name == "sqlite" else _postgres(connection)


def _postgres(connection: Connection) -> Iterator[tuple[str, str]]:
    for index, stale in _STALE.items():
        for (key,) in connection.execution_options(yield_per=1000).execute(text(stale)):
            yield index, f"the words of row {key} are not those of its text"


def _sqlite(connection: Connection) -> Iterator[tuple[str, str]]:
    """Compares with an index made anew, in a connection of its own: temporary tables of this one lie in memory."""
    path = connection.engine.url.database or ""
    with closing(sqlite3.connect(path, timeout=120, isolation_level=None)) as own:
        for index in _FRESH:
            own.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
            yield from ((index, what) for what in _differing(own, index))


def _differing(own: sqlite3.Connection, index: str) -> Iterator[str]:
    make, fill = _FRESH[index]
    own.execute(make)
    own.execute("BEGIN")
    own.execute(fill)
    own.execute("CREATE VIRTUAL TABLE temp.wanted USING fts5vocab(temp, fresh, instance)")
    own.execute(f"CREATE VIRTUAL TABLE temp.there USING fts5vocab(main, {index}, instance)")
    wanted, there = (own.execute(f"SELECT term, doc, col, offset FROM temp.{name}") for name in ("wanted", "there"))
    told = 0
    for one, other in zip_longest(wanted, there):
        if one != other:
            yield f"{other} is there instead of {one}: term, row, column, place"
            told += 1
            if told == _MOST:
                break
    wanted.close()
    there.close()
    own.execute("ROLLBACK")
    own.execute("DROP TABLE temp.fresh")


WORDS = (Check("words", "the index of words is that of the current versions", words),)
