"""The index of words: FTS5 on SQLite, tsvector on PostgreSQL. Both fold case, and endings as Porter does."""

from __future__ import annotations

from sqlalchemy import Connection, text

_INDEX = {
    "sqlite": "INSERT INTO version_words (rowid, title, text) SELECT id, title, text FROM version WHERE id = :id",
    "postgresql": (
        "INSERT INTO version_words (version_id, words) SELECT id, setweight(to_tsvector('onrecord', coalesce(title, "
        "'')), 'A') || to_tsvector('onrecord', text) FROM version WHERE id = :id"
    ),
}
_UNINDEX = {
    "sqlite": (
        "INSERT INTO version_words (version_words, rowid, title, text) "
        "SELECT 'delete', id, title, text FROM version WHERE id = :id"
    ),
    "postgresql": "DELETE FROM version_words WHERE version_id = :id",
}


def index_words(connection: Connection, version: int) -> None:
    """Makes the words of a version found."""
    connection.execute(text(_INDEX[connection.dialect.name]), {"id": version})


def unindex_words(connection: Connection, version: int) -> None:
    """Makes them found no more."""
    connection.execute(text(_UNINDEX[connection.dialect.name]), {"id": version})
