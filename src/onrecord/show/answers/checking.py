"""What is broken in an archive: which promise, where, and what."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.show.layout import Hanging
from onrecord.show.words import ASIDE, WARNING
from onrecord.store.checking import Broken


def broken_page(rows: Sequence[Broken]) -> RenderableType:
    """A line for each."""
    return Group(*map(_line, rows))


def _line(row: Broken) -> Hanging:
    body = Text.assemble(row.what, (f" ({row.where})", ASIDE))
    return Hanging(Text(f"{row.check}  ", style=WARNING), body, len("fingerprint  "))
