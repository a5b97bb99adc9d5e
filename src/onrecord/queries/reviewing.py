"""What waits for a person: problems that readers report, words that may mean several, pairs that are perhaps the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, Select, String, Table, func, literal, select, union_all

from onrecord.errors import NotFound
from onrecord.queries.decided import lost_decisions
from onrecord.queries.filling import event_rows, keys_of, report_rows, statement_rows
from onrecord.queries.rows import EventRow, ReportRow, StatementRow
from onrecord.records import Evidence
from onrecord.store import tables as t
from onrecord.store.columns import Listed
from onrecord.store.deciding.kinds import ThingKind
from onrecord.store.loading import text_of
from onrecord.store.people.problems import State
from onrecord.store.tables.joins import PERHAPS

PairKind = Literal["statement", "event", "report", "reply"]


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """What a reader reported as wrong, and what became of it."""

    number: str
    kind: ThingKind
    about: str
    """The id of what it is about."""
    report: str | None
    """The id of its report; null for actors."""
    marked: Evidence | None
    """The words of the report that were marked."""
    words: str
    contact: str | None
    received_at: str
    """UTC, ISO 8601."""
    state: State
    note: str | None
    decided_at: str | None
    decided_by: str | None
    decision: str | None
    """The id of what was decided because of it."""


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two of which a machine was not sure: whether they are one, or, of kind reply, whether the first answers the second."""

    kind: PairKind
    refs: tuple[str, str]
    score: float
    why: tuple[str, ...]
    statements: tuple[StatementRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    reports: tuple[ReportRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Somebody whom words may mean."""

    name: str
    figure: str | None
    """Its id in the report; null: only the lexicon knows it."""


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A statement or an event in which it is open who somebody is."""

    field: str
    """The field that holds them, as it is corrected."""
    name: str
    """As the report calls them."""
    figure: str
    """Their id in the report."""
    candidates: tuple[CandidateRow, ...]
    others: tuple[str, ...]
    """The ids in the report of all in that field, in their order."""
    statement: StatementRow | None = None
    event: EventRow | None = None


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """How much waits."""

    problems: int
    actors: int
    pairs: int
    broken: int


def waiting(connection: Connection) -> WaitingRow:
    """How much waits, by kind."""
    p = t.problem.c
    opened = select(p.id).where(p.state == "open")
    asked = opened, _open_figures(), _perhaps(), lost_decisions()
    return WaitingRow(*(_count(connection, query) for query in asked))


def problems(
    connection: Connection, *, state: State | None = None, limit: int | None = None, offset: int = 0
) -> list[ProblemRow]:
    """What readers reported, what waits longest first."""
    query = _problems().order_by(t.problem.c.id).limit(limit).offset(offset)
    query = query if state is None else query.where(t.problem.c.state == state)
    return [_problem(connection, row) for row in connection.execute(query).mappings()]


def problem(connection: Connection, number: str) -> ProblemRow:
    """What was reported under a number. Raises NotFound."""
    row = connection.execute(_problems().where(t.problem.c.number == number.upper())).mappings().first()
    if row is None:
        raise NotFound(f"no problem {number}", remedy="its number was shown when it was reported, as P-7F3K-2QXM")
    return _problem(connection, row)


def doubtful_pairs(connection: Connection, *, limit: int | None = None, offset: int = 0) -> list[PairRow]:
    """Pairs that are perhaps the same, the likeliest first."""
    one = _perhaps().subquery()
    query = select(one).order_by(one.c.score.desc(), one.c.kind, one.c.one, one.c.other).limit(limit).offset(offset)
    return [_pair(connection, row) for row in connection.execute(query).mappings().all()]


def open_actors(connection: Connection, *, limit: int | None = None, offset: int = 0) -> list[OpenRow]:
    """Statements and events in which it is open who somebody is, and nobody looked yet."""
    one = _open_figures().subquery()
    query = select(one).order_by(one.c.figure, one.c.kind, one.c.part, one.c.role).limit(limit).offset(offset)
    return [_open(connection, row) for row in connection.execute(query).mappings().all()]


def _count(connection: Connection, query: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(query.subquery())).scalar_one())


def _problems() -> Select[Any]:
    p = t.problem.c
    columns = t.report.c.ref.label("report"), t.decision.c.ref.label("decision")
    joined = t.problem.outerjoin(t.report, t.report.c.id == p.report_id)
    return select(t.problem, *columns).select_from(joined.outerjoin(t.decision, t.decision.c.id == p.decision_id))


def _problem(connection: Connection, row: RowMapping) -> ProblemRow:
    return ProblemRow(
        row["number"], row["kind"], row["about"], row["report"], _marked(connection, row), row["words"], row["contact"],
        row["received_at"], row["state"], row["note"], row["decided_at"], row["decided_by"], row["decision"],
    )  # fmt: skip


def _marked(connection: Connection, row: RowMapping) -> Evidence | None:
    if row["start"] is None or row["report_id"] is None:
        return None
    v = t.version.c
    mine = v.report_id == row["report_id"], v.document_id == row["document_id"]
    found = connection.execute(select(v.text, v.nul).where(*mine).order_by(v.is_current.desc(), v.id.desc())).first()
    if found is None:
        return None
    return Evidence(row["start"], row["stop"], text_of(*found)[row["start"] : row["stop"]])


_PAIRS: tuple[tuple[PairKind, Table, Table], ...] = (
    ("statement", t.same_statement, t.statement),
    ("event", t.same_event, t.event),
    ("reply", t.reply, t.statement),
    ("report", t.near_copy, t.report),
)


def _perhaps() -> Any:
    """The keys of all pairs that are perhaps the same, both in what is current."""
    return union_all(*(_perhaps_of(*row) for row in _PAIRS))


def _perhaps_of(kind: PairKind, pairs: Table, things: Table) -> Select[Any]:
    first, second = list(pairs.primary_key.columns)
    one, other = things.alias("a"), things.alias("b")
    columns = literal(kind, String).label("kind"), first.label("one"), second.label("other"), pairs.c.score, pairs.c.why
    query = select(*columns).join(one, one.c.id == first).join(other, other.c.id == second)
    query = query.where(pairs.c.sure == PERHAPS)
    return query.where(one.c.is_current, other.c.is_current) if "is_current" in things.c else query


def _pair(connection: Connection, row: RowMapping) -> PairRow:
    keys, kind = [row["one"], row["other"]], row["kind"]
    why = row["why"] if isinstance(row["why"], tuple) else Listed().process_result_value(row["why"], connection.dialect)
    statements: tuple[StatementRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    reports: tuple[ReportRow, ...] = ()
    if kind == "event":
        events = tuple(event_rows(connection, keys))
    elif kind == "report":
        reports = tuple(_reports(connection, keys))
    else:
        statements = tuple(statement_rows(connection, keys))
    rows: tuple[StatementRow | EventRow | ReportRow, ...] = (*statements, *events, *reports)
    one, other = (found.id for found in rows)
    return PairRow(kind, (one, other), row["score"], why, statements, events, reports)


def _reports(connection: Connection, keys: Iterable[int]) -> Iterator[ReportRow]:
    for key in keys:
        current = keys_of(
            connection, select(t.version.c.id).where(t.version.c.report_id == key, t.version.c.is_current)
        )
        yield from report_rows(connection, current).values()


_FIELDS = {
    "speaker": "speaker", "addressee": "addressees", "via": "via", "actor": "actors", "recipient": "recipients",
}  # fmt: skip
"""The field that a person corrects, by the role."""


def _open_figures() -> Any:
    """Figure, part and role of all that is open in what is current, and that nobody looked at."""
    s, e, sf, ef = t.statement.c, t.event.c, t.statement_figure.c, t.event_figure.c
    wide = func.count(t.figure_candidate.c.figure_id)
    several = select(t.figure_candidate.c.figure_id).group_by(t.figure_candidate.c.figure_id).having(wide > 1)
    spoken = _in_parts("statement", t.statement, s.speaker_id, literal("speaker", String)).where(
        s.speaker_id.in_(several)
    )
    heard = _in_parts("statement", t.statement, sf.figure_id, sf.role, t.statement_figure)
    done = _in_parts("event", t.event, ef.figure_id, ef.role, t.event_figure)
    return union_all(
        spoken, heard.where(sf.figure_id.in_(several)), done.where(ef.figure_id.in_(several), e.mirror_of_id.is_(None))
    )


def _in_parts(kind: ThingKind, parts: Table, figure: Any, role: Any, joined: Table | None = None) -> Select[Any]:
    target, d = t.decision_target.c, t.decision.c
    looked = select(target.ref).join(t.decision, d.id == target.decision_id)
    looked = looked.where(target.kind == kind, ~d.is_undone, d.kind.in_(("confirm", "correct")))
    columns = literal(kind, String).label("kind"), parts.c.id.label("part"), role.label("role"), figure.label("figure")
    query = select(*columns) if joined is None else select(*columns).select_from(joined.join(parts))
    return query.where(parts.c.is_current, parts.c.ref.not_in(looked))


def _open(connection: Connection, row: RowMapping) -> OpenRow:
    f = t.figure.c
    name, ref, version = connection.execute(select(f.name, f.ref, f.version_id).where(f.id == row["figure"])).one()
    given = {one.ref: one.name for one in connection.execute(select(f.ref, f.name).where(f.version_id == version))}
    c = t.figure_candidate.c
    meant = connection.execute(select(c.candidate).where(c.figure_id == row["figure"]).order_by(c.nth)).scalars()
    candidates = tuple(CandidateRow(given.get(one, one), one if one in given else None) for one in meant)
    statement = row["kind"] == "statement"
    return OpenRow(
        _FIELDS[row["role"]], name, ref, candidates, tuple(_together(connection, row)),
        statement=next(statement_rows(connection, [row["part"]])) if statement else None,
        event=None if statement else next(event_rows(connection, [row["part"]])),
    )  # fmt: skip


def _together(connection: Connection, row: RowMapping) -> list[str]:
    """Who stands in the same field, in order."""
    f = t.figure.c
    if row["role"] == "speaker":
        return list(connection.execute(select(f.ref).where(f.id == row["figure"])).scalars())
    parts = t.statement_figure if row["kind"] == "statement" else t.event_figure
    query = select(f.ref).join(parts, parts.c.figure_id == f.id)
    mine = parts.c[f"{row['kind']}_id"] == row["part"], parts.c.role == row["role"]
    return list(connection.execute(query.where(*mine).order_by(parts.c.nth)).scalars())
