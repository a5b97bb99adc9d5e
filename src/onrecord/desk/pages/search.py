"""The reports that hold words, with facets."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.asked import Open, Wanted
from onrecord.queries.rows import HitRow


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the page of a search shows."""

    rows: tuple[HitRow, ...]


def search(archive: Open, wanted: Wanted, words: str = "") -> SearchPage:
    """A search."""
    return SearchPage(tuple(archive.search(words, wanted)) if words else ())
