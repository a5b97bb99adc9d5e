"""Who may do what at the desk, and what readers report as wrong."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, String, Table

from onrecord.store.columns import HexId, Words

from .reports import metadata

person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Words, nullable=False, unique=True),
    Column("role", String(8), nullable=False, comment="reader, editor, admin"),
    Column("password", Words, nullable=False, comment="As argon2 hashes it."),
    Column("made_at", String(20), nullable=False, comment="UTC, ISO 8601."),
    comment="Who may sign in at the desk.",
)

token = Table(
    "token",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), nullable=False, index=True),
    Column(
        "sha256", String(64), nullable=False, unique=True, comment="Of the token; the token itself is kept nowhere."
    ),
    Column("last_four", String(4), nullable=False, comment="Its last characters, by which a person knows it."),
    Column("made_at", String(20), nullable=False, comment="UTC, ISO 8601."),
    comment="With what programs come in a person's name.",
)

secret = Table(
    "secret",
    metadata,
    Column("name", String(16), primary_key=True, comment="What it is for."),
    Column("value", Words, nullable=False),
    comment="What sessions and forms of the desk are signed with.",
)

problem = Table(
    "problem",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", String(12), nullable=False, unique=True, comment="Random: who has it may ask what became of it."),
    Column("kind", String(10), nullable=False, comment="report, statement, event, actor"),
    Column("about", HexId, nullable=False, index=True, comment="The id of what it is about."),
    Column("report_id", ForeignKey("report.id", ondelete="SET NULL"), index=True, comment="Null for actors."),
    Column("document_id", HexId, comment="The document that was open."),
    Column("start", Integer, comment="Code points of its text, as `stop`: the words that were marked."),
    Column("stop", Integer),
    Column("words", Words, nullable=False, comment="What the reader says."),
    Column("contact", Words, comment="How to reach the reader, who gave it freely."),
    Column("received_at", String(20), nullable=False, comment="UTC, ISO 8601."),
    Column("state", String(10), nullable=False, index=True, comment="open, accepted, dismissed"),
    Column("note", Words, comment="What whoever decided says of it."),
    Column("decided_at", String(20), comment="UTC, ISO 8601."),
    Column("decided_by", Words),
    Column("decision_id", ForeignKey("decision.id"), index=True, comment="What was decided because of it."),
    comment="What a reader reported as wrong.",
)
