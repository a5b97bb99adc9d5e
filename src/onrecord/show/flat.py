"""Typed rows as CSV: one column a field; who as names with their countries, words as they stand with their
offsets.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from onrecord.records import Evidence

_BETWEEN_WORDS, _BETWEEN_NAMES = " … ", "; "
_TOLD = {"first": "same_as"}
"""What a table calls fields of `Told`, whose own name it leaves out."""


def csv_of(rows: Sequence[Any]) -> Iterator[str]:
    r"""The lines of CSV, the head first; nothing where there are no rows.

    >>> from onrecord.queries.rows import WhoRow
    >>> list(csv_of([WhoRow("Mira Holt", "person", None, "0a")]))
    ['name,kind,country,actor\r\n', 'Mira Holt,person,,0a\r\n']
    """
    for number, row in enumerate(map(flat, rows)):
        line = io.StringIO()
        writer = csv.writer(line)
        if not number:
            writer.writerow(row)
        writer.writerow(row.values())
        yield from line.getvalue().splitlines(keepends=True) if not number else [line.getvalue()]


def flat(row: Any) -> dict[str, Any]:
    """The columns of a row: the same ones for every row of a kind."""
    columns: dict[str, Any] = {}
    for field in fields(row):
        columns |= _columns(field.name, str(field.type), getattr(row, field.name))
    return columns


def _columns(name: str, kind: str, value: Any) -> dict[str, Any]:
    """The columns of a field, by its type: where it is empty it has them too."""
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    if "WhoRow" in kind:
        return {name: _joined(who.name for who in values), f"{name}_country": _joined(who.country for who in values)}
    if "Evidence" in kind:
        return {name: _BETWEEN_WORDS.join(e.quote for e in values), f"{name}_at": " ".join(map(_place, values))}
    if kind == "Told":
        return {_TOLD.get(inner, inner): cell for inner, cell in flat(value).items()}
    if is_dataclass(value):
        return {f"{name}_{inner}": cell for inner, cell in flat(value).items()}
    return {name: _joined(value) if isinstance(value, tuple) else value}


def _joined(values: Iterable[Any]) -> str:
    return _BETWEEN_NAMES.join(str("" if value is None else value) for value in values)


def _place(words: Evidence) -> str:
    return f"{words.start}-{words.end}"
