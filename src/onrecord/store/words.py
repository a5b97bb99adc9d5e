"""The index of words, of reports and of what was said: FTS5 on SQLite, tsvector on PostgreSQL.

Both fold case, and endings as Porter does. Only current versions are in it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, text

MOST = 200_000
"""Characters of a text whose words PostgreSQL indexes: a tsvector has room for one megabyte."""
REPORT_WORDS = f"setweight(to_tsvector('onrecord', left(coalesce(title, ''), 1000)), 'A') || to_tsvector('onrecord', left(text, {MOST}))"
"""What PostgreSQL's index holds of a version."""
STATEMENT_WORDS = (
    "to_tsvector('onrecord', left((SELECT string_agg(substr(v.text, p.start + 1, p.stop - p.start), ' ' ORDER BY p.nth) "
    f"FROM statement_span p WHERE p.statement_id = s.id AND p.role = 'content'), {MOST}))"
)
"""What it holds of a statement `s` of a version `v`."""
GIVEN = "id, title, text FROM version WHERE id = :id"
SAID = "FROM statement_content c JOIN statement s ON s.id = c.id WHERE s.version_id = :id"
OF_VERSION = "FROM statement s JOIN version v ON v.id = s.version_id WHERE s.version_id = :id"
_INDEX = {
    "sqlite": (
        f"INSERT INTO version_words (rowid, title, text) SELECT {GIVEN}",
        f"INSERT INTO statement_words (rowid, content) SELECT c.id, c.content {SAID}",
    ),
    "postgresql": (
        f"INSERT INTO version_words (version_id, words) SELECT id, {REPORT_WORDS} FROM version WHERE id = :id",
        f"INSERT INTO statement_words (statement_id, words) SELECT s.id, {STATEMENT_WORDS} {OF_VERSION}",
    ),
}
_UNINDEX = {
    "sqlite": (
        f"INSERT INTO version_words (version_words, rowid, title, text) SELECT 'delete', {GIVEN}",
        f"INSERT INTO statement_words (statement_words, rowid, content) SELECT 'delete', c.id, c.content {SAID}",
    ),
    "postgresql": (
        "DELETE FROM version_words WHERE version_id = :id",
        "DELETE FROM statement_words WHERE statement_id IN (SELECT s.id FROM statement s WHERE s.version_id = :id)",
    ),
}
"""What is done with the words of a report, and with those of all its statements."""


def index_words(connection: Connection, version: int) -> None:
    """Makes the words of a version, and of its statements, found. Its parts are there already."""
    for statement in _INDEX[connection.dialect.name]:
        connection.execute(text(statement), {"id": version})


def unindex_words(connection: Connection, version: int) -> None:
    """Makes them found no more. Its parts are still there."""
    for statement in _UNINDEX[connection.dialect.name]:
        connection.execute(text(statement), {"id": version})


def index_report(connection: Connection, version: int) -> None:
    """Makes the words of a version alone found."""
    connection.execute(text(_INDEX[connection.dialect.name][0]), {"id": version})


def unindex_report(connection: Connection, version: int) -> None:
    """Makes the words of a version alone found no more. Its title is still the one that was indexed."""
    connection.execute(text(_UNINDEX[connection.dialect.name][0]), {"id": version})


def index_said(connection: Connection, statements: Iterable[int]) -> None:
    """Makes the words of these statements found. Their parts are there already."""
    _each(connection, _INDEX, statements)


def unindex_said(connection: Connection, statements: Iterable[int]) -> None:
    """Makes them found no more. Their parts are still there."""
    _each(connection, _UNINDEX, statements)


def _each(connection: Connection, done: dict[str, tuple[str, str]], statements: Iterable[int]) -> None:
    one = done[connection.dialect.name][1].replace("s.version_id = :id", "s.id = :id")
    for key in statements:
        connection.execute(text(one), {"id": key})
