"""On whom outlets rely."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open, Wanted
from onrecord.queries.rows import ChainRow, SourceRow


@dataclass(frozen=True, slots=True)
class SourcePage:
    """What the page of sources shows."""

    rows: tuple[SourceRow, ...]
    chains: tuple[ChainRow, ...]


def source(archive: Open, wanted: Wanted) -> SourcePage:
    """All outlets, or those asked for with `source`."""
    return SourcePage(tuple(archive.sources(wanted)), tuple(archive.chains(wanted)))
