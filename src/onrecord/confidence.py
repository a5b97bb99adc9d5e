"""A record without what its finders were not sure of."""

from __future__ import annotations

from dataclasses import replace

from onrecord.records import Event, Record, Statement


def confident(record: Record, least: float) -> Record:
    """The record with the statements and events of this confidence or more (0 to 1); all else stays as it is.

    What is told within a statement that is left out is left out with it, and so is an event for which that statement
    vouches: without its teller it would seem the report's own. Answers to what is left out stay, unjoined. Raises
    ValueError where `least` lies outside 0 to 1.
    """
    if not 0 <= least <= 1:
        raise ValueError(f"a confidence lies between 0 and 1, not at {least}")
    statements = _statements(record.statements, least)
    ids = {s.id for s in statements}
    events = [e for e in record.events if e.confidence >= least and (e.statement is None or e.statement in ids)]
    return replace(record, statements=statements, events=_unmirrored(events))


def _statements(statements: tuple[Statement, ...], least: float) -> tuple[Statement, ...]:
    by_id = {s.id: s for s in statements}

    def is_kept(statement: Statement) -> bool:
        above: Statement | None = statement
        while above is not None and above.confidence >= least:
            above = by_id[above.parent] if above.parent is not None else None
        return above is None

    kept = [s for s in statements if is_kept(s)]
    ids = {s.id for s in kept}
    return tuple(replace(s, responds_to=tuple(r for r in s.responds_to if r in ids)) for s in kept)


def _unmirrored(events: list[Event]) -> tuple[Event, ...]:
    """The events, none of them the other side of one that is left out."""
    ids = {e.id for e in events}
    return tuple(e if e.mirror_of is None or e.mirror_of in ids else replace(e, mirror_of=None) for e in events)
