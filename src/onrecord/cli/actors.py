"""`onrecord actors`: who there is."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from onrecord.cli.asking import Printer, question
from onrecord.records import ActorKind

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter

Kinds = StrEnum("Kinds", {kind: kind for kind in get_args(ActorKind)})  # type: ignore[misc]
Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="A part of a name, or an id.")]
Kind = Annotated[Kinds | None, typer.Option("--kind", help="What they are.")]


@question
def actors(archive: Archive, wanted: Filter, printer: Printer, name: Name = None, kind: Kind = None) -> None:
    """Who there is, and what is known of them.

    Those of whom most is told first. The other options narrow what is counted.
    """
    from onrecord.show.answers.actors import actor_line, actor_page

    rows = archive.actors(name, wanted, kind=cast("ActorKind | None", kind and kind.value))
    if printer.csv:
        printer.rows(map(actor_line, rows), actor_page)
    else:
        printer.rows(rows, actor_page)
