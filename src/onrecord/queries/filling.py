"""Keys of rows -> typed rows with their evidence: a handful of queries for any number of rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from onrecord.queries.counting import told
from onrecord.queries.dates import dates_given
from onrecord.queries.rows import DateTold, EventRow, ReportRow, StatementRow, WhoRow
from onrecord.queries.tellings import chunks
from onrecord.records import Evidence
from onrecord.store import tables as t
from onrecord.store.days import iso
from onrecord.store.loading import text_of

Owned = dict[int, list[RowMapping]]


def statement_rows(connection: Connection, keys: Sequence[int]) -> Iterator[StatementRow]:
    """The statements with these keys, in the same order."""
    for some in chunks(keys):
        rows = _rows(connection, t.statement, some)
        spans, parts, answers = (_owned(connection, table, t.statement, some) for table in _OF_STATEMENTS)
        asked = {a["responds_to_id"] for found in answers.values() for a in found}
        refs = _refs(connection, t.statement, asked | {row["parent_id"] for row in rows.values()})
        figures = [p["figure_id"] for found in parts.values() for p in found]
        about = _About.of(connection, rows.values(), [*figures, *(row["speaker_id"] for row in rows.values())])
        counts = told(connection, t.statement, rows)
        for key in some:
            found = about.statement(rows[key], spans[key], parts[key], answers[key], refs)
            yield replace(found, told=counts[key])


def event_rows(connection: Connection, keys: Sequence[int]) -> Iterator[EventRow]:
    """The events with these keys, in the same order."""
    for some in chunks(keys):
        rows = _rows(connection, t.event, some)
        spans, parts = (_owned(connection, table, t.event, some) for table in (t.event_span, t.event_figure))
        refs = _refs(connection, t.event, {row["mirror_of_id"] for row in rows.values()})
        vouching = _refs(connection, t.statement, {row["statement_id"] for row in rows.values()})
        about = _About.of(connection, rows.values(), [p["figure_id"] for found in parts.values() for p in found])
        counts, dates = told(connection, t.event, rows), _dates(connection, rows)
        for key in some:
            found = about.event(rows[key], spans[key], parts[key], refs, vouching)
            yield replace(found, told=counts[key], dates=dates.get(key, ()))


def report_rows(connection: Connection, versions: Iterable[int]) -> dict[int, ReportRow]:
    """The reports of these versions, by the keys of the versions."""
    v = t.version.c
    columns = v.id, t.report.c.ref, v.title, v.publisher, v.source, v.url, v.published
    mine = select(*columns).join(t.report).where(v.id.in_(set(versions)))
    return {key: ReportRow(*rest) for key, *rest in connection.execute(mine)}


def _dates(connection: Connection, events: Iterable[int]) -> dict[int, tuple[DateTold, ...]]:
    """The dates of events of which reports disagree, by the keys of the events."""
    given = dates_given(connection, events)
    reports = report_rows(connection, {v for dates in given.values() for some in dates.values() for v in some})
    return {
        event: tuple(DateTold(when, tuple(reports[version] for version in some)) for when, some in dates.items())
        for event, dates in given.items()
    }


_OF_STATEMENTS = t.statement_span, t.statement_figure, t.answer


@dataclass(frozen=True, slots=True)
class _About:
    """The texts, reports and figures that rows refer to."""

    texts: dict[int, str]
    reports: dict[int, ReportRow]
    figures: dict[int, WhoRow]

    @classmethod
    def of(cls, connection: Connection, rows: Iterable[RowMapping], figures: Iterable[int | None]) -> _About:
        versions = {row["version_id"] for row in rows}
        v = t.version.c
        texts = connection.execute(select(v.id, v.text, v.nul).where(v.id.in_(versions)))
        return cls(
            {key: text_of(text, nul) for key, text, nul in texts},
            report_rows(connection, versions),
            _who(connection, {f for f in figures if f is not None}),
        )

    def statement(
        self,
        row: RowMapping,
        spans: list[RowMapping],
        parts: list[RowMapping],
        answers: list[RowMapping],
        refs: dict[int | None, str],
    ) -> StatementRow:
        content, cue, source = (self._words(row, spans, role) for role in ("content", "cue", "source"))
        return StatementRow(
            id=row["ref"], report=self.reports[row["version_id"]], speaker=self.figures.get(row["speaker_id"]),
            addressees=self._parts(parts, "addressee"), via=self._parts(parts, "via"), act=row["act"],
            polarity=row["polarity"], channel=row["channel"], mode=row["mode"], translated=row["translated"],
            said_at=row["said_at"], first_day=_iso(row["first_day"]), last_day=_iso(row["last_day"]),
            content=content, cue=cue, source=source, parent=refs.get(row["parent_id"]),
            responds_to=tuple(refs[a["responds_to_id"]] for a in answers), rules=row["rules"],
            confidence=row["confidence"], speaker_confidence=row["speaker_confidence"],
        )  # fmt: skip

    def event(
        self,
        row: RowMapping,
        spans: list[RowMapping],
        parts: list[RowMapping],
        refs: dict[int | None, str],
        vouching: dict[int | None, str],
    ) -> EventRow:
        return EventRow(
            id=row["ref"], report=self.reports[row["version_id"]], actors=self._parts(parts, "actor"),
            recipients=self._parts(parts, "recipient"), cameo=row["cameo"], plover=row["plover"],
            plover_mode=row["plover_mode"], goldstein=row["goldstein"], when=row["happened_on"],
            first_day=_iso(row["first_day"]), last_day=_iso(row["last_day"]), modality=row["modality"],
            guessed=row["guessed"], evidence=self._words(row, spans), statement=vouching.get(row["statement_id"]),
            mirror_of=refs.get(row["mirror_of_id"]), rules=row["rules"], confidence=row["confidence"],
        )  # fmt: skip

    def _words(self, row: RowMapping, spans: list[RowMapping], role: str | None = None) -> tuple[Evidence, ...]:
        text = self.texts[row["version_id"]]
        mine = (s for s in spans if role is None or s["role"] == role)
        return tuple(Evidence(s["start"], s["stop"], text[s["start"] : s["stop"]]) for s in mine)

    def _parts(self, parts: list[RowMapping], role: str) -> tuple[WhoRow, ...]:
        return tuple(self.figures[p["figure_id"]] for p in parts if p["role"] == role)


def _rows(connection: Connection, table: Table, keys: Sequence[int]) -> dict[int, RowMapping]:
    return {row["id"]: row for row in connection.execute(select(table).where(table.c.id.in_(keys))).mappings()}


def _owned(connection: Connection, table: Table, owner: Table, keys: Sequence[int]) -> Owned:
    column = table.c[f"{owner.name}_id"]
    found: Owned = defaultdict(list)
    mine = select(table).where(column.in_(keys)).order_by(column, table.c.nth)
    for row in connection.execute(mine).mappings():
        found[row[column.name]].append(row)
    return found


def _refs(connection: Connection, table: Table, keys: Iterable[int | None]) -> dict[int | None, str]:
    wanted = select(table.c.id, table.c.ref).where(table.c.id.in_({k for k in keys if k is not None}))
    return {row.id: row.ref for row in connection.execute(wanted)}


def _who(connection: Connection, figures: set[int]) -> dict[int, WhoRow]:
    f = t.figure.c
    found: dict[int, WhoRow] = {}
    for some in chunks(sorted(figures)):
        named = select(f.id, f.name, f.kind, f.country, t.actor.c.ref).join(t.actor, isouter=True)
        found |= {key: WhoRow(*rest) for key, *rest in connection.execute(named.where(f.id.in_(some)))}
    return found


def _iso(day: int | None) -> str | None:
    return None if day is None else iso(day)


def keys_of(connection: Connection, query: Any) -> list[int]:
    """The keys that a query gives, in its order."""
    return [row[0] for row in connection.execute(query)]
