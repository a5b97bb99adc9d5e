"""Collections and how much they hold."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table

from onrecord.store.collecting import CollectionRow


def collection_page(rows: Sequence[CollectionRow]) -> RenderableType:
    """A table of three columns."""
    table = Table("Collection", box=None, padding=(0, 2, 0, 0))
    table.add_column("Reports", justify="right")
    table.add_column("Origins", justify="right")
    for row in rows:
        table.add_row(row.collection, f"{row.reports:,}", f"{row.origins:,}")
    return table
