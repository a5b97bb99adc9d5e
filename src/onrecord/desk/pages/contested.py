"""Claims and their answers, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query

from onrecord.desk.asked import Open, Wanted
from onrecord.queries import CarrierRow
from onrecord.queries.contested import KINDS
from onrecord.queries.filters import Filter
from onrecord.queries.rows import ContestedKind, ContestedRow
from onrecord.show.answers.contested import HEADINGS

COUNTED = 1000
"""Rows of a kind are counted up to so many."""
_LABELS: dict[ContestedKind, str] = {
    "claim": "Claims", "demand": "Demands", "question": "Questions", "withheld": "Withheld",
}  # fmt: skip
Asked = Literal["", "claim", "demand", "question", "withheld"]


@dataclass(frozen=True, slots=True)
class KindCount:
    """A kind of what is contested, and how much there is of it."""

    kind: ContestedKind
    label: str
    heading: str
    count: int
    """To COUNTED."""
    more: bool
    """Whether there may be more than that."""


@dataclass(frozen=True, slots=True)
class ContestedPage:
    """What the page of what is contested shows."""

    kind: Asked
    open: bool
    """Whether only what nobody answered is asked for."""
    wanted: Filter
    kinds: tuple[KindCount, ...]
    rows: tuple[ContestedRow, ...]
    carriers: dict[str, tuple[CarrierRow, ...]]
    """By statement the reports that tell it, where those are several."""

    @property
    def all(self) -> str:
        """How much there is of all kinds."""
        return f"{sum(kind.count for kind in self.kinds)}{'+' if any(kind.more for kind in self.kinds) else ''}"

    @property
    def sections(self) -> tuple[tuple[KindCount, tuple[ContestedRow, ...]], ...]:
        """The kinds that are there, each with its rows."""
        found = ((kind, tuple(row for row in self.rows if row.kind == kind.kind)) for kind in self.kinds)
        return tuple((kind, rows) for kind, rows in found if rows)


def contested(
    archive: Open, wanted: Wanted, kind: Asked = "", unanswered: Annotated[bool, Query(alias="open")] = False
) -> ContestedPage:
    """What is contested, open or withheld."""
    rows = tuple(archive.contested(wanted, kinds=[kind] if kind else (), unanswered=unanswered))
    counts = archive.contested_counts(wanted, unanswered=unanswered, most=COUNTED)
    kinds = (KindCount(k, _LABELS[k], HEADINGS[k], counts[k], counts[k] >= COUNTED) for k in KINDS)
    shown = {one.id for row in rows for one in (row.statement, *row.answers, *row.perhaps)}
    return ContestedPage(kind, unanswered, wanted, tuple(kinds), rows, archive.carriers(shown))
