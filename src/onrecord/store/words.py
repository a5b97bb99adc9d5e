"""The index of words, of reports and of what was said: FTS5 on SQLite, tsvector on PostgreSQL. Both fold case and stems.

Only current versions are in it.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, text

_INDEX = {
    "sqlite": (
        "INSERT INTO version_words (rowid, title, text) SELECT id, title, text FROM version WHERE id = :id",
        (
            "INSERT INTO statement_words (rowid, content) SELECT c.id, c.content FROM statement_content c "
            "JOIN statement s ON s.id = c.id WHERE s.version_id = :id"
        ),
    ),
    "postgresql": (
        (
            "INSERT INTO version_words (version_id, words) SELECT id, setweight(to_tsvector('onrecord', coalesce(title, "
            "'')), 'A') || to_tsvector('onrecord', text) FROM version WHERE id = :id"
        ),
        (
            "INSERT INTO statement_words (statement_id, words) SELECT s.id, to_tsvector('onrecord', "
            "string_agg(substr(v.text, p.start + 1, p.stop - p.start), ' ' ORDER BY p.nth)) FROM statement s "
            "JOIN version v ON v.id = s.version_id JOIN statement_span p ON p.statement_id = s.id AND p.role = 'content' "
            "WHERE v.id = :id GROUP BY s.id"
        ),
    ),
}
_UNINDEX = {
    "sqlite": (
        (
            "INSERT INTO version_words (version_words, rowid, title, text) "
            "SELECT 'delete', id, title, text FROM version WHERE id = :id"
        ),
        (
            "INSERT INTO statement_words (statement_words, rowid, content) SELECT 'delete', c.id, c.content "
            "FROM statement_content c JOIN statement s ON s.id = c.id WHERE s.version_id = :id"
        ),
    ),
    "postgresql": (
        "DELETE FROM version_words WHERE version_id = :id",
        "DELETE FROM statement_words WHERE statement_id IN (SELECT id FROM statement WHERE version_id = :id)",
    ),
}


def index_words(connection: Connection, version: int) -> None:
    """Makes the words of a version found; before its parts change, `unindex_words`."""
    _run(connection, _INDEX, version)


def unindex_words(connection: Connection, version: int) -> None:
    """Makes them found no more."""
    _run(connection, _UNINDEX, version)


def _run(connection: Connection, statements: Mapping[str, tuple[str, ...]], version: int) -> None:
    for statement in statements[connection.dialect.name]:
        connection.execute(text(statement), {"id": version})
