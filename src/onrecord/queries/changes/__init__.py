"""`changes`: what is new, changed, corrected or removed in an archive since a moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import Connection, true

from onrecord.queries.changes.deciding import decided, removed
from onrecord.queries.changes.reporting import added, changed, reports_within
from onrecord.queries.changes.rows import ChangeRow
from onrecord.queries.filters import EVERYTHING, Filter
from onrecord.queries.moments import moment_of
from onrecord.store import tables as t

__all__ = ["DAY", "ChangeRow", "changes"]
DAY = "24h"


def changes(connection: Connection, wanted: Filter = EVERYTHING, since: str = DAY) -> list[ChangeRow]:
    """What became new, changed, was decided or removed from a moment on, the earliest first.

    `since` is a date, a time, or so long ago: "24h". A filter leaves the reports that meet it, decisions about them, and
    of new reports what meets it; of removed reports nothing is known, so that a filter leaves them out. Raises NotFound for
    names that nobody bears, and for moments that are none.
    """
    moment = moment_of(since, datetime.now(UTC))
    narrowed = replace(wanted, limit=EVERYTHING.limit, offset=0) != EVERYTHING
    reports = reports_within(connection, wanted) if narrowed else None
    of_those = true() if reports is None else t.version.c.report_id.in_(reports)
    found = [
        *((row.at, 0, key, row) for key, row in added(connection, moment, wanted)),
        *((row.at, 1, key, row) for key, row in changed(connection, moment, of_those)),
        *((row.at, 2, key, row) for key, row in decided(connection, moment, reports)),
        *((row.at, 3, key, row) for key, row in ([] if narrowed else removed(connection, moment))),
    ]
    ordered = [row for *_, row in sorted(found, key=lambda place: place[:3])]
    return ordered[wanted.offset :][: wanted.limit]
