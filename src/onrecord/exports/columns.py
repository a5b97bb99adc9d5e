"""The columns of a table of events and statements, one row each: where the cell comes from, and of what kind it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from sqlalchemy import Connection

from onrecord import queries
from onrecord.queries.filters import Filter
from onrecord.queries.rows import TimelineRow

Kind = Literal["text", "day", "number", "count", "texts", "names", "countries", "quotes", "places"]
"""Names and countries are of actors; quotes and places (start, end) of words of the report, in code points."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the path to its cell from a row of the timeline, for an event and for a statement; none where empty."""

    name: str
    kind: Kind
    of_event: str | None
    of_statement: str | None

    def cell(self, row: TimelineRow) -> Any:
        """What stands in it; a tuple for the kinds that hold several."""
        path = self.of_event if row.kind == "event" else self.of_statement
        value = attrgetter(f"{row.kind}.{path}" if path and path[0] != "." else path[1:])(row) if path else None
        if self.kind in ("text", "day", "number", "count"):
            return value
        values = value if isinstance(value, tuple) else () if value is None else (value,)
        return tuple(_PARTS[self.kind](part) for part in values)


_PARTS: dict[Kind, Any] = {
    "texts": str,
    "names": attrgetter("name"),
    "countries": attrgetter("country"),
    "quotes": attrgetter("quote"),
    "places": attrgetter("start", "end"),
}


def _same(name: str, kind: Kind, path: str | None = None) -> Column:
    return Column(name, kind, path or name, path or name)


COLUMNS: tuple[Column, ...] = (
    _same("kind", "text", ".kind"),
    _same("first_day", "day", ".first_day"),
    _same("last_day", "day", ".last_day"),
    _same("dated", "text", ".dated"),
    _same("precision", "text", ".precision"),
    _same("id", "text"),
    Column("who", "names", "actors", "speaker"),
    Column("who_country", "countries", "actors", "speaker"),
    Column("whom", "names", "recipients", "addressees"),
    Column("whom_country", "countries", "recipients", "addressees"),
    Column("what", "text", "cameo", "act"),
    Column("plover", "text", "plover", None),
    Column("plover_mode", "text", "plover_mode", None),
    Column("goldstein", "number", "goldstein", None),
    Column("modality", "text", "modality", None),
    Column("guessed", "texts", "guessed", None),
    Column("polarity", "text", None, "polarity"),
    Column("mode", "text", None, "mode"),
    Column("channel", "text", None, "channel"),
    Column("via", "names", None, "via"),
    Column("words", "quotes", "evidence", "content"),
    Column("words_at", "places", "evidence", "content"),
    Column("told_in", "text", "statement", "parent"),
    Column("responds_to", "texts", None, "responds_to"),
    _same("report", "text", "report.id"),
    _same("title", "text", "report.title"),
    _same("publisher", "text", "report.publisher"),
    _same("source", "text", "report.source"),
    _same("url", "text", "report.url"),
    _same("published", "text", "report.published"),
    _same("confidence", "number"),
    _same("reports", "count", "told.reports"),
    _same("origins", "count", "told.origins"),
    _same("same_as", "text", "told.first"),
    Column("dates", "texts", "dates", None),
)
"""A path that begins with a period starts at the row itself; all others at its event or statement."""


def rows(connection: Connection, wanted: Filter) -> Iterator[TimelineRow]:
    """The events and statements that a filter leaves, by date; what is told within another statement, too."""
    return queries.timeline(connection, wanted, told_within=True)
