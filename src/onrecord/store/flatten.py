"""A record -> rows of the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from sqlalchemy import Table

from onrecord.records import Actor, Document, Event, Evidence, Flag, Record, Statement
from onrecord.store import tables as t
from onrecord.store.days import UNKNOWN, Days, days_of
from onrecord.store.tallies import Tally, tallied

Row = dict[str, Any]
Rows = dict[Table, list[Row]]
ORDER: tuple[Table, ...] = (
    t.claim, t.residue, t.time_expression, t.figure, t.mention, t.figure_candidate, t.figure_member, t.statement,
    t.statement_span, t.statement_figure, t.answer, t.event, t.event_span, t.event_figure, t.flag, t.flag_span,
)  # fmt: skip
"""The tables of a record's parts in the order in which their rows can be written."""


def keys_needed(record: Record) -> int:
    """How many keys the rows of a record take."""
    return sum(map(len, (record.actors, record.statements, record.events, record.flags)))


class Keys(NamedTuple):
    """The keys of a record's rows, by the ids of its parts."""

    figures: Mapping[str, int]
    statements: Mapping[str, int]
    events: Mapping[str, int]
    flags: Sequence[int] = ()
    """In the order of the flags; where there are fewer, only so many are written."""


def keys_from(record: Record, first_key: int) -> Keys:
    """Keys from `first_key` on, in the order of the record."""
    keys = count(first_key)
    figures, statements, events = (
        {part.id: next(keys) for part in parts} for parts in (record.actors, record.statements, record.events)
    )
    return Keys(figures, statements, events, [next(keys) for _ in record.flags])


def flattened(record: Record, version: int, keys: Keys, *, current: bool) -> Rows:
    """The rows of what was found in a version, with these keys."""
    return _Flattening(record, version, keys, current).rows()


def document_row(document: Document) -> Row:
    """The columns of `version` that tell of the document itself."""
    published = document.published
    text, nul = without_nul(document.text)
    return {
        "document_id": document.id, "external_id": document.external_id, "kind": document.kind,
        "title": document.title, "byline": document.byline, "publisher": document.publisher,
        "source": document.source, "url": document.url, "language": document.language,
        "published": published.value if published else None, "published_how": published.how if published else None,
        "published_day": days_of(published.value)[0] if published else None, "issuer": document.issuer,
        "raw_sha256": document.raw_sha256, "nul": nul, "text": text,
    }  # fmt: skip


def without_nul(text: str) -> tuple[str, str | None]:
    r"""The text with another character for each NUL, one that it does not hold, and that character: offsets stay.

    >>> without_nul("plain"), without_nul("a\0b") == ("a\ue000b", "\ue000")
    (('plain', None), True)
    """
    if "\0" not in text:
        return text, None
    stand_in = next(chr(n) for n in count(0xE000) if chr(n) not in text)
    return text.replace("\0", stand_in), stand_in


class _Flattening:
    """One record on its way into rows."""

    def __init__(self, record: Record, version: int, keys: Keys, current: bool) -> None:
        self.record, self.version, self.current = record, version, current
        self.figures, self.statements, self.events, self.flags = keys
        self.out: Rows = defaultdict(list)
        published = record.document.published
        self.published: Days = days_of(published.value) if published else UNKNOWN

    def rows(self) -> Rows:
        self._document(self.record.document)
        tallies = tallied(self.record, self._days)
        for actor in self.record.actors:
            self._actor(actor, tallies[actor.id])
        for statement in self.record.statements:
            self._statement(statement)
        for event in self.record.events:
            self._event(event)
        for key, flag in zip(self.flags, self.record.flags, strict=False):
            self._flag(key, flag)
        return self.out

    def _document(self, document: Document) -> None:
        self._numbered(
            t.claim,
            "version_id",
            self.version,
            ({"field": c.field, "value": c.value, "how": c.how} for c in document.claims),
        )
        self._numbered(
            t.residue, "version_id", self.version, ({**_span(a), "kind": a.kind} for a in document.set_aside)
        )
        self._numbered(
            t.time_expression,
            "version_id",
            self.version,
            (
                {
                    **_span(time), "type": time.type, "value": time.value, "earliest": time.earliest,
                    "latest": time.latest, "rule": time.rule, "confidence": time.confidence,
                }
                for time in self.record.times
            ),
        )  # fmt: skip

    def _actor(self, actor: Actor, tally: Tally) -> None:
        key = self.figures[actor.id]
        self.out[t.figure].append(
            {
                "id": key, "version_id": self.version, "ref": actor.id, "name": actor.name, "kind": actor.kind,
                "country": actor.country, "code": actor.code, "body_code": actor.body_code, "roles": actor.roles,
                "known_from": actor.known_from, "is_current": self.current, **tally.columns(),
            }
        )  # fmt: skip
        self._numbered(t.mention, "figure_id", key, ({**_span(m), "form": m.form} for m in actor.mentions))
        self._numbered(t.figure_candidate, "figure_id", key, ({"candidate": c} for c in actor.candidates))
        self._numbered(t.figure_member, "figure_id", key, ({"member": m} for m in actor.members))

    def _statement(self, said: Statement) -> None:
        key = self.statements[said.id]
        first, last = self._days(said.said_at)
        self.out[t.statement].append(
            {
                "id": key, "version_id": self.version, "is_current": self.current, "ref": said.id, "speaker_id": self._figure(said.speaker),
                "via_id": self._figure(next(iter(said.via), None)), "chained": len(said.via) > 1,
                "act": said.act, "polarity": said.polarity, "channel": said.channel, "mode": said.mode,
                "translated": said.translated, "said_at": said.said_at, "first_day": first, "last_day": last,
                "parent_id": self.statements[said.parent] if said.parent else None, "confidence": said.confidence,
                "speaker_confidence": said.speaker_confidence, "rules": said.rules,
            }
        )  # fmt: skip
        for role in ("source", "cue", "content"):
            spans = ({"role": role, **_span(e)} for e in getattr(said, role))
            self._numbered(t.statement_span, "statement_id", key, spans)
        for role, who in (("addressee", said.addressees), ("via", said.via)):
            figures = ({"role": role, "figure_id": self.figures[a]} for a in who)
            self._numbered(t.statement_figure, "statement_id", key, figures)
        answered = ({"responds_to_id": self.statements[s]} for s in said.responds_to)
        self._numbered(t.answer, "statement_id", key, answered)

    def _event(self, event: Event) -> None:
        key = self.events[event.id]
        first, last = self._days(event.when)
        self.out[t.event].append(
            {
                "id": key, "version_id": self.version, "is_current": self.current, "ref": event.id, "cameo": event.cameo, "plover": event.plover,
                "plover_mode": event.plover_mode, "goldstein": event.goldstein, "happened_on": event.when,
                "first_day": first, "last_day": last, "modality": event.modality, "guessed": event.guessed,
                "statement_id": self.statements[event.statement] if event.statement else None,
                "mirror_of_id": self.events[event.mirror_of] if event.mirror_of else None, "rules": event.rules,
                "confidence": event.confidence,
            }
        )  # fmt: skip
        self._numbered(t.event_span, "event_id", key, map(_span, event.evidence))
        for role, who in (("actor", event.actors), ("recipient", event.recipients)):
            figures = ({"role": role, "figure_id": self.figures[a]} for a in who)
            self._numbered(t.event_figure, "event_id", key, figures)

    def _flag(self, key: int, flag: Flag) -> None:
        self.out[t.flag].append({"id": key, "version_id": self.version, "kind": flag.kind, "note": flag.note})
        self._numbered(t.flag_span, "flag_id", key, map(_span, flag.evidence))

    def _figure(self, actor: str | None) -> int | None:
        return None if actor is None else self.figures[actor]

    def _days(self, value: str | None) -> Days:
        """The days that may be meant; those of publication where nothing is told."""
        days = days_of(value)
        return self.published if days == UNKNOWN else days

    def _numbered(self, table: Table, owner: str, key: int, rows: Iterable[Row]) -> None:
        """Rows that belong to another, in their order."""
        self.out[table] += ({owner: key, "nth": n, **row} for n, row in enumerate(rows))


def _span(evidence: Evidence) -> Row:
    return {"start": evidence.start, "stop": evidence.end}
