"""What stands in a version of a report: what the machine found, and the decisions that hold, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from sqlalchemy import Connection, select

from onrecord.records import Record
from onrecord.store import tables as t
from onrecord.store.deciding.applying import Applied
from onrecord.store.deciding.kinds import Decision
from onrecord.store.deciding.log import note, of_report
from onrecord.store.deciding.machine import HEAD, found_heads, keep, kept, loaded_keys, with_head
from onrecord.store.deciding.matching import matched
from onrecord.store.deciding.rewriting import rewrite
from onrecord.store.flatten import Keys
from onrecord.store.keys import take_keys
from onrecord.store.loading import load


def stand(connection: Connection, version: int) -> int:
    """Makes a version say what stands; in how many decisions something is meant that is not found again.

    Whoever calls holds the counter. What is found again is noted in the decisions where the version is the current one.
    """
    v = t.version.c
    report, current = connection.execute(select(v.report_id, v.is_current).where(v.id == version)).one()
    decisions, there = of_report(connection, report), kept(connection, version)
    if not (decisions or there.keys):
        return 0
    standing, keys = load(connection, version), loaded_keys(connection, version)
    machine, whole = there.machine(standing, keys)
    applied, after = _applied(connection, version, machine, decisions, report)
    whole = _keyed(connection, after, keys, whole)
    rewrite(connection, version, standing, after, whole, current=current)
    keep(connection, version, machine, after, whole)
    return _noted(connection, decisions, applied, whole, report) if current else 0


def expected(connection: Connection, version: int) -> Record:
    """What is to stand in a version: what was found, and the decisions that hold."""
    report = connection.execute(select(t.version.c.report_id).where(t.version.c.id == version)).scalar_one()
    standing, there, decisions = load(connection, version), kept(connection, version), of_report(connection, report)
    if not (decisions or there.keys):
        return standing
    keys = loaded_keys(connection, version)
    machine, _ = there.machine(standing, keys)
    return _as_they_came(_applied(connection, version, machine, decisions, report)[1], keys)


def _as_they_came(record: Record, keys: Keys) -> Record:
    """The record with its actors in the order of their keys: in which they came in, not in which decisions name them."""
    last = max(keys.figures.values(), default=0) + 1
    return replace(record, actors=tuple(sorted(record.actors, key=lambda actor: keys.figures.get(actor.id, last))))


def stand_everywhere(connection: Connection, report: int) -> int:
    """The same for all versions of a report."""
    versions = list(connection.execute(select(t.version.c.id).where(t.version.c.report_id == report)).scalars())
    return sum(stand(connection, version) for version in versions)


def _applied(
    connection: Connection, version: int, machine: Record, decisions: Sequence[Decision], report: int
) -> tuple[Applied, Record]:
    """The decisions that hold on their way over what was found, and what comes of it."""
    applied = Applied(machine, _matches(decisions, machine, report))
    holding = [decision for decision in decisions if not decision.is_undone]
    return applied, applied.after(_fitting(connection, holding, version, machine))


def _matches(decisions: Sequence[Decision], machine: Record, report: int) -> dict[tuple[int, int], str | None]:
    return {
        (decision.key, nth): matched(target, machine)
        for decision in decisions
        for nth, target in enumerate(decision.targets)
        if target.report == report and target.kind in ("statement", "event")
    }


def _keyed(connection: Connection, after: Record, keys: Keys, whole: Keys) -> Keys:
    """The keys of what was found, of what stands, and of what is to stand."""
    new = [actor.id for actor in after.actors if actor.id not in keys.figures]
    fresh = count(take_keys(connection, len(new))) if new else iter(())
    return Keys(
        {**keys.figures, **dict(zip(new, fresh, strict=False))},
        {**keys.statements, **whole.statements},
        {**keys.events, **whole.events},
    )


def _fitting(
    connection: Connection, decisions: Sequence[Decision], version: int, machine: Record
) -> Iterator[Decision]:
    """The decisions; of what they say of the report's head only what fits this version of it.

    What a person says of one version holds for another where that said the same as the one did.
    """
    for decision in decisions:
        target = decision.targets[0] if decision.targets else None
        if target is None or target.kind != "report" or target.document in (None, machine.document.id):
            yield decision
            continue
        theirs = _head(connection, target.document)
        mine = {name: getattr(machine.document, name) for name in HEAD}
        same = {name: value for name, value in decision.values.items() if theirs.get(name) == mine.get(name)}
        yield replace(decision, values=same)


def _head(connection: Connection, document: str | None) -> Mapping[str, object]:
    """The head of a document as it was found."""
    v = t.version.c
    version = connection.execute(select(v.id).where(v.document_id == document)).scalar()
    if version is None:
        return {}
    given = load(connection, version).document
    found = with_head(given, found_heads(connection, [version]).get(version, {}))
    return {name: getattr(found, name) for name in HEAD}


def _noted(connection: Connection, decisions: Sequence[Decision], applied: Applied, keys: Keys, report: int) -> int:
    """Notes what each target is now; in how many decisions one is not found."""
    lost: set[int] = set()
    for decision in decisions:
        for nth, target in enumerate(decision.targets):
            place = decision.key, nth
            if place not in applied.matches:
                continue
            part = applied.matches[place]
            key = None if part is None or place in applied.unmet else _key(keys, target.kind, part)
            if key is None and not decision.is_undone:
                lost.add(decision.key)
            if key != target.key:
                note(connection, *place, key)
    return len(lost)


def _key(keys: Keys, kind: str, part: str) -> int:
    return (keys.statements if kind == "statement" else keys.events)[part]
