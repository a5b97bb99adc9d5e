"""`onrecord show`: one thing by its id."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord.cli.asking import ArchiveOption, Json, Printer
from onrecord.errors import NotFound

Id = Annotated[str, typer.Argument(metavar="ID", help="Of a report, document, statement, event or actor.")]
TextOption = Annotated[bool, typer.Option("--text", help="Of a report its text, as it was given.")]
Around = Annotated[int, typer.Option("--context", metavar="N", min=0, help="Words around.")]


def show(
    ref: Id, archive: ArchiveOption = None, text: TextOption = False, context: Around = 25, json: Json = False
) -> None:
    """One thing by its id, with all its evidence."""
    from onrecord.archive import Archive
    from onrecord.show.answers.showing import shown_page

    with Archive(archive) as opened:
        found = opened.show(ref, around=context)
    if not text:
        Printer(json=json, csv=False, limit=None).one(found, shown_page(found))
        return
    texts = [thing.text for thing in found if thing.what == "report"]
    if not texts:
        raise NotFound(f"no report has the id {ref}", remedy="leave out --text")
    sys.stdout.write(texts[0])
