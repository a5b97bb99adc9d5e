"""The archive's rows -> the record that was saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from onrecord.records import (
    Actor,
    Claim,
    Document,
    Event,
    Evidence,
    Flag,
    MadeBy,
    Mention,
    Record,
    SetAside,
    Stamp,
    Statement,
    TimeExpression,
)
from onrecord.store import tables as t

Owned = dict[int, list[RowMapping]]


def load(connection: Connection, version: int) -> Record:
    """The record of a version. Raises KeyError where there is no such version."""
    row = connection.execute(select(t.version).where(t.version.c.id == version)).mappings().one_or_none()
    if row is None:
        raise KeyError(version)
    made_by = connection.execute(select(t.made_by).where(t.made_by.c.id == row["made_by_id"])).mappings().one()
    parts = _Parts(connection, version, text_of(row["text"], row["nul"]))
    return Record(
        document=parts.document(row),
        made_by=MadeBy(made_by["onrecord"], made_by["model"], made_by["lexicon"]),
        actors=tuple(parts.actors()),
        times=tuple(parts.times()),
        statements=tuple(parts.statements()),
        events=tuple(parts.events()),
        flags=tuple(parts.flags()),
    )


def text_of(text: str, nul: str | None) -> str:
    """The text as it was given."""
    return text.replace(nul, "\0") if nul else text


@dataclass(frozen=True, slots=True)
class _Parts:
    """What was found in one version."""

    connection: Connection
    version: int
    text: str

    def document(self, row: RowMapping) -> Document:
        published = Stamp(row["published"], row["published_how"]) if row["published"] is not None else None
        return Document(
            id=row["document_id"], text=self.text, external_id=row["external_id"], kind=row["kind"],
            title=row["title"], byline=row["byline"], publisher=row["publisher"], source=row["source"], url=row["url"],
            language=row["language"], published=published, issuer=row["issuer"],
            claims=tuple(Claim(c["field"], c["value"], c["how"]) for c in self._own(t.claim)),
            raw_sha256=row["raw_sha256"],
            set_aside=tuple(SetAside(*self._words(a), a["kind"]) for a in self._own(t.residue)),
        )  # fmt: skip

    def actors(self) -> Iterator[Actor]:
        mentions, candidates, members = (
            self._owned(table, t.figure) for table in (t.mention, t.figure_candidate, t.figure_member)
        )
        for row in self._own(t.figure):
            yield Actor(
                row["ref"], row["name"], row["kind"], row["country"], row["code"], row["roles"], row["known_from"],
                candidates=tuple(c["candidate"] for c in candidates[row["id"]]),
                mentions=tuple(Mention(*self._words(m), m["form"]) for m in mentions[row["id"]]),
                body_code=row["body_code"],
                members=tuple(m["member"] for m in members[row["id"]]),
            )  # fmt: skip

    def times(self) -> Iterator[TimeExpression]:
        for row in self._own(t.time_expression):
            yield TimeExpression(
                *self._words(row), row["type"], row["value"], row["earliest"], row["latest"], row["rule"],
                row["confidence"],
            )  # fmt: skip

    def statements(self) -> Iterator[Statement]:
        spans, figures, answers = (
            self._owned(table, t.statement) for table in (t.statement_span, t.statement_figure, t.answer)
        )
        figure, refs = self._refs(t.figure), self._refs(t.statement)
        for row in self._own(t.statement):
            key = row["id"]
            words = {role: self._evidence(spans[key], role) for role in ("source", "cue", "content")}
            who = {role: _named(figures[key], role, figure) for role in ("addressee", "via")}
            yield Statement(
                id=row["ref"], speaker=figure.get(row["speaker_id"]), addressees=who["addressee"], via=who["via"],
                channel=row["channel"], said_at=row["said_at"], mode=row["mode"], translated=row["translated"],
                act=row["act"], polarity=row["polarity"], **words, parent=refs.get(row["parent_id"]),
                responds_to=tuple(refs[a["responds_to_id"]] for a in answers[key]), rules=row["rules"],
                confidence=row["confidence"], speaker_confidence=row["speaker_confidence"],
            )  # fmt: skip

    def events(self) -> Iterator[Event]:
        spans, figures = self._owned(t.event_span, t.event), self._owned(t.event_figure, t.event)
        figure, statements, refs = self._refs(t.figure), self._refs(t.statement), self._refs(t.event)
        for row in self._own(t.event):
            key = row["id"]
            yield Event(
                row["ref"], _named(figures[key], "actor", figure), _named(figures[key], "recipient", figure),
                row["cameo"], row["plover"], row["plover_mode"], row["goldstein"], row["happened_on"],
                row["modality"], row["guessed"], self._evidence(spans[key]), statements.get(row["statement_id"]),
                refs.get(row["mirror_of_id"]), row["rules"], row["confidence"],
            )  # fmt: skip

    def flags(self) -> Iterator[Flag]:
        spans = self._owned(t.flag_span, t.flag)
        for row in self._own(t.flag):
            yield Flag(row["kind"], self._evidence(spans[row["id"]]), row["note"])

    def _own(self, table: Table) -> list[RowMapping]:
        """The rows of this version in their order."""
        order = table.c.nth if "nth" in table.c else table.c.id
        mine = select(table).where(table.c.version_id == self.version).order_by(order)
        return list(self.connection.execute(mine).mappings())

    def _owned(self, table: Table, owner: Table) -> Owned:
        """The rows that belong to rows of this version, by these."""
        column = table.c[f"{owner.name}_id"]
        mine = select(table).join(owner, owner.c.id == column).where(owner.c.version_id == self.version)
        found: Owned = defaultdict(list)
        for row in self.connection.execute(mine.order_by(column, table.c.nth)).mappings():
            found[row[column.name]].append(row)
        return found

    def _refs(self, table: Table) -> dict[int | None, str]:
        mine = select(table.c.id, table.c.ref).where(table.c.version_id == self.version)
        return {row.id: row.ref for row in self.connection.execute(mine)}

    def _words(self, row: RowMapping) -> tuple[int, int, str]:
        return row["start"], row["stop"], self.text[row["start"] : row["stop"]]

    def _evidence(self, rows: list[RowMapping], role: str | None = None) -> tuple[Evidence, ...]:
        return tuple(Evidence(*self._words(row)) for row in rows if role is None or row["role"] == role)


def _named(rows: list[RowMapping], role: str, figures: dict[Any, str]) -> tuple[str, ...]:
    return tuple(figures[row["figure_id"]] for row in rows if row["role"] == role)
