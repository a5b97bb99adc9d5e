"""`onrecord timeline`: what happened and was said, by date."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Printer, question

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter


class Kinds(StrEnum):
    """What a timeline holds."""

    events = "events"
    statements = "statements"
    both = "both"


WhatOption = Annotated[Kinds, typer.Option("--what", help="What it holds.")]
WithinOption = Annotated[bool, typer.Option("--all", help="Also what is told within another statement.")]


@question
def timeline(
    archive: Archive, wanted: Filter, printer: Printer, what: WhatOption = Kinds.both, told_within: WithinOption = False
) -> None:
    """What happened and was said, by date.

    The earliest first; partial and uncertain dates are kept as such.
    """
    from onrecord.show.answers.timeline import timeline_line, timeline_page

    rows = archive.timeline(wanted, what.value, told_within=told_within)
    if printer.csv:
        printer.rows(map(timeline_line, rows), lambda _: "")
    else:
        printer.rows(rows, timeline_page)
