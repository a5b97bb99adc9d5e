"""`onrecord import`: actors of the user's own into an archive's registry."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.asking import ArchiveOption
from onrecord.cli.joining import join_all
from onrecord.cli.options import SET_ASIDE


def import_actors(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="CSV, FollowTheMoney's JSON lines, or dictionaries of Phoenix and PETRARCH."
        ),
    ],
    archive: ArchiveOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a file.")] = False,
) -> None:
    """Import actors of your own.

    Names, offices with their dates, ids elsewhere. Exits 1 where something of a file is not used.
    """
    from onrecord.archive import Archive
    from onrecord.registry.importing import read_import

    problems = 0
    with Archive(archive) as opened:
        for file in files:
            found = read_import(file)
            became = opened.import_actors(found)
            problems += len(found.problems)
            if json:
                from msgspec.json import encode

                sys.stdout.write(
                    encode(
                        {"file": found.file, "format": found.format, "became": became, "problems": found.problems}
                    ).decode()
                    + "\n"
                )
                continue
            known = " (imported before: nothing changes)" if became.known else ""
            typer.echo(
                f"{found.file}: {found.format}, {became.new} new, {became.replaced} replaced; "
                f"{became.linked} of reports linked anew{known}"
            )
            for problem in found.problems:
                typer.echo(
                    f"  {problem.source}: {problem.kind}: {problem.seen}; {problem.remedy}".rstrip("; "), err=True
                )
        join_all(opened)
    if problems:
        raise typer.Exit(SET_ASIDE)
