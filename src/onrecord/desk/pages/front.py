"""The front page: the latest, what is contested, what was withheld."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open
from onrecord.queries.filters import Filter
from onrecord.queries.rows import ContestedRow, StatementRow


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What the front page shows."""

    latest: tuple[StatementRow, ...]
    contested: tuple[ContestedRow, ...]
    withheld: tuple[ContestedRow, ...]


def front(archive: Open) -> FrontPage:
    """The front page."""
    few = Filter(limit=8)
    return FrontPage(
        latest=tuple(archive.statements(few)),
        contested=tuple(archive.contested(few, kinds=["claim", "demand", "question"])),
        withheld=tuple(archive.contested(few, kinds=["withheld"])),
    )
