"""`onrecord sources`: which outlet relies on whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Printer, question

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter

CHAINS_SHOWN = 10


@question
def sources(
    archive: Archive,
    wanted: Filter,
    printer: Printer,
    chains: Annotated[bool, typer.Option("--chains", help="The ways from speakers to outlets instead.")] = False,
) -> None:
    """Which outlet relies on whom.

    What it tells at first hand, through one, through more, and from the unnamed.
    """
    from onrecord.show.answers.sources import chain_page, source_page

    if chains:
        printer.rows(archive.chains(wanted), chain_page)
        return
    few = replace(wanted, limit=CHAINS_SHOWN, offset=0)
    printer.rows(archive.sources(wanted), lambda rows: source_page(rows, archive.chains(few)))
