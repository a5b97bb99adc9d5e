"""The rows of a CSV file as text: where each begins, whatever separates its cells; one broken row spoils no other."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass

_DELIMITERS = (",", ";", "\t")
_REMARK = "#"


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row without spaces around them, or why it can't be read; its first line counts from 1."""

    line: int
    cells: tuple[str, ...] = ()
    broken: str = ""


def rows_of(text: str) -> Iterator[Row]:
    r"""The rows that say something: not blank ones, nor those that begin with '#'.

    >>> list(rows_of('# mine\nname;kind\n\n"Port;Kostria";institution\n'))
    [Row(line=2, cells=('name', 'kind'), broken=''), Row(line=4, cells=('Port;Kostria', 'institution'), broken='')]
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    delimiter = _delimiter(lines)
    at = 0
    while at < len(lines):
        if not lines[at].strip() or lines[at].lstrip().startswith(_REMARK):
            at += 1
            continue
        row, taken = _row(lines, at, delimiter)
        if row.broken or any(row.cells):
            yield row
        at += taken


def _delimiter(lines: list[str]) -> str:
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith(_REMARK)), "")
    return max(_DELIMITERS, key=first.count)


def _row(lines: list[str], at: int, delimiter: str) -> tuple[Row, int]:
    """The row that begins at a line, and how many lines it takes: of one that is broken, only the first."""
    reader = csv.reader(
        (lines[n] + "\n" for n in range(at, len(lines))), delimiter=delimiter, skipinitialspace=True, strict=True
    )
    try:
        cells = next(reader)
    except csv.Error as error:
        return Row(at + 1, broken=str(error)), 1
    return Row(at + 1, tuple(cell.strip() for cell in cells)), reader.line_num
