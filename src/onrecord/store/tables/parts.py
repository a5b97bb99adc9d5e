"""What was found in a version of a report: the record in normal form."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text, text

from onrecord.store.columns import HexId, KnownFrom, Listed, Words

from .reports import ON_SQLITE, metadata


def _key() -> Column[int]:
    return Column("id", Integer, primary_key=True, autoincrement=False)


def _of(table: str, column: str = "", *, nullable: bool = False, told: str | None = None) -> Column[int]:
    """Refers to a row that may come later in the same record."""
    target = ForeignKey(f"{table}.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED")
    return Column(column or f"{table}_id", target, nullable=nullable, index=not nullable, comment=told)


def _index(column: str, *more: str, name: str | None = None, info: dict[str, str] | None = None) -> Index:
    """An index of those rows alone that have something there; with more columns, what is counted is found in it alone."""
    there = text(f"{column} IS NOT NULL")
    return Index(name, column, *more, sqlite_where=there, postgresql_where=there, info=info)


def _where(name: str, column: str, condition: str) -> Index:
    """An index of the few rows that meet a condition."""
    there = text(condition)
    return Index(name, column, sqlite_where=there, postgresql_where=there)


def _open_names() -> Index:
    """The names of which it is open whose they are."""
    there = "actor_id IS NULL AND normal IS NOT NULL"
    sqlite, postgresql = text(f"{there} AND is_current = 1"), text(f"{there} AND is_current")
    return Index("ix_figure_open", "normal", sqlite_where=sqlite, postgresql_where=postgresql)


def _by_day(*more: str) -> Index:
    """The days of the rows of current versions: those that may lie between two days are found in it alone."""
    return Index(
        None, "first_day", "last_day", sqlite_where=text("is_current = 1"), postgresql_where=text("is_current")
    )


def _owner(table: str) -> Column[int]:
    return Column(f"{table}_id", ForeignKey(f"{table}.id", ondelete="CASCADE"), primary_key=True)


def _nth() -> Column[int]:
    return Column("nth", Integer, primary_key=True, autoincrement=False)


def _span() -> tuple[Column[int], Column[int]]:
    return Column("start", Integer, nullable=False), Column("stop", Integer, nullable=False)


claim = Table(
    "claim",
    metadata,
    _owner("version"),
    _nth(),
    Column("field", String(12), nullable=False),
    Column("value", Words, nullable=False),
    Column("how", String(10), nullable=False),
    comment="What a page, or whoever handed it in, says of the document.",
    sqlite_with_rowid=False,
)

residue = Table(
    "residue",
    metadata,
    _owner("version"),
    _nth(),
    *_span(),
    Column("kind", String(20), nullable=False),
    comment="What of the text is no part of the report.",
    sqlite_with_rowid=False,
)

figure = Table(
    "figure",
    metadata,
    _key(),
    _of("version"),
    Column("ref", HexId, nullable=False),
    Column("actor_id", ForeignKey("actor.id"), comment="Whom of the registry it is; null where that is open."),
    Column("found_id", Integer, comment="Whom its name alone means, where a person says that it is another."),
    Column("name", Words, nullable=False),
    Column("normal", Words, comment="The name in the form that is compared; null where it names nobody."),
    Column("identified", String(8), comment="As what it is compared: person, state, body, office."),
    Column("kind", String(12), nullable=False),
    Column("country", Words),
    Column("code", Words),
    Column("body_code", Words),
    Column("roles", Listed),
    Column("known_from", KnownFrom),
    Column("is_current", Boolean, nullable=False, comment="As its version."),
    Column("said", Integer, nullable=False, comment="Statements by it."),
    Column("done", Integer, nullable=False, comment="Events that it has a part in, mirrors left out."),
    Column("passed", Integer, nullable=False, comment="Statements that the report has from it, nearest the reader."),
    Column("chained", Integer, nullable=False, comment="Those of them that it has from another."),
    Column("first_day", Integer, comment="The first day that what it said or did may mean."),
    Column("last_day", Integer),
    _index("actor_id", "is_current", "version_id", "said", "done", "first_day", "last_day"),
    _index("actor_id", "is_current", "name", "kind", "roles", "code", name="ix_figure_called", info=ON_SQLITE),
    _index("normal"),
    _index("found_id"),
    _index("country"),
    _open_names(),
    _where("ix_figure_passed", "version_id", "passed > 0"),
    _where("ix_figure_unnamed", "id", "kind = 'unnamed'"),
    comment="An actor as one report tells of it.",
)

figure_candidate = Table(
    "figure_candidate",
    metadata,
    _owner("figure"),
    _nth(),
    Column("candidate", Words, nullable=False),
    comment="Whom the words may mean, where that is open: ids of figures of the same report, or of rows of the lexicon.",
    sqlite_with_rowid=False,
)

figure_member = Table(
    "figure_member",
    metadata,
    _owner("figure"),
    _nth(),
    Column("member", HexId, nullable=False),
    comment="Whom a group joins: ids of figures of the same report.",
    sqlite_with_rowid=False,
)

mention = Table(
    "mention",
    metadata,
    _owner("figure"),
    _nth(),
    *_span(),
    Column("form", String(12), nullable=False),
    comment="Words that mean a figure.",
    sqlite_with_rowid=False,
)

time_expression = Table(
    "time_expression",
    metadata,
    _owner("version"),
    _nth(),
    *_span(),
    Column("type", String(8), nullable=False),
    Column("value", Words, nullable=False, comment="TIMEX3."),
    Column("earliest", Words),
    Column("latest", Words),
    Column("rule", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    comment="Words that mean a time.",
    sqlite_with_rowid=False,
)

statement = Table(
    "statement",
    metadata,
    _key(),
    _of("version"),
    Column("is_current", Boolean, nullable=False, comment="As its version."),
    Column("ref", HexId, nullable=False, index=True),
    _of("figure", "speaker_id", nullable=True),
    _of("figure", "via_id", nullable=True, told="Through whom the report has it, nearest the reader."),
    Column("chained", Boolean, nullable=False, comment="Whether another stands behind that one."),
    Column("act", String(12), nullable=False),
    Column("polarity", String(8), nullable=False),
    Column("channel", String(20)),
    Column("mode", String(8), nullable=False),
    Column("translated", String(8)),
    Column("said_at", Words, comment="ISO date or time, as far as it is known."),
    Column("first_day", Integer, comment="20260318: the first day that may be meant, else that of publication."),
    Column("last_day", Integer, comment="The last one."),
    _of("statement", "parent_id", nullable=True),
    Column("confidence", Float, nullable=False),
    Column("speaker_confidence", Float),
    Column("rules", Listed),
    Column("same_id", Integer, comment="The first of those that tell of the same; null: it is told once."),
    _by_day("version_id", "speaker_id", "via_id", "chained"),
    _index("same_id"),
    _index("speaker_id"),
    _index("via_id"),
    _index("parent_id"),
    comment="Who said what.",
)

statement_span = Table(
    "statement_span",
    metadata,
    _owner("statement"),
    Column("role", String(8), primary_key=True, comment="source, cue, content"),
    _nth(),
    *_span(),
    comment="The words of a statement.",
    sqlite_with_rowid=False,
)

statement_figure = Table(
    "statement_figure",
    metadata,
    _owner("statement"),
    Column("role", String(10), primary_key=True, comment="addressee, via"),
    _nth(),
    Column("figure_id", ForeignKey("figure.id", ondelete="CASCADE"), nullable=False, index=True),
    comment="To whom it was said, and through whom the report knows it, nearest the reader first.",
    sqlite_with_rowid=False,
)

answer = Table(
    "answer",
    metadata,
    _owner("statement"),
    _nth(),
    Column("responds_to_id", ForeignKey("statement.id", ondelete="CASCADE"), nullable=False, index=True),
    comment="Which statement answers which.",
    sqlite_with_rowid=False,
)

event = Table(
    "event",
    metadata,
    _key(),
    _of("version"),
    Column("is_current", Boolean, nullable=False, comment="As its version."),
    Column("ref", HexId, nullable=False, index=True),
    Column("cameo", String(8), nullable=False),
    Column("plover", Text),
    Column("plover_mode", Text),
    Column("goldstein", Float),
    Column("happened_on", Words, comment="ISO date or time; null where the report does not tell."),
    Column("first_day", Integer),
    Column("last_day", Integer),
    Column("modality", String(12), nullable=False),
    Column("guessed", Listed),
    _of("statement", nullable=True),
    _of("event", "mirror_of_id", nullable=True),
    Column("rules", Listed),
    Column("confidence", Float, nullable=False),
    Column("same_id", Integer, comment="The first of those that tell of the same; null: it is told once."),
    _by_day(),
    _index("same_id"),
    _index("statement_id"),
    _index("mirror_of_id"),
    comment="Who did what.",
)

event_span = Table(
    "event_span",
    metadata,
    _owner("event"),
    _nth(),
    *_span(),
    comment="The words of an event.",
    sqlite_with_rowid=False,
)

event_figure = Table(
    "event_figure",
    metadata,
    _owner("event"),
    Column("role", String(10), primary_key=True, comment="actor, recipient"),
    _nth(),
    Column("figure_id", ForeignKey("figure.id", ondelete="CASCADE"), nullable=False, index=True),
    comment="Who did it, and to whom.",
    sqlite_with_rowid=False,
)

flag = Table(
    "flag",
    metadata,
    _key(),
    _of("version"),
    Column("kind", String(24), nullable=False),
    Column("note", Words, nullable=False),
    comment="What a reader should be told.",
)

flag_span = Table(
    "flag_span",
    metadata,
    _owner("flag"),
    _nth(),
    *_span(),
    comment="The words of a flag.",
    sqlite_with_rowid=False,
)
