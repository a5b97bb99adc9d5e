"""`onrecord rules lint`: a user's own files checked before they are read with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.lexicon import Lexicon
    from onrecord.reading.reader import Reader

PROBLEMS = 1

rules = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Check rows of your own.")


@rules.callback()
def _rules() -> None:
    """Check rows of your own."""


@rules.command()
def lint(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Our CSV or TOML, or dictionaries; read together.")
    ],
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
) -> None:
    """Show what in files for --actors and --rules can't be read, has no effect or does not fire. Exits 1 where there is any."""
    from onrecord.linting import lint as checked
    from onrecord.show import lint as page
    from onrecord.show import plain

    report = checked(files, reader_with=_reader)
    if json:
        typer.echo(report.to_json().decode("utf-8"))
    elif sys.stdout.isatty():
        from rich.console import Console

        Console().print(page(report))
    else:
        typer.echo(plain(page(report)), nl=False)
    if not report.sound:
        raise typer.Exit(PROBLEMS)


def _reader(lexicon: Lexicon) -> Reader:
    from onrecord.reading.reader import Reader

    return Reader(lexicon=lexicon)
