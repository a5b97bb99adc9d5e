"""Who there is, across reports."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, text

from onrecord.store.columns import HexId, Listed, Words

from .reports import metadata

import_file = Table(
    "import_file",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("file", Words, nullable=False),
    Column("format", Text, nullable=False),
    Column("sha256", Text, nullable=False, unique=True),
    Column("imported_at", String(20), nullable=False, comment="UTC, ISO 8601."),
    comment="A user's file of actors.",
)

actor = Table(
    "actor",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("ref", HexId, nullable=False, index=True, comment="Its id, a hash of the key."),
    Column("key", Words, nullable=False, unique=True),
    Column("name", Words, nullable=False),
    Column("kind", String(12)),
    Column("country", Words, comment="ISO 3166-1 alpha-3."),
    Column(
        "known",
        String(10),
        nullable=False,
        comment="reports, lexicon, import, or person: a person told it from another",
    ),
    Column("import_id", ForeignKey("import_file.id", ondelete="CASCADE"), index=True),
    Column("line", Integer, comment="The line of the file that first speaks of it."),
    Column("merged_id", Integer, comment="The actor who it is, as a person says; null: itself."),
    Index(None, "country"),
    Index(
        None, "merged_id", sqlite_where=text("merged_id IS NOT NULL"), postgresql_where=text("merged_id IS NOT NULL")
    ),
    comment="An actor across reports.",
)


def _fact(*columns: Column[str] | Column[int]) -> tuple[Column[int] | Column[str], ...]:
    """The columns of a fact of an actor: with its days, and the line that says so."""
    return (
        Column("actor_id", ForeignKey("actor.id", ondelete="CASCADE"), primary_key=True),
        Column("nth", Integer, primary_key=True, autoincrement=False),
        *columns,
    )


def _known() -> tuple[Column[str], Column[str], Column[int]]:
    """The days for which a fact holds, and the line of the file that says so."""
    return Column("since", Words), Column("until", Words), Column("line", Integer)


actor_name = Table(
    "actor_name",
    metadata,
    *_fact(Column("name", Words, nullable=False), Column("normal", Words, nullable=False, index=True), *_known()),
    comment="What an actor is called, and when.",
    sqlite_with_rowid=False,
)

actor_office = Table(
    "actor_office",
    metadata,
    *_fact(Column("title", Words, nullable=False), Column("body", Words), Column("country", Words)),
    Column("code", Words),
    *_known(),
    comment="What office an actor held, and when.",
    sqlite_with_rowid=False,
)

actor_code = Table(
    "actor_code",
    metadata,
    *_fact(Column("code", Words, nullable=False), *_known()),
    comment="CAMEO's code of an actor, and when.",
    sqlite_with_rowid=False,
)

actor_external_id = Table(
    "actor_external_id",
    metadata,
    *_fact(Column("scheme", Words, nullable=False), Column("value", Words, nullable=False, index=True)),
    comment="Ids of an actor elsewhere, from imports alone.",
    sqlite_with_rowid=False,
)

agent = Table(
    "agent",
    metadata,
    Column("import_id", ForeignKey("import_file.id", ondelete="CASCADE"), primary_key=True),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("nouns", Listed, nullable=False),
    Column("plurals", Listed),
    Column("code", Words, nullable=False),
    comment="Nouns of a dictionary that stand for a role.",
    sqlite_with_rowid=False,
)
