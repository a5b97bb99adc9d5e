"""Rows in our CSV: the header's columns tell which table they are for."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import PurePath

from .building import missing
from .cells import broken, row_of, twice
from .rows import OwnFile, OwnRow, Problem, Source
from .shapes import TABLES, columns, optional

_DELIMITERS = (",", ";", "\t")
_FEWEST = 2
Line = tuple[int, list[str]]


def read_csv(text: str, *, name: str) -> OwnFile:
    """The rows of a file: blank lines, and lines that begin with '#', say nothing."""
    lines = list(_lines(text))
    if not lines:
        return OwnFile(name, "csv", problems=(broken(Source(name, 0), "no line with cells", _HEADERS),))
    (at, cells), *rest = lines
    header = [cell.strip().lower() for cell in cells]
    long = [_too_long(cells, len(header), Source(name, n)) for n, cells in rest if len(cells) > len(header)]
    rest = [line for line in rest if len(line[1]) <= len(header)]
    table = _table(header, rest, Source(name, at))
    if isinstance(table, Problem):
        return OwnFile(name, "csv", problems=(*long, table))
    if not (rest or long):
        return OwnFile(name, "csv", problems=(broken(Source(name, at), "a header and no row", "write a row below it"),))
    found = [_row(table, header, cells, Source(name, n)) for n, cells in rest]
    rows = tuple(row for row in found if isinstance(row, OwnRow))
    return OwnFile(name, "csv", rows, (*long, *(p for p in found if isinstance(p, Problem)), *twice(rows)))


def _too_long(cells: list[str], columns_there: int, source: Source) -> Problem:
    remedy = f"the header has {columns_there}; a cell with a comma needs quotes around it"
    return broken(source, f"{len(cells)} cells", remedy)


def looks_like_csv(text: str) -> bool:
    """Whether the first line with cells names columns of ours."""
    first = next(_lines(text), None)
    return first is not None and len({c.strip().lower() for c in first[1]} & _KNOWN) >= _FEWEST


def _lines(text: str) -> Iterator[Line]:
    """The lines that have cells, each with the number of its first."""
    lines = ["\n" if line.lstrip().startswith("#") else line for line in text.splitlines(keepends=True)]
    first = next((line for line in lines if line.strip()), "")
    reader = csv.reader(lines, delimiter=max(_DELIMITERS, key=first.count))
    before = 0
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield before + 1, cells
        before = reader.line_num


def _row(table: str, header: list[str], cells: list[str], source: Source) -> OwnRow | Problem:
    return row_of(table, dict(zip(header, cells, strict=False)), source)


def _table(header: list[str], rest: list[Line], source: Source) -> str | Problem:
    """The one table that a header fits, by the file's name, all its columns, or else by what its lines hold."""
    wanted = set(header)
    if len(header) != len(wanted):
        return broken(source, f"columns {', '.join(header)}", "give each column once")
    named = [table for table in TABLES if table in PurePath(source.file).name]
    for table in named:
        if unknown := sorted(wanted - set(columns(table))):
            return broken(source, f"column {', '.join(unknown)}", f"{table} has {', '.join(columns(table))}")
    fits = named or [table for table in TABLES if wanted <= set(columns(table))]
    whole = [table for table in fits if set(columns(table)) - set(optional(table)) <= wanted]
    fits = whole or fits
    for fitting in (_converts, _is_whole):
        votes = {t: sum(fitting(_row(t, header, cells, source)) for _, cells in rest) for t in fits} if fits[1:] else {}
        fits = [table for table in fits if not votes or votes[table] == max(votes.values())]
    if len(fits) == 1:
        return fits[0]
    if not fits:
        return broken(source, f"columns {', '.join(header)}", _HEADERS)
    return broken(
        source, f"columns {', '.join(header)}, which fit {', '.join(fits)}",
        f"write more columns, or name the file after its table, as in mine.{fits[0]}.csv",
    )  # fmt: skip


def _converts(row: OwnRow | Problem) -> bool:
    return isinstance(row, OwnRow)


def _is_whole(row: OwnRow | Problem) -> bool:
    return isinstance(row, OwnRow) and not missing(row)


_KNOWN = frozenset(column for table in TABLES for column in columns(table))
_HEADERS = "the first line names the columns of one of our tables, as id,name,kind,country,code,aliases,example"
