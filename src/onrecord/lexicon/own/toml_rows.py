"""Rows in our TOML: an array of tables for each of our tables, with its columns as keys."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from .cells import broken, row_of, twice, written
from .rows import OwnFile, OwnRow, Problem, Source
from .shapes import TABLES, columns

_HEADING = re.compile(r"^\s*\[\[\s*([\w-]+)\s*\]\]")
_PLACE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)$")
_EXAMPLE = "write each row below a heading such as [[actors_organisations]]"


def read_toml(text: str, *, name: str) -> OwnFile:
    """The rows of a file, each at the line of its heading."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _PLACE.search(str(error))
        source = Source(name, int(at[1]) if at and at[1] else text.count("\n") + 1)
        seen = _PLACE.sub("", str(error)).strip()
        return OwnFile(name, "toml", problems=(broken(source, f"no TOML: {seen}", "mend it there or right above"),))
    found = list(_found(given, _headings(text), name))
    problems = [p for p in found if isinstance(p, Problem)]
    if not found:
        problems.append(broken(Source(name, 0), "no row", _EXAMPLE))
    rows = tuple(row for row in found if isinstance(row, OwnRow))
    return OwnFile(name, "toml", rows, (*problems, *twice(rows)))


def _headings(text: str) -> dict[str, list[int]]:
    """For each table the lines on which its rows begin."""
    lines: dict[str, list[int]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if (heading := _HEADING.match(line)) is not None:
            lines.setdefault(heading[1], []).append(number)
    return lines


def _found(given: dict[str, Any], headings: dict[str, list[int]], name: str) -> Iterator[OwnRow | Problem]:
    for table, rows in given.items():
        lines = headings.get(table, [])
        if table not in TABLES:
            yield broken(Source(name, lines[0] if lines else 0), f"{table!r}", f"no table of ours: {', '.join(TABLES)}")
        elif not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            yield broken(Source(name, 0), f"{table!r} is no list of rows", _EXAMPLE)
        else:
            for number, row in enumerate(rows):
                yield _row(table, row, Source(name, lines[number] if number < len(lines) else 0))


def _row(table: str, row: dict[str, Any], source: Source) -> OwnRow | Problem:
    cells = {}
    for key, value in row.items():
        if key not in columns(table):
            return broken(source, f"{key!r}", f"{table} has {', '.join(columns(table))}")
        cell = written(value)
        if cell is None:
            return broken(source, f"{key} = {value!r}", "write text in quotes, a list of such, true or false")
        cells[key] = cell
    return row_of(table, cells, source)
