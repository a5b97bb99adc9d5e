"""Readers that find the same elsewhere, find less, or find it in another text."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Any

from onrecord.records import Document, Event, Evidence, MadeBy, Record, Statement

Shift = tuple[int, int]
"""By how many characters a span begins later and ends earlier."""


def reread(record: Record, shifts: Mapping[str, Shift] = {}, lost: Collection[str] = ()) -> Record:
    """What another reader finds: some parts of it elsewhere, with other ids, some not at all."""
    parts: tuple[Statement | Event, ...] = (*record.statements, *record.events)
    ids = {part.id: _new_id(record, part, shifts) for part in parts}
    statements = tuple(_said(record, one, ids, shifts, lost) for one in record.statements if one.id not in lost)
    events = tuple(_done(record, one, ids, shifts, lost) for one in record.events if one.id not in lost)
    return replace(record, made_by=MadeBy("9", "another", "another"), statements=statements, events=events)


def reader_of(record: Record) -> Callable[[Document], Record]:
    """A reader that finds this, whatever it reads."""
    return lambda document: replace(record, document=document)


def _new_id(record: Record, part: Statement | Event, shifts: Mapping[str, Shift]) -> str:
    return record.document.identify("another", part.id) if part.id in shifts else part.id


def _said(record: Record, said: Statement, ids: Any, shifts: Any, lost: Any) -> Statement:
    return replace(
        said, id=ids[said.id], content=_shifted(record, said.content, shifts.get(said.id, (0, 0))),
        parent=_other(said.parent, ids, lost),
        responds_to=tuple(ids[one] for one in said.responds_to if one not in lost),
    )  # fmt: skip


def _done(record: Record, event: Event, ids: Any, shifts: Any, lost: Any) -> Event:
    return replace(
        event, id=ids[event.id], evidence=_shifted(record, event.evidence, shifts.get(event.id, (0, 0))),
        statement=_other(event.statement, ids, lost), mirror_of=_other(event.mirror_of, ids, lost),
    )  # fmt: skip


def _other(ref: str | None, ids: Mapping[str, str], lost: Collection[str]) -> str | None:
    return None if ref is None or ref in lost else ids[ref]


def _shifted(record: Record, spans: tuple[Evidence, ...], by: Shift) -> tuple[Evidence, ...]:
    later, earlier = by
    return tuple(record.document.evidence(e.start + later, e.end - earlier) for e in spans)
