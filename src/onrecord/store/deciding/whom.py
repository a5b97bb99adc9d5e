"""Whom a person means by a name or an id: of the report first, then of the registry, else somebody whom neither has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from sqlalchemy import Connection, RowMapping, or_, select

from onrecord.errors import BadDecision
from onrecord.records import ActorKind
from onrecord.registry.names import normal
from onrecord.store import tables as t
from onrecord.store.deciding.fields import NONE
from onrecord.store.deciding.kinds import Whom

KINDS: tuple[ActorKind, ...] = get_args(ActorKind)
_OFFICE = "office"


def whoms(connection: Connection, version: int, typed: str) -> tuple[Whom, ...]:
    """Those whom names or ids with commas between them mean; "none" is nobody. Raises BadDecision."""
    given = [one.strip() for one in typed.split(",") if one.strip()]
    return () if given in ([], [NONE]) else tuple(whom(connection, version, one) for one in given)


def whom(connection: Connection, version: int, typed: str) -> Whom:
    """Whom one name or id means to a version of a report; "state:Ostland" is a state of that name.

    Raises BadDecision where several bear the name, or an id is nobody's.
    """
    before, _, rest = typed.partition(":")
    kind = next((kind for kind in KINDS if kind == before.strip().lower()), None)
    name = rest.strip() if kind and rest.strip() else typed.strip()
    for found in (list(_of_report(connection, version, name)), list(_of_registry(connection, name))):
        fitting = [one for one in found if kind is None or one.kind == kind]
        if len({one.actor or one.figure for one in fitting}) == 1:
            return _here(connection, version, fitting[0])
        if fitting:
            told = ", ".join(f"{one.figure or one.actor} ({one.name}, {one.kind})" for one in fitting)
            raise BadDecision(f"{name!r} may be {told}", remedy="give the id of the one that is meant")
    if _is_id(name):
        raise BadDecision(f"no actor has the id {name}", remedy="give an id of the report or the registry, or a name")
    return Whom(name, kind or "person")


def _here(connection: Connection, version: int, one: Whom) -> Whom:
    """Somebody of the registry as the report calls it, where it tells of it."""
    theirs = (row for row in _figures(connection, version) if one.figure is None and row["actor"] == one.actor)
    return next(map(_figure, theirs), one)


def named(connection: Connection, version: int) -> dict[str, Whom]:
    """All actors of a version, by their ids."""
    return {row["ref"]: _figure(row) for row in _figures(connection, version)}


def _of_report(connection: Connection, version: int, name: str) -> Iterator[Whom]:
    for row in _figures(connection, version):
        if row["ref"] == name or normal(row["name"]) == normal(name):
            yield _figure(row)


def _figures(connection: Connection, version: int) -> Any:
    f = t.figure.c
    columns = f.ref, f.name, f.kind, f.country, f.code, f.identified, t.actor.c.ref.label("actor")
    query = select(*columns).join(t.actor, t.actor.c.id == f.actor_id, isouter=True).where(f.version_id == version)
    return connection.execute(query.order_by(f.id)).mappings()


def _figure(row: RowMapping) -> Whom:
    form = "office" if row["identified"] == _OFFICE else "name"
    return Whom(row["name"], row["kind"], row["country"], row["code"], form, row["ref"], row["actor"])  # type: ignore[arg-type]


def _of_registry(connection: Connection, name: str) -> Iterator[Whom]:
    a, n = t.actor.c, t.actor_name.c
    called = a.id.in_(select(n.actor_id).where(n.normal == normal(name)))
    meant = or_(called, a.ref == name) if _is_id(name) else called
    query = select(a.ref, a.key, a.name, a.kind, a.country).where(meant, a.merged_id.is_(None)).order_by(a.ref)
    for row in connection.execute(query):
        form = "office" if row.key.startswith(f"{_OFFICE}:") else "name"
        yield Whom(row.name, row.kind or "person", row.country, None, form, actor=row.ref)  # type: ignore[arg-type]


def _is_id(name: str) -> bool:
    return len(name) == 12 and all(c in "0123456789abcdef" for c in name)
