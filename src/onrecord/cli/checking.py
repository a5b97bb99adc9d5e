"""`onrecord check`: whether an archive keeps its promises."""

from __future__ import annotations

import typer

from onrecord.cli.asking import ArchiveOption, Csv, Json, Printer
from onrecord.cli.options import SET_ASIDE
from onrecord.cli.progress import Tracked


def check(archive: ArchiveOption = None, json: Json = False, csv: Csv = False) -> None:
    """Check that an archive keeps its promises.

    Texts, spans, ids, days, links, the index of words. Exits 1 where something is broken.
    """
    from onrecord.archive import Archive
    from onrecord.show.answers.checking import broken_page
    from onrecord.store.checking import check as broken_in
    from onrecord.store.checking import steps

    printer = Printer(json=json, csv=csv)
    with Archive(archive) as opened, Tracked("checking", total=steps(opened.engine)) as tracked:
        broken = list(broken_in(opened.engine, tracked.advance))
    if broken or json or csv:
        printer.rows(broken, broken_page)
    else:
        typer.echo(f"{opened}: nothing is broken")
    if broken:
        raise typer.Exit(SET_ASIDE)
