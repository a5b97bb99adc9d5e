"""`onrecord join`: what tells of the same, joined."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import ArchiveOption
from onrecord.cli.progress import Tracked

if TYPE_CHECKING:
    from onrecord.archive import Archive


def join(
    archive: ArchiveOption = None,
    every: Annotated[bool, typer.Option("--all", help="All reports once more, not only those that wait.")] = False,
) -> None:
    """Join what tells of the same.

    Adding does it report by report; this is for an archive of an older onrecord, and after imports that were stopped.
    """
    from onrecord.archive import Archive

    with Archive(archive) as opened:
        typer.echo(f"{join_all(opened, every=every)} reports joined: {opened}")


def join_all(archive: Archive, *, every: bool = False) -> int:
    """Joins all reports that wait; how many."""
    total = archive.unjoined(every=every)
    with Tracked("joining", total=total) as tracked:
        for some in archive.join():
            for _ in range(some):
                tracked.advance()
    return total
