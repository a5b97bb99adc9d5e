"""Claims and their answers, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open, Wanted
from onrecord.queries.rows import ContestedRow


@dataclass(frozen=True, slots=True)
class ContestedPage:
    """What the page of what is contested shows."""

    rows: tuple[ContestedRow, ...]


def contested(archive: Open, wanted: Wanted) -> ContestedPage:
    """What is contested, open or withheld."""
    return ContestedPage(tuple(archive.contested(wanted)))
