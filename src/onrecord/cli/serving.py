"""`onrecord serve`: the archive in a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from onrecord.cli.asking import ArchiveOption
from onrecord.errors import OnrecordError

PORT = 8000


def serve(
    archive: ArchiveOption = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where it listens; by itself only this machine.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="0: any that is free.")] = PORT,
    title: Annotated[str, typer.Option(metavar="WORDS", help="What stands at the top of every page.")] = "onrecord",
    signed_in: Annotated[bool, typer.Option("--signed-in", help="Nobody reads who is not signed in.")] = False,
    seconds: Annotated[float, typer.Option(metavar="N", min=0.1, help="How long a question may take.")] = 10.0,
    reads_per_minute: Annotated[
        int,
        typer.Option(
            "--reads-per-minute", metavar="N", min=1, help="How many texts one address may have read (POST /read)."
        ),
    ] = 30,
    address: Annotated[
        str | None, typer.Option(metavar="URL", help="The address under which others reach it, for links in feeds.")
    ] = None,
) -> None:
    """Serves the archive: pages for people, a REST API for programs."""
    run(
        host,
        port,
        archive=archive,
        title=title,
        public=not signed_in,
        seconds=seconds,
        reads_per_minute=reads_per_minute,
        address=address,
    )


def run(host: str, port: int, opened: Callable[[str], object] | None = None, **options: Any) -> None:
    """Serves with the options of a desk until it is interrupted; `opened` is told the address.

    Raises OnrecordError where the extra is not installed, or the port is taken.
    """
    try:
        from onrecord.desk import Options
        from onrecord.desk.serving import run as serving
    except ModuleNotFoundError as error:
        raise OnrecordError(f"{error.name} is not installed", remedy="pip install 'onrecord[web]'") from error
    serving(Options(**options), host, port, opened)
