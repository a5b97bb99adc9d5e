"""A user's rows put before those that ship: each takes the place of what speaks of the same, and keeps its other cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from .building import built, missing
from .rows import Kind, OwnRow, Place, Problem, Source
from .shapes import FORMS, Keys, keys


@dataclass(frozen=True)
class Merged:
    """The tables with a user's rows, where each of these stands, and what is to be said of them."""

    tables: Mapping[str, tuple[Any, ...]]
    own: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)
    sources: Mapping[Place, tuple[Source, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of a user's rows for actors."""
        return frozenset(row.id for table, rows in self.own.items() if table.startswith("actors_") for row in rows)


def merged(shipped: Mapping[str, tuple[Any, ...]], rows: Iterable[OwnRow]) -> Merged:
    """The tables that a user's rows touch, with these rows first, the last one given before the others.

    Rows that only add come after those to which they may add.
    """
    touched: dict[str, _Table] = {}
    for row in sorted(rows, key=lambda row: row.adds):
        if row.table not in touched:
            touched[row.table] = _Table(row.table, shipped[row.table])
        touched[row.table].take(row)
    return Merged(
        {name: (*table.own_rows(), *table.shipped.values()) for name, table in touched.items()},
        {name: table.own_rows() for name, table in touched.items()},
        {(name, at): tuple(found) for name, table in touched.items() for at, found in table.sources.items()},
        tuple(problem for table in touched.values() for problem in table.problems),
    )


class _Table:
    """One table while a user's rows are put into it. Own rows stand under the ids of their lines."""

    def __init__(self, name: str, shipped: tuple[Any, ...]) -> None:
        self.name = name
        self.shipped = {row.id: row for row in shipped}
        self.own: dict[str, Any] = {}
        self.sources: dict[str, list[Source]] = {}
        self.problems: list[Problem] = []
        self._known = {key: (self.shipped, row.id) for row in reversed(shipped) for key in keys(name, row)}

    def own_rows(self) -> tuple[Any, ...]:
        return tuple(reversed(self.own.values()))

    def take(self, row: OwnRow) -> None:
        """Puts a row in."""
        made = built(row, None)
        asked = keys(self.name, made)
        where, at = self._same(row, asked)
        base: Any = where.get(at)
        lacking = missing(row) if base is None else []
        if lacking:
            self._tell(row, "broken", f"no {lacking[0]}", "fill that cell: no row that ships has it")
            return
        if base is not None:
            split = self.name in FORMS and at != row.id
            made = built(row, base, forms=not split)
            asked = keys(self.name, made)
            self._tell_of(row, base, shipped=where is self.shipped)
            self._take_out(where, at, made, split=split)
        self.own[row.id] = made
        self.sources.setdefault(made.id, []).append(row.source)
        self._known.update(dict.fromkeys(asked, (self.own, row.id)))

    def _same(self, row: OwnRow, asked: Keys) -> tuple[dict[str, Any], str]:
        """Where the row stands that speaks of the same: among own or shipped ones, and under which id."""
        if row.id in self.own:
            return self.own, row.id
        if row.id in self.shipped:
            return self.shipped, row.id
        found = (self._known[key] for key in sorted(asked) if key in self._known)
        return next(((where, at) for where, at in found if at in where), (self.shipped, row.id))

    def _take_out(self, where: dict[str, Any], at: str, made: Any, *, split: bool) -> None:
        """Takes out the row before which one goes, or its words alone."""
        base = where.pop(at)
        if base.id != made.id and where is self.own:
            self.sources.pop(base.id, None)
        if split and (rest := _without(self.name, base, made)) is not None:
            where[at] = rest

    def _tell_of(self, row: OwnRow, base: Any, *, shipped: bool) -> None:
        """Tells before which row one goes."""
        if shipped:
            told = "adds to" if row.adds else "goes before"
            self._tell(row, "replaces", f"{told} the row {base.id!r} of {self.name}", "")
        elif not row.adds:
            self._tell(row, "duplicate", f"says again what {self.sources[base.id][-1]} says", "keep one of the two")

    def _tell(self, row: OwnRow, kind: Kind, seen: str, remedy: str) -> None:
        self.problems.append(Problem(row.source, kind, seen, remedy))


def _without(table: str, row: Any, other: Any) -> Any | None:
    """A row without the words that another has; None where none is left."""
    left = {c: tuple(w for w in getattr(row, c) if w not in getattr(other, c)) for c in FORMS[table]}
    return replace(row, **left) if any(left.values()) else None
