"""`show`: one thing by its id, with all its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, or_, select

from onrecord.errors import NotFound
from onrecord.queries.actors import actors
from onrecord.queries.answering import answer_pairs, answered_by, answers_to, tellings_of
from onrecord.queries.decided import DecisionRow, decisions_about
from onrecord.queries.filling import event_rows, keys_of, report_rows, statement_rows
from onrecord.queries.filters import EVERYTHING
from onrecord.queries.once import first_of_each
from onrecord.queries.rows import EventRow, ReportRow, StatementRow
from onrecord.queries.shown import ActorShown, EventShown, ReportShown, Shown, StatementShown, VersionRow
from onrecord.queries.tellings import group_of, others
from onrecord.records import Evidence, MadeBy, Record
from onrecord.store import tables as t
from onrecord.store.deciding.finding import missing
from onrecord.store.deciding.kinds import ThingKind
from onrecord.store.loading import load, text_of

AROUND = 25
"""Words of context before and behind, if nothing else is asked for."""
IS_ID = re.compile(r"[0-9a-f]{12}\Z")
_WORD = re.compile(r"\S+")
_FAR = 40
"""Characters of a word, at most, where context is looked for."""
_LATEST = 10


def show(connection: Connection, ref: str, around: int = AROUND) -> Iterator[Shown]:
    """All that this id means: a report, or a document of one; a statement; an event; an actor.

    Of several versions the current one first; `around` is the number of words of context. Raises NotFound.
    """
    if not IS_ID.match(ref):
        raise NotFound(f"no id {ref!r}", remedy="an id is twelve hexadecimal digits, as answers show it")
    found: list[Shown] = [*_reports(connection, ref)]
    found += (statement_shown(connection, key, around) for key in _keys(connection, t.statement, ref))
    found += (event_shown(connection, key, around) for key in _keys(connection, t.event, ref))
    found += _actors(connection, ref)
    if not found:
        raise missing(connection, ref)
    yield from found


def _keys(connection: Connection, table: Table, ref: str) -> list[int]:
    """The rows with an id, those of current versions first."""
    v = t.version.c
    query = select(table.c.id).join(t.version, v.id == table.c.version_id).where(table.c.ref == ref)
    return keys_of(connection, query.order_by(v.is_current.desc(), v.added_at.desc(), table.c.id.desc()))


def _reports(connection: Connection, ref: str) -> Iterator[ReportShown]:
    """The report with this id, its current version; or the version whose document has it."""
    v = t.version.c
    meant = or_(t.report.c.ref == ref, v.document_id == ref)
    rows = connection.execute(select(v.id, v.document_id, v.report_id, v.is_current).join(t.report).where(meant)).all()
    for row in sorted(rows, key=lambda row: (not row.is_current, -row.id)):
        if row.document_id == ref or row.is_current:
            yield _report(connection, row.id, row.report_id)


def _report(connection: Connection, version: int, report: int) -> ReportShown:
    return report_shown(connection, load(connection, version), version, report)


def report_shown(connection: Connection, record: Record, version: int, report: int) -> ReportShown:
    """A report as a version tells it, given its record, and the keys of both."""
    versions = _versions(connection, t.version.c.report_id == report)
    held = select(t.collection.c.name).join(t.collection_report).where(t.collection_report.c.report_id == report)
    statements = select(t.statement.c.id).where(t.statement.c.version_id == version).order_by(t.statement.c.id)
    events = select(t.event.c.id).where(t.event.c.version_id == version, t.event.c.mirror_of_id.is_(None))
    document = record.document
    return ReportShown(
        report_rows(connection, [version])[version], document.byline, document.kind, document.language,
        versions[version], tuple(versions.values()),
        tuple(connection.execute(held.order_by(t.collection.c.name)).scalars()),
        tuple(statement_rows(connection, keys_of(connection, statements))),
        tuple(event_rows(connection, keys_of(connection, events.order_by(t.event.c.id)))),
        _copies(connection, report), record.flags, document.text,
        decisions=_decided(connection, "report", report_rows(connection, [version])[version].id, report),
    )  # fmt: skip


def _copies(connection: Connection, report: int) -> tuple[ReportRow, ...]:
    """The other reports of a report's text, the earliest first."""
    r, v = t.report.c, t.version.c
    origin = select(r.origin_id).where(r.id == report).scalar_subquery()
    query = select(v.id).join(t.report).where(r.origin_id == origin, r.id != report, v.is_current)
    keys = keys_of(connection, query.order_by(v.published_day, v.document_id))
    reports = report_rows(connection, keys)
    return tuple(reports[key] for key in keys)


def _versions(connection: Connection, meant: ColumnElement[bool]) -> dict[int, VersionRow]:
    """Versions by their keys, the current one first, then the one added last."""
    v, m = t.version.c, t.made_by.c
    columns = v.id, v.document_id, v.published, v.published_how, v.added_at, v.place, v.is_current
    query = select(*columns, m.onrecord, m.model, m.lexicon).join(t.made_by).where(meant)
    query = query.order_by(v.is_current.desc(), v.added_at.desc(), v.id.desc())
    rows = connection.execute(query)
    return {r[0]: VersionRow(*r[1:7], made_by=MadeBy(r.onrecord, r.model, r.lexicon)) for r in rows}


def statement_shown(connection: Connection, key: int, around: int) -> StatementShown:
    """A statement by its key, with so many words of context."""
    s, row = t.statement.c, _row(connection, t.statement, key)
    said = select(s.id).order_by(s.id)
    told = tellings_of(connection, [key])
    answers, answered = (side(connection, answer_pairs(), told).get(key, {}) for side in (answered_by, answers_to))
    same, perhaps = (_told(connection, some) for some in others(connection, t.statement, key))
    vouched = select(t.event.c.id).where(t.event.c.statement_id == key).order_by(t.event.c.id)
    (statement,) = statement_rows(connection, [key])
    version = row["version_id"]
    spans = (*statement.source, *statement.cue, *statement.content)
    return StatementShown(
        statement, _versions(connection, t.version.c.id == version)[version],
        _passage(connection, version, spans, around), _told(connection, list(_chain(connection, row["parent_id"]))),
        _told(connection, keys_of(connection, said.where(s.parent_id == key))),
        _told(connection, list(answers.values())), _told(connection, list(answered.values())), same, perhaps,
        _happened(connection, keys_of(connection, vouched)),
        decisions=_decided(connection, "statement", statement.id, key),
    )  # fmt: skip


def event_shown(connection: Connection, key: int, around: int) -> EventShown:
    """An event likewise."""
    e, row = t.event.c, _row(connection, t.event, key)
    one = row["mirror_of_id"] or key
    sides = select(e.id).where(or_(e.mirror_of_id == one, e.id == one), e.id != key).order_by(e.id)
    (event,) = event_rows(connection, [key])
    version, vouching = row["version_id"], row["statement_id"]
    said = _told(connection, [vouching] if vouching else [])
    same, perhaps = (_happened(connection, some) for some in others(connection, t.event, key))
    return EventShown(
        event, _versions(connection, t.version.c.id == version)[version],
        _passage(connection, version, event.evidence, around), said[0] if said else None, same, perhaps,
        _happened(connection, keys_of(connection, sides)),
        decisions=_decided(connection, "event", event.id, key),
    )  # fmt: skip


def _actors(connection: Connection, ref: str) -> Iterator[ActorShown]:
    everything, a, one = replace(EVERYTHING, limit=None), t.actor.c, t.actor.alias("one").c
    merged = select(one.ref).where(one.id == select(a.merged_id).where(a.ref == ref).scalar_subquery())
    ref = connection.execute(merged).scalar() or ref
    for actor in actors(connection, ref, everything):
        if actor.id == ref:
            of_it = select(t.figure.c.id).join(t.actor).where(t.actor.c.ref == ref)
            s, part = t.statement.c, t.statement_figure.c
            heard = select(part.statement_id).where(part.role == "addressee", part.figure_id.in_(of_it))
            said, told = (_latest(connection, meant) for meant in (s.speaker_id.in_(of_it), s.id.in_(heard)))
            key = connection.execute(select(a.id).where(a.ref == ref)).scalar_one()
            yield ActorShown(actor, said, told, decisions=_decided(connection, "actor", ref, key))


def _decided(connection: Connection, kind: ThingKind, ref: str, key: int) -> tuple[DecisionRow, ...]:
    return tuple(decisions_about(connection, kind, ref, [key]))


def _latest(connection: Connection, meant: ColumnElement[bool]) -> tuple[StatementRow, ...]:
    s, v = t.statement.c, t.version.c
    query = select(s.id, group_of(t.statement).label("same")).join(t.version).where(meant, v.is_current)
    query = query.order_by(s.first_day.desc().nulls_last(), v.document_id, s.id)
    return _told(connection, [row.id for row in first_of_each(connection, query, _LATEST)])


def _chain(connection: Connection, parent: int | None) -> Iterator[int]:
    """The statements around one, from the inside out."""
    while parent is not None:
        yield parent
        parent = _row(connection, t.statement, parent)["parent_id"]


def _row(connection: Connection, table: Table, key: int) -> RowMapping:
    return connection.execute(select(table).where(table.c.id == key)).mappings().one()


def _told(connection: Connection, keys: list[int]) -> tuple[StatementRow, ...]:
    return tuple(statement_rows(connection, keys))


def _happened(connection: Connection, keys: list[int]) -> tuple[EventRow, ...]:
    return tuple(event_rows(connection, keys))


def _passage(connection: Connection, version: int, spans: Sequence[Evidence], around: int) -> Evidence:
    """From so many words before the first span to so many behind the last one."""
    v = t.version.c
    text = text_of(*connection.execute(select(v.text, v.nul).where(v.id == version)).one())
    start, end = widened(text, min((e.start for e in spans), default=0), max((e.end for e in spans), default=0), around)
    return Evidence(start, end, text[start:end])


def widened(text: str, start: int, end: int, words: int) -> tuple[int, int]:
    """A span with so many words more before and behind it, none of them cut.

    >>> widened("Ships came. The envoy said no. All left.", 16, 29, 1)
    (12, 34)
    """
    far = words * _FAR
    before = [m.start() for m in _WORD.finditer(text, max(0, start - far), start) if m.end() < start]
    behind = [m.end() for m in _WORD.finditer(text, end, end + far) if m.start() > end]
    return (before[-words:] or [start])[0] if words else start, (behind[:words] or [end])[-1]
