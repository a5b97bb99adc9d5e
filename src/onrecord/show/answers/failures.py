"""What was set aside: where, at which stage, and why."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from onrecord.show.layout import Hanging
from onrecord.show.words import ASIDE, WARNING
from onrecord.store.failing import Failed


def failure_page(rows: Sequence[Failed]) -> RenderableType:
    """One after another, by place."""
    return Group(*map(_line, rows))


def _line(row: Failed) -> Hanging:
    body = Text.assemble(row.reason, (f" ({row.failed_at[:10]} · {row.id})", ASIDE))
    return Hanging(Text(f"{row.stage}  ", style=WARNING), body, len("language  "))
