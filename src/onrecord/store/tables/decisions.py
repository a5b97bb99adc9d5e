"""What people decided: corrections, joins and splits, what they took down by hand, what had to go.

A decision is never changed: a later one supersedes it. What a machine found stands in `machine_part` where a person's word
now stands in its place.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table

from onrecord.store.columns import HexId, Listed, Words

from .reports import metadata

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("ref", HexId, nullable=False, unique=True),
    Column("kind", String(8), nullable=False, comment="correct, retract, confirm, merge, split, enter, remove, undo"),
    Column("decided_at", String(20), nullable=False, index=True, comment="UTC, ISO 8601."),
    Column("decided_by", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("undoes_id", ForeignKey("decision.id"), index=True, comment="Of kind undo: which one."),
    Column("is_undone", Boolean, nullable=False, comment="A later one undid it."),
    comment="What a person decided, when and why.",
)

decision_target = Table(
    "decision_target",
    metadata,
    Column("decision_id", ForeignKey("decision.id", ondelete="CASCADE"), primary_key=True),
    Column("nth", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(10), nullable=False, comment="report, statement, event, actor"),
    Column("ref", HexId, nullable=False, index=True, comment="The id that it had when it was decided."),
    Column("report_id", ForeignKey("report.id", ondelete="CASCADE"), index=True, comment="Null for actors."),
    Column("document_id", HexId, comment="The document in which its words stand."),
    Column(
        "spans",
        Listed,
        comment="Role, start, stop and quote of each piece of its evidence: by these it is found again.",
    ),
    Column("key", Integer, comment="Its row now; null where it can't be found again: a person has to look."),
    Index(None, "kind", "key"),
    comment="What a decision is about, by its words.",
    sqlite_with_rowid=False,
)

decision_value = Table(
    "decision_value",
    metadata,
    Column("decision_id", ForeignKey("decision.id", ondelete="CASCADE"), primary_key=True),
    Column("field", String(24), primary_key=True),
    Column("value", Words, comment="JSON: what stands now."),
    Column("before", Words, comment="JSON: what stood before."),
    comment="What a correction says, field by field.",
    sqlite_with_rowid=False,
)

machine_part = Table(
    "machine_part",
    metadata,
    Column(
        "kind", String(10), primary_key=True, comment="statement, event, report, or added: an actor that a person named"
    ),
    Column("ref", HexId, primary_key=True),
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("key", Integer, nullable=False, comment="Its row: the same when it comes back."),
    Column("part", Words, nullable=False, comment="JSON, as the record has it."),
    comment="What a machine found and a person corrected or retracted, as it was found.",
    sqlite_with_rowid=False,
)

machine_actor = Table(
    "machine_actor",
    metadata,
    Column("actor_id", ForeignKey("actor.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("name", Words, nullable=False),
    Column("kind", String(12)),
    Column("country", Words),
    comment="What the registry has of an actor whom a person corrected, as reports and imports tell it.",
)

tombstone = Table(
    "tombstone",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("ref", HexId, nullable=False, index=True, comment="The id of the report that was removed."),
    Column("removed_at", String(20), nullable=False, index=True, comment="UTC, ISO 8601."),
    Column("removed_by", Words, nullable=False),
    Column("why", Words, nullable=False),
    comment="A report that had to go: nothing of its words is kept.",
)

tombstone_hash = Table(
    "tombstone_hash",
    metadata,
    Column("tombstone_id", ForeignKey("tombstone.id", ondelete="CASCADE"), primary_key=True),
    Column("sha256", String(64), primary_key=True, index=True, comment="Of its text, or of the bytes it came as."),
    comment="What is not taken in again by accident.",
    sqlite_with_rowid=False,
)
