"""`onrecord quote`: where words first stood, who carried them on, and how they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Printer, question

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter

Words = Annotated[list[str], typer.Argument(metavar="WORDS...", help="What somebody said, or part of it.")]
Every = Annotated[
    bool, typer.Option("--all", help="Mark how translations and the reports' own words differ from the first, too.")
]


@question
def quote(archive: Archive, wanted: Filter, printer: Printer, words: Words, every: Every = False) -> None:
    """Where words first stood; their carriers and variants.

    The first report that has them, all that carry them, from how many independent origins, and each other wording with
    what was added, cut and changed. Where nobody said these words, those like them.
    """
    from onrecord.show.answers.quote import quote_lines, quote_page

    rows = archive.quote(" ".join(words), wanted, every=every)
    printer.rows(quote_lines(rows) if printer.csv else rows, quote_page)
