"""Typed rows as CSV: one column a field; who as names, words as they stand, with their offsets beside them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from onrecord.records import Evidence

_BETWEEN_WORDS, _BETWEEN_NAMES = " … ", "; "


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
    """The columns of a row."""
    columns: dict[str, Any] = {}
    for field in fields(row):
        value = getattr(row, field.name)
        if _is_named(value):
            columns[field.name] = value.name
        elif is_dataclass(value):
            columns |= {f"{field.name}_{name}": cell for name, cell in flat(value).items()}
        elif isinstance(value, tuple) and value and isinstance(value[0], Evidence):
            columns[field.name] = _BETWEEN_WORDS.join(e.quote for e in value)
            columns[f"{field.name}_at"] = " ".join(f"{e.start}-{e.end}" for e in value)
        else:
            columns[field.name] = _cell(value)
    return columns


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return _BETWEEN_NAMES.join(str(v.name if _is_named(v) else v) for v in value)
    return value


def _is_named(value: Any) -> bool:
    return is_dataclass(value) and hasattr(value, "name") and hasattr(value, "actor")
