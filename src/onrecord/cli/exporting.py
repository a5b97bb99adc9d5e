"""`onrecord export`: an archive, or a part of it, as a file for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import ArchiveOption, narrowed
from onrecord.errors import OnrecordError

if TYPE_CHECKING:
    from onrecord.queries.filters import Filter

_STANDARD = Path("-")


@narrowed
def export(
    wanted: Filter,
    form: Annotated[str | None, typer.Argument(metavar="FORMAT", help="Which one: --list tells.")] = None,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to; else standard output.")] = _STANDARD,
    listed: Annotated[bool, typer.Option("--list", help="List the formats.")] = False,
    archive: ArchiveOption = None,
) -> None:
    """Hand on what is there, in a format.

    As a table, as events of CAMEO or PLOVER, as annotations, as a dossier: `onrecord export --list`.

    All of it, or what the options leave.
    """
    from onrecord.archive import Archive
    from onrecord.exports.formats import FORMATS, format_named

    if listed:
        widest = max(len(known.name) for known in FORMATS)
        sys.stdout.writelines(f"{known.name:{widest}}  {known.about}\n" for known in FORMATS)
        return
    if form is None:
        there = ", ".join(known.name for known in FORMATS)
        raise OnrecordError("no format named", remedy=f"there are: {there}")
    known = format_named(form)
    if known.binary and out == _STANDARD and sys.stdout.isatty():
        raise OnrecordError(f"{form} is no text", remedy=f"name a file: --out FILE.{known.extension}")
    with Archive(archive) as opened:
        pieces = opened.export(form, wanted)
        _print(pieces) if out == _STANDARD else _keep(pieces, out)


def _print(pieces: Iterator[bytes]) -> None:
    from onrecord.cli.progress import counted

    for piece in counted(pieces, "rows"):
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _keep(pieces: Iterator[bytes], out: Path) -> None:
    """Writes a file that is there only when it is whole. Raises OnrecordError where it can't be written."""
    from onrecord.cli.progress import counted

    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(counted(pieces, "rows"))
        part.replace(out)
    except OSError as error:
        seen = f"{out}: {(error.strerror or str(error)).lower()}"
        raise OnrecordError(seen, remedy="name a file in a folder that you may write") from error
    finally:
        part.unlink(missing_ok=True)
