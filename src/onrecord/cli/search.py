"""`onrecord search`: reports that hold words, each with the sentence that holds most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Printer, question

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter

Words = Annotated[
    list[str], typer.Argument(metavar="WORDS...", help="""'"a phrase" -without begin* one OR another'.""")
]


@question
def search(archive: Archive, wanted: Filter, printer: Printer, words: Words) -> None:
    """Reports that hold words, the best first.

    The hits are shown in their sentence.
    """
    from onrecord.show.answers.search import hit_line, search_page

    rows = archive.search(" ".join(words), wanted)
    if printer.csv:
        printer.rows(map(hit_line, rows), search_page)
    else:
        printer.rows(rows, search_page)
