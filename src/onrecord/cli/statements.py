"""`onrecord statements`: who said what to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Printer, question

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter


EachOption = Annotated[bool, typer.Option("--each", help="As each report tells it, not once for all.")]


@question
def statements(archive: Archive, wanted: Filter, printer: Printer, each: EachOption = False) -> None:
    """Who said what to whom.

    When, through which channel, and through whom we know it; the latest first. What several reports tell is there once.
    """
    from onrecord.show.answers.statements import statement_page

    printer.rows(archive.statements(wanted, each=each), statement_page)
