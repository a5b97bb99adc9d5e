"""Of what several reports tell, the first row alone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, Select

_MORE = 2
"""So many times the rows that are asked for are looked at first; where that is too few, of more each time."""
_FURTHER = 8


def first_of_each(connection: Connection, query: Select[Any], most: int | None) -> list[Row[Any]]:
    """The first rows of a query that is in order, of each group (its column `same`) the first one; `most`: groups at most."""
    looked_at = None if most is None else most * _MORE + 1
    while True:
        rows = connection.execute(query.limit(looked_at)).all()
        found: dict[Any, Row[Any]] = {}
        for row in rows:
            found.setdefault(row.same, row)
        if looked_at is None or most is None or len(found) >= most or len(rows) < looked_at:
            return list(found.values())[:most]
        looked_at *= _FURTHER
