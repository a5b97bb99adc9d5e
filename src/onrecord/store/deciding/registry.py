"""Who is who, where a person says otherwise than names do.

Linking goes by names alone, so that any order of adding links alike: it sees the registry as it would be without decisions
(`as_linked`). What people decided is laid over what it finds: an actor's facts, whose figures are another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import get_args

from sqlalchemy import ColumnElement, Connection, and_, case, delete, func, insert, or_, select, update

from onrecord.registry.identity import Group
from onrecord.registry.names import normal
from onrecord.spans import identity
from onrecord.store import tables as t
from onrecord.store.deciding.kinds import Decision, Piece, Target
from onrecord.store.deciding.log import decisions, note
from onrecord.store.keys import take_keys

TOLD = "person"
"""How an actor is known that a person told from another."""
_KEY, _COUNTRY = "key", "country"
_SPLIT = "split:"
_AT_ONCE = 5000


def pinned(connection: Connection, key: int) -> Target:
    """An actor as what a decision is about: by the key and country by which its reports know it."""
    a, m = t.actor.c, t.machine_actor.c
    country = case((m.actor_id.is_not(None), m.country), else_=a.country).label("country")
    row = connection.execute(select(a.ref, a.key, country).outerjoin(t.machine_actor).where(a.id == key)).one()
    pieces = (Piece(_KEY, 0, 0, row.key), Piece(_COUNTRY, 0, 0, row.country or ""))
    return Target("actor", row.ref, pieces=pieces, key=key)


@contextmanager
def as_linked(connection: Connection, names: Iterable[str] | None, *, figures: bool = False) -> Iterator[None]:
    """The registry as names alone make it, as far as these names go; what people decided is laid over it afterwards.

    No names are all names. `figures` gives back those, too, whom a person says to be another's: where all of a name are linked anew.
    """
    target = t.decision_target.c
    if not connection.execute(select(target.ref).where(target.kind == "actor").limit(1)).first():
        yield
        return
    names = None if names is None else sorted(set(names))
    _lift(connection, _about(connection, names), figures=figures)
    yield
    for decision in _about(connection, names):
        if not decision.is_undone:
            _lay(connection, decision)


def give_back(connection: Connection, actors: Sequence[int]) -> None:
    """Figures whom a person says to be another's are again whose their names say."""
    f = t.figure.c
    moved = and_(f.found_id.is_not(None), or_(f.found_id.in_(actors), f.actor_id.in_(actors)))
    connection.execute(update(t.figure).where(moved).values(actor_id=f.found_id, found_id=None))


def linked() -> ColumnElement[int]:
    """Whom the name of a figure means, whatever a person says."""
    return func.coalesce(t.figure.c.found_id, t.figure.c.actor_id)


def split_ref(decision: Decision) -> str:
    """The id of the actor whom a decision tells from another."""
    return identity("actor", f"{_SPLIT}{decision.ref}")


def _about(connection: Connection, names: Sequence[str] | None) -> list[Decision]:
    """The decisions about actors of these names, and about all others that these concern, in their order."""
    target, d = t.decision_target.c, t.decision.c
    if names is None:
        every = select(target.decision_id).where(target.kind == "actor")
        return decisions(connection, d.id.in_(every), d.kind != "undo")
    refs, seen, found = _bearers(connection, names), set[str](), list[Decision]()
    while refs - seen:
        decided = select(target.decision_id, target.ref).where(target.kind == "actor")
        mine = {key for key, ref in connection.execute(decided) if ref in refs - seen}
        seen |= refs
        found += (one for one in decisions(connection, d.id.in_(mine), d.kind != "undo") if one not in found)
        refs = {ref for one in found for ref in (*_refs(one), split_ref(one))}
    return sorted(found, key=lambda one: one.key)


def _bearers(connection: Connection, names: Sequence[str]) -> set[str]:
    """Ids of those who bear one of these names, or would."""
    n = t.actor_name.c
    refs = {identity("actor", f"{group}:{name}") for name in names for group in get_args(Group)}
    for at in range(0, len(names), _AT_ONCE):
        some = names[at : at + _AT_ONCE]
        refs.update(connection.execute(select(t.actor.c.ref).join(t.actor_name).where(n.normal.in_(some))).scalars())
    return refs


def _refs(decision: Decision) -> Iterator[str]:
    """Ids that its actors have, or may have where their names have come to be those of several."""
    for target in decision.targets:
        if target.kind == "actor":
            yield from _candidates(target)


def _candidates(target: Target) -> Iterator[str]:
    known = {piece.role: piece.quote for piece in target.pieces}
    key, country = known.get(_KEY, ""), known.get(_COUNTRY, "")
    yield target.ref
    if key and country:
        yield identity("actor", key.removesuffix(f":{country}") if key.endswith(f":{country}") else f"{key}:{country}")


def _lift(connection: Connection, about: Iterable[Decision], *, figures: bool) -> None:
    """Takes what decisions say off the registry; with `figures` off those, too, whom they say to be another's."""
    m, a = t.machine_actor.c, t.actor.c
    refs = {ref for decision in about for ref in (*_refs(decision), split_ref(decision))}
    keys = list(connection.execute(select(a.id).where(a.ref.in_(refs))).scalars())
    for row in connection.execute(select(t.machine_actor).where(m.actor_id.in_(keys))).all():
        was = {"name": row.name, "kind": row.kind, "country": row.country}
        connection.execute(update(t.actor).where(a.id == row.actor_id).values(**was))
    connection.execute(delete(t.machine_actor).where(m.actor_id.in_(keys)))
    connection.execute(update(t.actor).where(a.id.in_(keys)).values(merged_id=None))
    for table in (t.actor_name, t.actor_code):
        connection.execute(delete(table).where(table.c.actor_id.in_(keys), table.c.nth < 0))
    if figures:
        give_back(connection, keys)
        connection.execute(delete(t.actor).where(a.id.in_(keys), a.known == TOLD))


def _lay(connection: Connection, decision: Decision) -> None:
    rows = [_row(connection, target) if target.kind == "actor" else target.key for target in decision.targets]
    for nth, (target, key) in enumerate(zip(decision.targets, rows, strict=True)):
        if target.kind == "actor" and key != target.key:
            note(connection, decision.key, nth, key)
    first, *others = [row if row is None else _one(connection, row) for row in rows[:1]] + rows[1:]
    if first is None:
        return
    if decision.kind == "correct":
        _put(connection, first, decision)
    elif decision.kind == "merge":
        for other in others:
            if other is not None and other != first:
                _merge(connection, first, other)
    elif decision.kind == "split":
        _split(connection, first, decision, [target.report for target in decision.targets[1:]])


def _row(connection: Connection, target: Target) -> int | None:
    """The actor that a target is now."""
    a = t.actor.c
    for ref in _candidates(target):
        if (key := connection.execute(select(a.id).where(a.ref == ref)).scalar()) is not None:
            return int(key)
    return None


def _one(connection: Connection, actor: int) -> int:
    """Who an actor is, where a person says that it is another."""
    into = connection.execute(select(t.actor.c.merged_id).where(t.actor.c.id == actor)).scalar()
    return actor if into is None else int(into)


def _put(connection: Connection, actor: int, decision: Decision) -> None:
    """Facts as a person has them; what reports and imports have is kept beside."""
    a, values = t.actor.c, dict(decision.values)
    row = connection.execute(select(a.name, a.kind, a.country).where(a.id == actor)).one()
    there = select(t.machine_actor.c.actor_id).where(t.machine_actor.c.actor_id == actor)
    if connection.execute(there).scalar() is None:
        connection.execute(insert(t.machine_actor).values(actor_id=actor, **row._asdict()))
    if code := values.pop("code", None):
        _fact(connection, actor, code=code)
    if "name" in values:
        _fact(connection, actor, name=values["name"], normal=normal(values["name"]))
    if values:
        connection.execute(update(t.actor).where(a.id == actor).values(**values))


def _merge(connection: Connection, into: int, other: int) -> None:
    f, n = t.figure.c, t.actor_name.c
    merged = or_(t.actor.c.id == other, t.actor.c.merged_id == other)
    connection.execute(update(t.actor).where(merged).values(merged_id=into))
    _move(connection, into, f.actor_id == other)
    mine = {row.normal for row in connection.execute(select(n.normal).where(n.actor_id == into))}
    for row in connection.execute(select(n.name, n.normal).where(n.actor_id == other).order_by(n.nth)).all():
        if row.normal not in mine:
            _fact(connection, into, name=row.name, normal=row.normal)


def _split(connection: Connection, actor: int, decision: Decision, reports: Sequence[int | None]) -> None:
    a, f, v = t.actor.c, t.figure.c, t.version.c
    ref = split_ref(decision)
    key = connection.execute(select(a.id).where(a.ref == ref)).scalar()
    if key is None:
        key = take_keys(connection, 1)
        row = connection.execute(select(a.name, a.kind, a.country).where(a.id == actor)).one()
        own = {"id": key, "ref": ref, "key": f"{_SPLIT}{decision.ref}", "known": TOLD}
        connection.execute(insert(t.actor).values(**own, **row._asdict()))
        name = {"actor_id": key, "nth": 0, "name": row.name, "normal": normal(row.name)}
        connection.execute(insert(t.actor_name).values(**name))
    theirs = select(v.id).where(v.report_id.in_([one for one in reports if one is not None]))
    _move(connection, key, and_(f.actor_id == actor, f.version_id.in_(theirs)))


def _move(connection: Connection, actor: int, whose: ColumnElement[bool]) -> None:
    """Figures that are another actor's from now on."""
    connection.execute(update(t.figure).where(whose).values(found_id=linked(), actor_id=actor))


def _fact(connection: Connection, actor: int, **values: str) -> None:
    """A name or code that a person gives, before all others."""
    table = t.actor_name if "name" in values else t.actor_code
    first = connection.execute(select(func.min(table.c.nth)).where(table.c.actor_id == actor)).scalar()
    connection.execute(insert(table).values(actor_id=actor, nth=min(first or 0, 0) - 1, **values))
