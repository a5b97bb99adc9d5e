"""`onrecord compare`: two sides' accounts of one call or meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Printer, question

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter

First = Annotated[str, typer.Argument(metavar="EVENT|WHO", help="The id of an event; or one side.", show_default=False)]
Second = Annotated[str | None, typer.Argument(metavar="WHO", help="The other side.", show_default=False)]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="With two sides: the day on which they talked.")]


@question
def compare(
    archive: Archive, wanted: Filter, printer: Printer, first: First, second: Second = None, on: On = None
) -> None:
    """Two sides' accounts of one call or meeting.

    Each side's readout, and what else it says of the talk, beside the other's: told by both, by one alone, in conflict,
    declined. --source, --collection and --min-confidence choose what is compared, --channel a call or a meeting.
    """
    from onrecord.show.answers.compare import compare_lines, compare_page

    if (second is None) != (on is None):
        raise typer.BadParameter("give an event's id, or two sides and --on DATE")
    found = (
        archive.compare(first, wanted)
        if second is None or on is None
        else archive.compare_on(first, second, on, wanted)
    )
    if printer.csv:
        printer.rows(compare_lines(found), lambda _: compare_page(found))
    else:
        printer.one(found, compare_page(found))
