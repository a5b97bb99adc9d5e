"""The texts that tell of a talk, and what stands in them: its times, its words as events, its statements as a tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from onrecord.queries.filling import statement_rows
from onrecord.queries.measures import Measures, measured
from onrecord.queries.occasion import Occasion
from onrecord.queries.rows import StatementRow
from onrecord.queries.siding import Siding
from onrecord.queries.talk_lines import Side, Talker
from onrecord.records import DocumentKind, Evidence
from onrecord.store import tables as t
from onrecord.store.loading import text_of

_DOCUMENTS = frozenset({"readout", "statement", "letter"})
Times = Sequence[tuple[int, int, str]]
"""Where times stand, and their TIMEX3 values."""


@dataclass(frozen=True, slots=True)
class Text:
    """A version that tells of the talk."""

    key: int
    kind: DocumentKind
    issued_by: Talker | None
    """The side whose document it is; of a joint statement both."""
    is_document: bool
    published: str | None
    published_day: int | None
    origin: int
    text: str
    times: Times
    events: tuple[tuple[int, int], ...]
    """Where it tells of the talk."""
    mentions: tuple[tuple[int, Talker], ...]
    """Where it names somebody of a side, in its order."""
    names: frozenset[str]
    """Stems of the names of both sides, which all lines may hold."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, as the tree of its report has it."""

    key: int
    row: StatementRow
    talker: Talker | None
    via: Side | None
    """The side through which the report knows it."""
    holds: tuple[Said, ...]


def texts_of(connection: Connection, occasion: Occasion, siding: Siding) -> list[Text]:
    """The versions that tell of a talk."""
    v, r, x, e, p = t.version.c, t.report.c, t.time_expression.c, t.event.c, t.event_span.c
    times: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    of_them = select(x.version_id, x.start, x.stop, x.value).where(x.version_id.in_(occasion.versions))
    for key, *found in connection.execute(of_them.order_by(x.version_id, x.nth)):
        times[key].append((found[0], found[1], found[2]))
    events: dict[int, list[tuple[int, int]]] = defaultdict(list)
    places = select(e.version_id, p.start, p.stop).join(t.event_span, p.event_id == e.id)
    for key, start, stop in connection.execute(places.where(e.id.in_(occasion.events)).order_by(e.id, p.nth)):
        events[key].append((start, stop))
    mentions = _mentions(connection, siding)
    columns = v.id, v.kind, v.published, v.published_day, r.id.label("report"), r.origin_id, v.text, v.nul
    query = (
        select(*columns).join(t.report, r.id == v.report_id).where(v.id.in_(occasion.versions)).order_by(v.document_id)
    )
    return [
        Text(
            row.id, row.kind, siding.issuers.get(row.id), row.kind in _DOCUMENTS, row.published, row.published_day,
            row.origin_id or row.report, text_of(row.text, row.nul), tuple(times[row.id]), tuple(events[row.id]),
            tuple(mentions[row.id]), siding.names,
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def _mentions(connection: Connection, siding: Siding) -> Mapping[int, list[tuple[int, Talker]]]:
    """Where each version names somebody of a side."""
    m, f = t.mention.c, t.figure.c
    found: dict[int, list[tuple[int, Talker]]] = defaultdict(list)
    named = select(f.version_id, m.start, f.id).join(t.mention, m.figure_id == f.id).where(f.id.in_(siding.figures))
    for version, start, figure in connection.execute(named.order_by(f.version_id, m.start, f.id)):
        found[version].append((start, siding.figures[figure]))
    return found


def said_in(connection: Connection, versions: Sequence[int], siding: Siding) -> Mapping[int, list[Said]]:
    """The statements of each version that stand within no other, each with those that stand within it."""
    s = t.statement.c
    query = select(s.id, s.version_id, s.parent_id, s.speaker_id).where(s.version_id.in_(versions)).order_by(s.id)
    raw = connection.execute(query).all()
    rows = dict(zip((r.id for r in raw), statement_rows(connection, [r.id for r in raw]), strict=True))
    below: dict[int | None, list[Any]] = defaultdict(list)
    for r in raw:
        below[r.parent_id].append(r)
    through = siding.through(connection, [r.id for r in raw])

    def made(r: Any) -> Said:
        return Said(r.id, rows[r.id], siding.talker(r.speaker_id), through.get(r.id), tuple(map(made, below[r.id])))

    found: dict[int, list[Said]] = defaultdict(list)
    for r in below[None]:
        found[r.version_id].append(made(r))
    return found


def tells_event(content: Sequence[Evidence], text: Text) -> bool:
    """Whether words of the talk as an event stand in a content."""
    return any(e.start < end and at < e.end for e in content for at, end in text.events)


def without_times(words: Evidence, times: Times) -> str:
    """The words without the times in them, which are compared by themselves."""
    kept = words.quote
    for start, end, _ in times:
        if words.start <= start and end <= words.end:
            kept = kept[: start - words.start] + " " * (end - start) + kept[end - words.start :]
    return kept


def measures_of(spans: Sequence[Evidence], text: Text) -> Measures:
    """The days, lengths of time and numbers that stand in a content."""
    days, lengths, numbers = set[str](), set[float](), set[tuple[str, float]]()
    for e in spans:
        inside = [
            (at - e.start, end - e.start, value) for at, end, value in text.times if e.start <= at and end <= e.end
        ]
        found = measured(e.quote, inside)
        days, lengths, numbers = days | found.days, lengths | found.lengths, numbers | found.numbers
    return Measures(frozenset(days), frozenset(lengths), frozenset(numbers))
