"""A line's cells as values: what CSV and TOML have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from .rows import OwnRow, Problem, Source
from .shapes import columns

_CLEARED = "-"
_VERBATIM = ("events_frames",)
"""Tables in which a dash is a value of its own."""


def row_of(table: str, given: Mapping[str, str], source: Source) -> OwnRow | Problem:
    """The row that a line's cells make; cells left empty are not among them, and `-` empties one that ships.

    >>> row = row_of("actors_titles", {"id": "ser", "forms": "Ser|Sera", "gender": "", "role": "-"}, Source("x.csv", 2))
    >>> dict(row.cells)
    {'id': 'ser', 'forms': ('Ser', 'Sera'), 'role': None}
    """
    known, cells = columns(table), {}
    for column, written in given.items():
        cell = written.strip()
        if not cell:
            continue
        try:
            cells[column] = known[column]("" if cell == _CLEARED and table not in _VERBATIM else cell)
        except ValueError as error:
            return Problem(source, "broken", f"{column}: {cell!r}", _remedy(error))
    own = str(cells.get("id", ""))
    return OwnRow(table, own or automatic(source), cells, source, named=bool(own))


def automatic(source: Source, number: int = 0) -> str:
    """The id of a row whose line gives none.

    >>> automatic(Source("own/verbs.csv", 7)), automatic(Source("own/verbs.txt", 7), 2)
    ('verbs.csv:7', 'verbs.txt:7.2')
    """
    return f"{_called(source.file)}:{source.line}" + (f".{number}" if number else "")


@lru_cache(maxsize=64)
def _called(file: str) -> str:
    return PurePath(file).name


def broken(source: Source, seen: str, remedy: str) -> Problem:
    """A line that can't be read."""
    return Problem(source, "broken", seen, remedy)


def twice(rows: Iterable[OwnRow]) -> Iterator[Problem]:
    """The rows whose ids stand in a file a second time."""
    seen: dict[tuple[str, str], Source] = {}
    for row in rows:
        first = seen.setdefault((row.table, row.id), row.source)
        if first is not row.source:
            yield broken(
                row.source,
                f"the id {row.id!r} a second time, after line {first.line}",
                "give each row an id of its own",
            )


def written(value: Any) -> str | None:
    """What a value of TOML is in a cell of CSV; None where a cell can't hold it.

    >>> written(["IMO", "I.M.O."]), written(True), written(111)
    ('IMO|I.M.O.', 'yes', None)
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(value)
    if isinstance(value, list) and all(isinstance(part, str) and "|" not in part for part in value):
        return "|".join(value)
    return value if isinstance(value, str) else None


def _remedy(error: ValueError) -> str:
    told = str(error)
    return told if told.startswith("must") else f"must be {told}" if "float" not in told else "must be a number"
