"""`onrecord changes`: what is new, changed, corrected or removed in an archive since a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Printer, question

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter


@question
def changes(
    archive: Archive,
    wanted: Filter,
    printer: Printer,
    since: Annotated[
        str, typer.Option("--since", metavar="WHEN", help="A date, a time in UTC, or so long ago: 24h, 7d.")
    ] = "24h",
) -> None:
    """What is new, changed, corrected or removed.

    From a moment on, the earliest first: new reports with what they are the first to tell, new versions with what they
    changed, what people decided, what had to go.
    """
    from onrecord.show.answers.changed import change_lines, changes_page

    rows = archive.changes(wanted, since=since)
    printer.rows(change_lines(rows) if printer.csv else rows, changes_page)
