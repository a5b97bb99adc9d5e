"""Care for an archive: what was set aside, collections, moving forward, backup and restore."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.asking import ArchiveOption, Csv, Json, Printer


def failures(archive: ArchiveOption = None, json: Json = False, csv: Csv = False) -> None:
    """List what could not be read, and why."""
    from onrecord.archive import Archive
    from onrecord.show.answers.failures import failure_page

    with Archive(archive) as opened:
        Printer(json=json, csv=csv).rows(opened.failures(), failure_page)


def collections(archive: ArchiveOption = None, json: Json = False, csv: Csv = False) -> None:
    """List the collections, and how much they hold."""
    from onrecord.archive import Archive
    from onrecord.show.answers.collections import collection_page

    with Archive(archive) as opened:
        Printer(json=json, csv=csv).rows(opened.collections(), collection_page)


def migrate(archive: ArchiveOption = None) -> None:
    """Move an archive's tables forward.

    To what this onrecord expects; makes them where there are none. A file moves forward by itself.
    """
    from onrecord.store.address import address_of
    from onrecord.store.engine import open_engine
    from onrecord.store.migrating import migrate as moved

    before, after = moved(open_engine(address_of(archive)))
    typer.echo(
        f"nothing to do: the tables are at {after}"
        if before == after
        else f"moved from {before or 'nothing'} to {after}"
    )


def backup(
    to: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
    archive: ArchiveOption = None,
) -> None:
    """Write an archive to a file.

    It stays in use meanwhile. The file is SQLite's, or what pg_dump writes.
    """
    from onrecord.store.address import address_of
    from onrecord.store.backing import backup as written

    written(address_of(archive), to)
    typer.echo(f"written: {to} ({to.stat().st_size:,} bytes)")


def restore(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="What `onrecord backup` wrote.")],
    archive: ArchiveOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the archive that is there.")] = False,
) -> None:
    """Put a backup where an archive is to be."""
    from onrecord.archive import Archive
    from onrecord.store.address import address_of
    from onrecord.store.backing import restore as restored

    restored(address_of(archive), source, force=force)
    with Archive(archive) as opened:
        typer.echo(f"restored: {opened}")
