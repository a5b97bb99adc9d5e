"""What was found in a report, as one list in the order of the text: its numbers are the signs in the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.queries.rows import EventRow, StatementRow
from onrecord.queries.shown import ReportShown
from onrecord.records import Evidence
from onrecord.show.page.tones import tone

_AT_THE_END = 10**9


@dataclass(frozen=True, slots=True)
class Item:
    """A statement or an event, under its number."""

    number: int
    id: str
    statement: StatementRow | None
    event: EventRow | None
    depth: int
    """Within how many others it is told."""

    @property
    def tone(self) -> str:
        return tone(self.statement.act) if self.statement else "event"

    @property
    def spans(self) -> tuple[Evidence, ...]:
        """All words of it."""
        return self.event.evidence if self.event else _spans(self.statement) if self.statement else ()

    @property
    def sign_at(self) -> int | None:
        """Where its words end, and its number stands in the text."""
        said = self.statement
        spans = self.spans if said is None else said.content or said.cue or said.source
        return spans[-1].end if spans else None


def items(shown: ReportShown) -> tuple[Item, ...]:
    """The statements and events of a report in the order of the text; what has no words there comes last."""
    parents = {row.id: row.parent for row in shown.statements}
    rows: list[StatementRow | EventRow] = sorted([*shown.statements, *shown.events], key=_place)
    return tuple(_item(number, row, parents) for number, row in enumerate(rows, 1))


def _item(number: int, row: StatementRow | EventRow, parents: Mapping[str, str | None]) -> Item:
    if isinstance(row, StatementRow):
        return Item(number, row.id, row, None, _depth(row.parent, parents))
    return Item(number, row.id, None, row, _depth(row.statement, parents))


def _depth(above: str | None, parents: Mapping[str, str | None]) -> int:
    """How many statements stand around one.

    >>> _depth("b", {"a": None, "b": "a"})
    2
    """
    seen: set[str] = set()
    while above is not None and above in parents and above not in seen:
        seen.add(above)
        above = parents[above]
    return len(seen)


def _place(row: StatementRow | EventRow) -> tuple[int, int, bool]:
    spans = row.evidence if isinstance(row, EventRow) else _spans(row)
    start, end = min((e.start for e in spans), default=_AT_THE_END), max((e.end for e in spans), default=0)
    return start, -end, isinstance(row, EventRow)


def _spans(row: StatementRow) -> tuple[Evidence, ...]:
    return (*row.source, *row.cue, *row.content)


def length(spans: Iterable[Evidence]) -> int:
    """How many characters of the text a thing takes."""
    return sum(e.end - e.start for e in spans)
