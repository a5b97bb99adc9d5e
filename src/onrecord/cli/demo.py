"""`onrecord demo`: the worked example's archive, made where there is none yet, and opened in a browser."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.progress import Tracked
from onrecord.cli.serving import PORT, run

TITLE = "onrecord · demo"


def demo(
    archive: Annotated[
        Path | None,
        typer.Option("--archive", metavar="FILE", help="Where its archive is made; by itself in your cache folder."),
    ] = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where it listens; by itself only this machine.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="0: any that is free.")] = PORT,
    open_it: Annotated[bool, typer.Option("--open", help="Open your browser there.")] = False,
) -> None:
    """Shows an invented dispute of twelve reports in a browser.

    Its archive is made once, in some seconds, and anew by another version of onrecord. Your own archive is not touched.
    """
    place = archive or _cached()
    if not _is_there(place, ours=archive is None):
        _make(place)
        if archive is None:
            _sweep(place.parent, "example-*.db*", but=place.name)
    run(host, port, _open if open_it else None, archive=str(place), title=TITLE)


def _cached() -> Path:
    """The file in the user's cache folder; its name says what made it."""
    from platformdirs import user_cache_path

    from onrecord.example import made_of

    return user_cache_path("onrecord", appauthor=False) / f"example-{made_of()}.db"


def _is_there(place: Path, *, ours: bool) -> bool:
    """Whether its archive is there. One of ours that can't be opened any more is none; raises ArchiveError for another."""
    from onrecord.archive import Archive
    from onrecord.errors import ArchiveError

    if not place.exists():
        return False
    try:
        with Archive(place):
            return True
    except ArchiveError:
        if ours:
            return False
        raise


def _make(place: Path) -> None:
    """Makes the archive under another name first, so that one that was stopped half-way is never taken for it."""
    from onrecord.archive import Archive
    from onrecord.example import fill, reports

    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f"{place.name}.{os.getpid()}")
    typer.echo(f"onrecord: reading an invented dispute into {place}", err=True)
    try:
        with Archive(unfinished) as archive, Tracked("reading", total=len(reports())) as tracked:
            for _ in fill(archive):
                tracked.advance()
        unfinished.replace(place)
    finally:
        _sweep(place.parent, f"{unfinished.name}*")


def _sweep(folder: Path, names: str, but: str = "") -> None:
    """Takes away files of ours."""
    for left in folder.glob(names):
        if not but or not left.name.startswith(but):
            left.unlink(missing_ok=True)


def _open(address: str) -> None:
    import webbrowser

    webbrowser.open(address)
