"""What tells of the same, and what people decided."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("decided_at", sa.String(length=20), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["undoes_id"], ["decision.id"], name="fk_decision_undoes_id"),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.UniqueConstraint("ref", name="uq_decision_ref"),
    )
    op.create_index("ix_decision_decided_at", "decision", ["decided_at"], unique=False)
    op.create_index("ix_decision_undoes_id", "decision", ["undoes_id"], unique=False)
    op.create_table(
        "machine_actor",
        sa.Column("actor_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name="fk_machine_actor_actor_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor_id", name="pk_machine_actor"),
    )
    op.create_table(
        "tombstone",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.String(length=20), nullable=False),
        sa.Column("removed_by", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_tombstone"),
    )
    op.create_index("ix_tombstone_ref", "tombstone", ["ref"], unique=False)
    op.create_index("ix_tombstone_removed_at", "tombstone", ["removed_at"], unique=False)
    op.create_table(
        "decision_target",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.BigInteger(), nullable=True),
        sa.Column("spans", sa.Text(), nullable=True),
        sa.Column("key", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name="fk_decision_target_decision_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_decision_target_report_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("decision_id", "nth", name="pk_decision_target"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_decision_target_kind", "decision_target", ["kind", "key"], unique=False)
    op.create_index("ix_decision_target_ref", "decision_target", ["ref"], unique=False)
    op.create_index("ix_decision_target_report_id", "decision_target", ["report_id"], unique=False)
    op.create_table(
        "decision_value",
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=24), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("before", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name="fk_decision_value_decision_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("decision_id", "field", name="pk_decision_value"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "near_copy",
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("sure", sa.String(length=8), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name="fk_near_copy_decision_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["report.id"], name="fk_near_copy_other_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_near_copy_report_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id", "other_id", name="pk_near_copy"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_near_copy_decision_id", "near_copy", ["decision_id"], unique=False)
    op.create_index("ix_near_copy_other_id", "near_copy", ["other_id"], unique=False)
    op.create_table(
        "report_clue",
        sa.Column("clue", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_report_clue_report_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("clue", "report_id", name="pk_report_clue"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_report_clue_report_id", "report_clue", ["report_id"], unique=False)
    op.create_table(
        "tombstone_hash",
        sa.Column("tombstone_id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["tombstone_id"], ["tombstone.id"], name="fk_tombstone_hash_tombstone_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("tombstone_id", "sha256", name="pk_tombstone_hash"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tombstone_hash_sha256", "tombstone_hash", ["sha256"], unique=False)
    op.create_table(
        "unjoined",
        sa.Column("report_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_unjoined_report_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("report_id", name="pk_unjoined"),
    )
    op.create_table(
        "machine_part",
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_machine_part_version_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("kind", "ref", "version_id", name="pk_machine_part"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_machine_part_version_id", "machine_part", ["version_id"], unique=False)
    op.create_table(
        "reply",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("responds_to_id", sa.Integer(), nullable=False),
        sa.Column("sure", sa.String(length=8), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name="fk_reply_decision_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["responds_to_id"], ["statement.id"], name="fk_reply_responds_to_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name="fk_reply_statement_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement_id", "responds_to_id", name="pk_reply"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_reply_decision_id", "reply", ["decision_id"], unique=False)
    op.create_index("ix_reply_responds_to_id", "reply", ["responds_to_id"], unique=False)
    op.create_table(
        "same_statement",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("sure", sa.String(length=8), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decision.id"], name="fk_same_statement_decision_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["other_id"], ["statement.id"], name="fk_same_statement_other_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name="fk_same_statement_statement_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement_id", "other_id", name="pk_same_statement"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_same_statement_decision_id", "same_statement", ["decision_id"], unique=False)
    op.create_index("ix_same_statement_other_id", "same_statement", ["other_id"], unique=False)
    op.create_table(
        "statement_clue",
        sa.Column("clue", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name="fk_statement_clue_statement_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("clue", "statement_id", name="pk_statement_clue"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_statement_clue_statement_id", "statement_clue", ["statement_id"], unique=False)
    op.create_table(
        "event_clue",
        sa.Column("clue", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_clue_event_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("clue", "event_id", name="pk_event_clue"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_clue_event_id", "event_clue", ["event_id"], unique=False)
    op.create_table(
        "same_event",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("sure", sa.String(length=8), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name="fk_same_event_decision_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_same_event_event_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["event.id"], name="fk_same_event_other_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_id", "other_id", name="pk_same_event"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_same_event_decision_id", "same_event", ["decision_id"], unique=False)
    op.create_index("ix_same_event_other_id", "same_event", ["other_id"], unique=False)
    op.add_column("event", sa.Column("same_id", sa.Integer(), nullable=True))
    op.create_index(
        "ix_event_same_id",
        "event",
        ["same_id"],
        unique=False,
        sqlite_where=sa.text("same_id IS NOT NULL"),
        postgresql_where=sa.text("same_id IS NOT NULL"),
    )
    op.add_column("report", sa.Column("origin_id", sa.Integer(), nullable=True))
    op.create_index(
        "ix_report_origin_id",
        "report",
        ["origin_id"],
        unique=False,
        sqlite_where=sa.text("origin_id IS NOT NULL"),
        postgresql_where=sa.text("origin_id IS NOT NULL"),
    )
    op.add_column("statement", sa.Column("same_id", sa.Integer(), nullable=True))
    op.create_index(
        "ix_statement_same_id",
        "statement",
        ["same_id"],
        unique=False,
        sqlite_where=sa.text("same_id IS NOT NULL"),
        postgresql_where=sa.text("same_id IS NOT NULL"),
    )
    op.add_column("actor", sa.Column("merged_id", sa.Integer(), nullable=True))
    op.add_column("figure", sa.Column("found_id", sa.Integer(), nullable=True))
    for table, column in (("actor", "merged_id"), ("figure", "found_id")):
        there = sa.text(f"{column} IS NOT NULL")
        op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=there, postgresql_where=there)
    op.execute("INSERT INTO unjoined (report_id) SELECT id FROM report")
