"""Reports joined to those that are there: copies, statements, events, answers.

What is new meets only what shares a clue with it; so the cost of one report does not grow with the archive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table, delete, select

from onrecord.joining.answers import answers, answers_to_it
from onrecord.joining.clues import Clues, happening_clues, saying_clues
from onrecord.joining.copies import near_copy, report_clues
from onrecord.joining.events import same_event
from onrecord.joining.judged import Judged
from onrecord.joining.statements import same_statement
from onrecord.joining.told import Saying
from onrecord.store import tables as t
from onrecord.store.joining.candidates import found, keep
from onrecord.store.joining.groups import regroup
from onrecord.store.joining.loading import happenings, sayings, texts
from onrecord.store.joining.pairs import put, take
from onrecord.store.joining.waiting import mark, waiting
from onrecord.store.keys import hold

__all__ = ["join_report", "join_waiting", "mark", "regroup", "unjoin", "waiting"]

Told = TypeVar("Told")
Pairs = dict[tuple[int, int], Judged]
_JOINED = ((t.statement, t.statement_clue, t.same_statement), (t.event, t.event_clue, t.same_event))


def join_waiting(connection: Connection, most: int | None = None) -> int:
    """Joins reports that wait for it; how many. Whoever writes this way makes other writers wait."""
    hold(connection)
    reports = waiting(connection, most)
    for report in reports:
        join_report(connection, report)
    return len(reports)


def join_report(connection: Connection, report: int) -> None:
    """Joins what the current version of a report tells to what others tell; pairs judged before give way."""
    connection.execute(delete(t.unjoined).where(t.unjoined.c.report_id == report))
    _copies(connection, report)
    if said := _parts(connection, t.statement, report):
        _statements(connection, said)
    if done := _parts(connection, t.event, report):
        _events(connection, done)


def unjoin(connection: Connection, version: int) -> None:
    """What a version tells stands no more: it leaves its groups, and is looked for no longer. Its rows are still there."""
    for table, clues, pairs in _JOINED:
        keys = _keys(connection, table, version)
        keep(connection, clues, {}, keys)
        regroup(connection, table, take(connection, pairs, keys))
    take(connection, t.reply, _keys(connection, t.statement, version))


def _parts(connection: Connection, table: Table, report: int) -> list[int]:
    v = t.version.c
    current = connection.execute(select(v.id).where(v.report_id == report, v.is_current)).scalar()
    return [] if current is None else _keys(connection, table, current)


def _keys(connection: Connection, table: Table, version: int) -> list[int]:
    return list(connection.execute(select(table.c.id).where(table.c.version_id == version)).scalars())


def _copies(connection: Connection, report: int) -> None:
    mine = list(texts(connection, [report]))
    clues = {one.key: report_clues(one) for one in mine}
    keep(connection, t.report_clue, clues, [report])
    sought = {key: Clues(kept, dict.fromkeys(kept, "run")) for key, kept in clues.items()}
    near = found(connection, t.report_clue, sought)
    pairs = _judged(mine, near, lambda keys: texts(connection, keys), near_copy)
    regroup(connection, t.report, put(connection, t.near_copy, pairs, [report]))


def _statements(connection: Connection, keys: list[int]) -> None:
    mine = list(sayings(connection, keys))
    clues = {said.key: saying_clues(said) for said in mine}
    keep(connection, t.statement_clue, {key: one.kept for key, one in clues.items()}, keys)
    near = found(connection, t.statement_clue, clues)
    for said in mine:  # those of one report all meet
        near[said.key] = near.get(said.key, set()) | set(keys) - {said.key}
    others = {said.key: said for said in mine}
    others |= {
        said.key: said for said in sayings(connection, {key for some in near.values() for key in some} - set(keys))
    }
    same = _judged(mine, near, lambda keys: (others[key] for key in keys), same_statement)
    put(connection, t.reply, _replies(mine, near, others), keys)
    regroup(connection, t.statement, put(connection, t.same_statement, same, keys))


def _events(connection: Connection, keys: list[int]) -> None:
    mine = list(happenings(connection, keys))
    clues = {event.key: happening_clues(event) for event in mine}
    keep(connection, t.event_clue, {key: one.kept for key, one in clues.items()}, keys)
    near = found(connection, t.event_clue, clues)
    for event in mine:
        if event.mirror_of is not None:
            near.setdefault(event.key, set()).add(event.mirror_of)
    pairs = _judged(mine, near, lambda keys: happenings(connection, keys), same_event)
    regroup(connection, t.event, put(connection, t.same_event, pairs, keys))


def _judged(
    mine: Iterable[Told],
    near: Mapping[int, set[int]],
    load: Callable[[set[int]], Iterable[Told]],
    judge: Callable[[Told, Told], Judged | None],
) -> Pairs:
    """The judgements of pairs, the smaller key first; each pair once."""
    others = {_key(one): one for one in load({key for some in near.values() for key in some})}
    pairs: Pairs = {}
    for one in mine:
        for key in near.get(_key(one), ()):
            pair = min(_key(one), key), max(_key(one), key)
            if pair not in pairs and (verdict := judge(one, others[key])):
                pairs[pair] = verdict
    return pairs


def _replies(mine: Sequence[Saying], near: Mapping[int, set[int]], others: Mapping[int, Saying]) -> Pairs:
    """Which statement answers which, in whichever direction; what reading has told already is left out."""
    pairs: Pairs = {}
    for one in mine:
        for other in (others[key] for key in near.get(one.key, ())):
            for answer, claim in ((one, other), (other, one)):
                if claim.key not in answer.answers and (verdict := answers(answer, claim)):
                    pairs[answer.key, claim.key] = verdict
    for answer, claim, verdict in answers_to_it(mine):
        if claim.key not in answer.answers:
            pairs.setdefault((answer.key, claim.key), verdict)
    return pairs


def _key(one: object) -> int:
    return int(one.key)  # type: ignore[attr-defined]
