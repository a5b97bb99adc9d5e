"""`onrecord state`: how a dispute between two sides stands, and what changed in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Printer, question
from onrecord.cli.relations import Side, is_given

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter


@question
def state(
    archive: Archive,
    wanted: Filter,
    printer: Printer,
    context: typer.Context,
    a: Side,
    b: Side,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="As of the end of this day, month or year.")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="DATE", help="Only what changed from this day on.")
    ] = None,
) -> None:
    """How a dispute between two sides stands.

    Each side's demands, offers, questions and accusations, and what became of them; what it would not say; what third
    parties offered; the latest deeds.

    Without --on, by all that the archive holds. Finds less sure than 0.5 are left out unless --min-confidence says
    otherwise; rows are cut only by a --limit that is given.
    """
    from onrecord.queries.relations import SURE
    from onrecord.show.answers.state import state_lines, state_page

    if not is_given(context, "min_confidence"):
        wanted = replace(wanted, min_confidence=SURE.min_confidence)
    if not is_given(context, "limit"):
        wanted, printer.limit = replace(wanted, limit=None), None
    found = archive.state(a, b, wanted, on=on, since=since)
    printer.rows(state_lines(found.rows) if printer.csv else found.rows, lambda _: state_page(found))
