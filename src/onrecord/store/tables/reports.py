"""Reports, their versions, collections, and what could not be read."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table, Text, text

from onrecord.store.columns import HexId, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

ON_SQLITE = {"only": "sqlite"}
"""Of indexes that hold words: PostgreSQL takes no long ones into an index."""

counter = Table(
    "counter",
    metadata,
    Column("next", Integer, primary_key=True, autoincrement=False, comment="The next key, of whatever table."),
    comment="One row: keys are given out here. Whoever writes holds it till the end, so that writers take turns.",
)

made_by = Table(
    "made_by",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("onrecord", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("lexicon", Text, nullable=False),
    Index(None, "onrecord", "model", "lexicon", unique=True),
    comment="What made a record: package, encoder, lexicon.",
)

report = Table(
    "report",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("ref", HexId, nullable=False, index=True, comment="Its id, a hash of the key."),
    Column(
        "key",
        Words,
        nullable=False,
        unique=True,
        comment="What makes two versions one report: address, own id, or head.",
    ),
    Column("added_at", String(20), nullable=False, comment="When its first version was added: UTC, ISO 8601."),
    Column("origin_id", Integer, comment="The first of the reports that copy one text; null: it is on its own."),
    Index(
        None, "origin_id", sqlite_where=text("origin_id IS NOT NULL"), postgresql_where=text("origin_id IS NOT NULL")
    ),
    comment="A report; what it says is in its versions.",
)

version = Table(
    "version",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("report_id", ForeignKey("report.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("document_id", HexId, nullable=False, comment="The document's id in its record."),
    Column(
        "fingerprint", LargeBinary(16), nullable=False, comment="Of the whole document: text and what is known of it."
    ),
    Column(
        "is_current", Boolean, nullable=False, comment="The last one by stamp, then fingerprint: what questions ask."
    ),
    Column("place", Words, comment="Where it was added from."),
    Column("added_at", String(20), nullable=False, comment="UTC, ISO 8601."),
    Column("made_by_id", ForeignKey("made_by.id"), nullable=False),
    Column("external_id", Words),
    Column("kind", String(20), nullable=False),
    Column("title", Words),
    Column("byline", Words),
    Column("publisher", Words),
    Column("source", Words),
    Column("url", Words),
    Column("language", Words),
    Column("published", Words, comment="ISO 8601."),
    Column("published_how", String(10)),
    Column("published_day", Integer, comment="The same as a number: 20260318."),
    Column("issuer", Words),
    Column("raw_sha256", Words),
    Column("nul", String(1), comment="The character that stands for NUL in the text, where it holds any."),
    Column("said", Integer, nullable=False, comment="Statements in it."),
    Column("nobody", Integer, nullable=False, comment="Those of them that have no speaker."),
    Column("unnamed", Integer, nullable=False, comment="Those whose speaker has no name."),
    Column("text", Text, nullable=False, comment="Never changed."),
    Index(None, "document_id", "fingerprint", unique=True),
    Index(None, "published_day"),
    Index("ix_version_outlet", "is_current", "publisher", "source", "said", "nobody", "unnamed", info=ON_SQLITE),
    comment="A report as it was given once: its text never changes.",
)

collection = Table(
    "collection",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Words, nullable=False, unique=True),
    comment="Reports of one dispute, by a name.",
)

collection_report = Table(
    "collection_report",
    metadata,
    Column("collection_id", ForeignKey("collection.id", ondelete="CASCADE"), primary_key=True),
    Column("report_id", ForeignKey("report.id", ondelete="CASCADE"), primary_key=True, index=True),
    comment="Which reports a collection holds.",
    sqlite_with_rowid=False,
)

failure = Table(
    "failure",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("ref", HexId, nullable=False, unique=True),
    Column("path", Words, nullable=False, comment="The file or address; '-' for standard input."),
    Column("part", Words, nullable=False, comment="The line or record in it; empty for the whole."),
    Column("external_id", Words),
    Column("stage", Words, nullable=False),
    Column("reason", Words, nullable=False),
    Column("collection", Words, comment="The collection it was to go into."),
    Column("content", LargeBinary, comment="Its bytes, where they can't be had again."),
    Column("failed_at", String(20), nullable=False, comment="UTC, ISO 8601."),
    comment="What could not be read, kept with the reason until it can.",
)
