"""Tables of knowledge: CSV files whose rows become frozen dataclasses, checked as they are read.

A cell of several values separates them with '|'. Every row has an `id` and an `example`; a `counter` shows, where it
matters, what the row must not catch.
"""

from __future__ import annotations

import csv
import hashlib
import types
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields
from importlib.resources import files
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from onrecord.errors import BadLexicon

Row = TypeVar("Row")
Converter = Callable[[str], object]
_FOLDER = files("onrecord.lexicon") / "data"


def read_table(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """The rows of `data/<name>.csv`; fields with a default have no column there. Raises BadLexicon with file, line and column where a cell breaks its type."""
    text = (_FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    return parse_table(text.splitlines(keepends=True), row_type, where=f"lexicon/data/{name}.csv")


def parse_table(lines: Any, row_type: type[Row], *, where: str) -> tuple[Row, ...]:
    """Rows out of CSV lines.

    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True)
    ... class Cue:
    ...     id: str
    ...     lemmas: tuple[str, ...]
    ...     example: str
    >>> parse_table(["id,lemmas,example", "say,say|state,She said no."], Cue, where="cues")
    (Cue(id='say', lemmas=('say', 'state'), example='She said no.'),)
    """
    reader = csv.reader(lines)
    header = next(reader, [])
    known = [f.name for f in fields(row_type) if f.default is MISSING]  # type: ignore[arg-type]
    if header != known:
        raise BadLexicon(f"{where}: columns {header}", remedy=f"they must be {known}")
    convert_all = converters(row_type)[: len(known)]
    rows, seen = [], set()
    for cells in reader:
        if len(cells) != len(known):
            wrong = f"{where}, line {reader.line_num}: {len(cells)} cells"
            raise BadLexicon(wrong, remedy=f"a row has {len(known)}: {', '.join(known)}")
        try:
            rows.append(row_type(*[convert(cell) for convert, cell in zip(convert_all, cells, strict=True)]))
        except ValueError as error:
            raise _bad_cell(convert_all, cells, known, f"{where}, line {reader.line_num}") from error
        if cells[0] in seen:
            twice = f"{where}, line {reader.line_num}: the id {cells[0]!r} a second time"
            raise BadLexicon(twice, remedy="give each row an id of its own")
        seen.add(cells[0])
    return tuple(rows)


def _bad_cell(convert_all: Iterable[Converter], cells: list[str], known: list[str], place: str) -> BadLexicon:
    """Which cell of a row does not convert, and why."""
    for convert, cell, column in zip(convert_all, cells, known, strict=True):
        try:
            convert(cell)
        except ValueError as error:
            return BadLexicon(f"{place}, {column}: {cell!r}", remedy=str(error))
    raise AssertionError("a row that converts has no bad cell")


def converters(row_type: type) -> tuple[Converter, ...]:
    """For each field of a row what makes a value of a cell: it raises ValueError, saying what the cell must be."""
    hints = get_type_hints(row_type)
    return tuple(_converter(hints[f.name]) for f in fields(row_type))


def _converter(hint: Any) -> Converter:
    if get_origin(hint) is tuple:
        return _parts
    if get_origin(hint) in (Union, types.UnionType):
        inner = _converter(next(a for a in get_args(hint) if a is not type(None)))
        return lambda cell: inner(cell) if cell else None
    if hint is bool:
        return lambda cell: (
            {"yes": True, "no": False, "": False}[cell] if cell in ("yes", "no", "") else _refuse("yes, no or nothing")
        )
    if hint in (int, float):
        return hint  # type: ignore[no-any-return]
    if get_args(hint):
        allowed = get_args(hint)
        return lambda cell: cell if cell in allowed else _refuse(f"must be one of {', '.join(allowed)}")
    return str


def _parts(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    return tuple(part for part in map(str.strip, cell.split("|")) if part)


def _refuse(reason: str) -> object:
    raise ValueError(reason)


def digest() -> str:
    """The fingerprint of all tables: twelve hexadecimal digits of SHA-256."""
    total = hashlib.sha256()
    for path in sorted(_FOLDER.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".csv"):
            total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:12]
