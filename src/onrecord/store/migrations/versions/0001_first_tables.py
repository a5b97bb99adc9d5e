"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_WORDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE version_words USING fts5(title, text, content='version', content_rowid='id', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        "INSERT INTO version_words (version_words, rank) VALUES ('rank', 'bm25(4.0, 1.0)')",
        "CREATE VIEW statement_content AS SELECT s.id, (SELECT group_concat(words, ' ') FROM (SELECT substr(v.text, "
        "p.start + 1, p.stop - p.start) AS words FROM statement_span p WHERE p.statement_id = s.id AND p.role = 'content' "
        "ORDER BY p.nth)) AS content FROM statement s JOIN version v ON v.id = s.version_id",
        "CREATE VIRTUAL TABLE statement_words USING fts5(content, content='statement_content', content_rowid='id', "
        "columnsize=0, tokenize='porter unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "CREATE TEXT SEARCH DICTIONARY onrecord_stems (TEMPLATE = snowball, Language = porter)",
        "CREATE TEXT SEARCH CONFIGURATION onrecord (COPY = pg_catalog.english)",
        "ALTER TEXT SEARCH CONFIGURATION onrecord ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, "
        "hword_part WITH onrecord_stems",
        "CREATE TABLE version_words (version_id INTEGER PRIMARY KEY REFERENCES version (id) ON DELETE CASCADE, "
        "words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_version_words_words ON version_words USING gin (words)",
        "CREATE TABLE statement_words (statement_id INTEGER PRIMARY KEY REFERENCES statement (id) ON DELETE CASCADE, "
        "words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_statement_words_words ON statement_words USING gin (words)",
    ),
}
"""The index of words, of reports and of what was said, in each database's own way: none left out, stems folded."""


def upgrade() -> None:
    op.create_table(
        "collection",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_collection"),
        sa.UniqueConstraint("name", name="uq_collection_name"),
    )
    op.create_table(
        "counter",
        sa.Column("next", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("next", name="pk_counter"),
    )
    op.create_table(
        "failure",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("collection", sa.Text(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("failed_at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_failure"),
        sa.UniqueConstraint("ref", name="uq_failure_ref"),
    )
    op.create_table(
        "import_file",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_file"),
        sa.UniqueConstraint("sha256", name="uq_import_file_sha256"),
    )
    op.create_table(
        "made_by",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("onrecord", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("lexicon", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_made_by"),
    )
    op.create_index("ix_made_by_onrecord", "made_by", ["onrecord", "model", "lexicon"], unique=True)
    op.create_table(
        "report",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("added_at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
        sa.UniqueConstraint("key", name="uq_report_key"),
    )
    op.create_index("ix_report_ref", "report", ["ref"], unique=False)
    op.create_table(
        "actor",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("known", sa.String(length=10), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["import_file.id"], name="fk_actor_import_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_actor"),
        sa.UniqueConstraint("key", name="uq_actor_key"),
    )
    op.create_index("ix_actor_country", "actor", ["country"], unique=False)
    op.create_index("ix_actor_import_id", "actor", ["import_id"], unique=False)
    op.create_index("ix_actor_ref", "actor", ["ref"], unique=False)
    op.create_table(
        "agent",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nouns", sa.Text(), nullable=False),
        sa.Column("plurals", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["import_id"], ["import_file.id"], name="fk_agent_import_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("import_id", "nth", name="pk_agent"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "collection_report",
        sa.Column("collection_id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["collection_id"], ["collection.id"], name="fk_collection_report_collection_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_collection_report_report_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("collection_id", "report_id", name="pk_collection_report"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_collection_report_report_id", "collection_report", ["report_id"], unique=False)
    op.create_table(
        "version",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(length=16), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("added_at", sa.String(length=20), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_how", sa.String(length=10), nullable=True),
        sa.Column("published_day", sa.Integer(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("raw_sha256", sa.Text(), nullable=True),
        sa.Column("nul", sa.String(length=1), nullable=True),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("nobody", sa.Integer(), nullable=False),
        sa.Column("unnamed", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["made_by_id"], ["made_by.id"], name="fk_version_made_by_id"),
        sa.ForeignKeyConstraint(["report_id"], ["report.id"], name="fk_version_report_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_version"),
    )
    op.create_index("ix_version_document_id", "version", ["document_id", "fingerprint"], unique=True)
    op.create_index("ix_version_published_day", "version", ["published_day"], unique=False)
    op.create_index("ix_version_report_id", "version", ["report_id"], unique=False)
    op.create_table(
        "actor_code",
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name="fk_actor_code_actor_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor_id", "nth", name="pk_actor_code"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "actor_external_id",
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name="fk_actor_external_id_actor_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor_id", "nth", name="pk_actor_external_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_actor_external_id_value", "actor_external_id", ["value"], unique=False)
    op.create_table(
        "actor_name",
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("normal", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name="fk_actor_name_actor_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor_id", "nth", name="pk_actor_name"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_actor_name_normal", "actor_name", ["normal"], unique=False)
    op.create_table(
        "actor_office",
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name="fk_actor_office_actor_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("actor_id", "nth", name="pk_actor_office"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "claim",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", sa.String(length=12), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("how", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_claim_version_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "nth", name="pk_claim"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "figure",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("normal", sa.Text(), nullable=True),
        sa.Column("identified", sa.String(length=8), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("body_code", sa.Text(), nullable=True),
        sa.Column("roles", sa.Text(), nullable=True),
        sa.Column("known_from", sa.Text(), nullable=True),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Integer(), nullable=False),
        sa.Column("chained", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name="fk_figure_actor_id"),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["version.id"],
            name="fk_figure_version_id",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_figure"),
    )
    op.create_index(
        "ix_figure_actor_id",
        "figure",
        ["actor_id", "is_current", "version_id", "said", "done", "first_day", "last_day"],
        unique=False,
        sqlite_where=sa.text("actor_id IS NOT NULL"),
        postgresql_where=sa.text("actor_id IS NOT NULL"),
    )
    op.create_index(
        "ix_figure_country",
        "figure",
        ["country"],
        unique=False,
        sqlite_where=sa.text("country IS NOT NULL"),
        postgresql_where=sa.text("country IS NOT NULL"),
    )
    op.create_index(
        "ix_figure_normal",
        "figure",
        ["normal"],
        unique=False,
        sqlite_where=sa.text("normal IS NOT NULL"),
        postgresql_where=sa.text("normal IS NOT NULL"),
    )
    op.create_index(
        "ix_figure_open",
        "figure",
        ["normal"],
        unique=False,
        sqlite_where=sa.text("actor_id IS NULL AND normal IS NOT NULL AND is_current = 1"),
        postgresql_where=sa.text("actor_id IS NULL AND normal IS NOT NULL AND is_current"),
    )
    op.create_index(
        "ix_figure_passed",
        "figure",
        ["version_id"],
        unique=False,
        sqlite_where=sa.text("passed > 0"),
        postgresql_where=sa.text("passed > 0"),
    )
    op.create_index(
        "ix_figure_unnamed",
        "figure",
        ["id"],
        unique=False,
        sqlite_where=sa.text("kind = 'unnamed'"),
        postgresql_where=sa.text("kind = 'unnamed'"),
    )
    op.create_index("ix_figure_version_id", "figure", ["version_id"], unique=False)
    op.create_table(
        "flag",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["version.id"],
            name="fk_flag_version_id",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_flag"),
    )
    op.create_index("ix_flag_version_id", "flag", ["version_id"], unique=False)
    op.create_table(
        "residue",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_residue_version_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "nth", name="pk_residue"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "time_expression",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=8), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("earliest", sa.Text(), nullable=True),
        sa.Column("latest", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name="fk_time_expression_version_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version_id", "nth", name="pk_time_expression"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "figure_candidate",
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("candidate", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], name="fk_figure_candidate_figure_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("figure_id", "nth", name="pk_figure_candidate"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "figure_member",
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("member", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], name="fk_figure_member_figure_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("figure_id", "nth", name="pk_figure_member"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "flag_span",
        sa.Column("flag_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["flag_id"], ["flag.id"], name="fk_flag_span_flag_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("flag_id", "nth", name="pk_flag_span"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "mention",
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], name="fk_mention_figure_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("figure_id", "nth", name="pk_mention"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statement",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("via_id", sa.Integer(), nullable=True),
        sa.Column("chained", sa.Boolean(), nullable=False),
        sa.Column("act", sa.String(length=12), nullable=False),
        sa.Column("polarity", sa.String(length=8), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("mode", sa.String(length=8), nullable=False),
        sa.Column("translated", sa.String(length=8), nullable=True),
        sa.Column("said_at", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("speaker_confidence", sa.Float(), nullable=True),
        sa.Column("rules", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["statement.id"],
            name="fk_statement_parent_id",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["speaker_id"],
            ["figure.id"],
            name="fk_statement_speaker_id",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["version.id"],
            name="fk_statement_version_id",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["via_id"],
            ["figure.id"],
            name="fk_statement_via_id",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_statement"),
    )
    op.create_index(
        "ix_statement_first_day",
        "statement",
        ["first_day", "last_day"],
        unique=False,
        sqlite_where=sa.text("is_current = 1"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_index(
        "ix_statement_parent_id",
        "statement",
        ["parent_id"],
        unique=False,
        sqlite_where=sa.text("parent_id IS NOT NULL"),
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )
    op.create_index("ix_statement_ref", "statement", ["ref"], unique=False)
    op.create_index(
        "ix_statement_speaker_id",
        "statement",
        ["speaker_id"],
        unique=False,
        sqlite_where=sa.text("speaker_id IS NOT NULL"),
        postgresql_where=sa.text("speaker_id IS NOT NULL"),
    )
    op.create_index("ix_statement_version_id", "statement", ["version_id"], unique=False)
    op.create_index(
        "ix_statement_via_id",
        "statement",
        ["via_id"],
        unique=False,
        sqlite_where=sa.text("via_id IS NOT NULL"),
        postgresql_where=sa.text("via_id IS NOT NULL"),
    )
    op.create_table(
        "answer",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("responds_to_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["responds_to_id"], ["statement.id"], name="fk_answer_responds_to_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["statement_id"], ["statement.id"], name="fk_answer_statement_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("statement_id", "nth", name="pk_answer"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_answer_responds_to_id", "answer", ["responds_to_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("ref", sa.BigInteger(), nullable=False),
        sa.Column("cameo", sa.String(length=8), nullable=False),
        sa.Column("plover", sa.Text(), nullable=True),
        sa.Column("plover_mode", sa.Text(), nullable=True),
        sa.Column("goldstein", sa.Float(), nullable=True),
        sa.Column("happened_on", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Integer(), nullable=True),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("modality", sa.String(length=12), nullable=False),
        sa.Column("guessed", sa.Text(), nullable=True),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("mirror_of_id", sa.Integer(), nullable=True),
        sa.Column("rules", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mirror_of_id"],
            ["event.id"],
            name="fk_event_mirror_of_id",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statement.id"],
            name="fk_event_statement_id",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["version.id"],
            name="fk_event_version_id",
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )
    op.create_index(
        "ix_event_first_day",
        "event",
        ["first_day", "last_day"],
        unique=False,
        sqlite_where=sa.text("is_current = 1"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_index(
        "ix_event_mirror_of_id",
        "event",
        ["mirror_of_id"],
        unique=False,
        sqlite_where=sa.text("mirror_of_id IS NOT NULL"),
        postgresql_where=sa.text("mirror_of_id IS NOT NULL"),
    )
    op.create_index("ix_event_ref", "event", ["ref"], unique=False)
    op.create_index(
        "ix_event_statement_id",
        "event",
        ["statement_id"],
        unique=False,
        sqlite_where=sa.text("statement_id IS NOT NULL"),
        postgresql_where=sa.text("statement_id IS NOT NULL"),
    )
    op.create_index("ix_event_version_id", "event", ["version_id"], unique=False)
    op.create_table(
        "statement_figure",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], name="fk_statement_figure_figure_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name="fk_statement_figure_statement_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement_id", "role", "nth", name="pk_statement_figure"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_statement_figure_figure_id", "statement_figure", ["figure_id"], unique=False)
    op.create_table(
        "statement_span",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=8), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statement.id"], name="fk_statement_span_statement_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("statement_id", "role", "nth", name="pk_statement_span"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "event_figure",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("figure_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_figure_event_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["figure_id"], ["figure.id"], name="fk_event_figure_figure_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_id", "role", "nth", name="pk_event_figure"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_figure_figure_id", "event_figure", ["figure_id"], unique=False)
    op.create_table(
        "event_span",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name="fk_event_span_event_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_id", "nth", name="pk_event_span"),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "sqlite":  # PostgreSQL takes no long words into an index
        op.create_index(
            "ix_figure_called",
            "figure",
            ["actor_id", "is_current", "name", "kind", "roles", "code"],
            unique=False,
            sqlite_where=sa.text("actor_id IS NOT NULL"),
            postgresql_where=sa.text("actor_id IS NOT NULL"),
        )
        op.create_index(
            "ix_version_outlet",
            "version",
            ["is_current", "publisher", "source", "said", "nobody", "unnamed"],
            unique=False,
        )
    op.execute("INSERT INTO counter (next) VALUES (1)")
    for statement in _WORDS[op.get_bind().dialect.name]:
        op.execute(statement)
