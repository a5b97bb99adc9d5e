"""`onrecord relations`: what two sides did to each other over time."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from onrecord.cli.asking import Printer, question, show
from onrecord.records import Modality

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter
    from onrecord.queries.rows import RelationRow

Modalities = StrEnum("Modalities", {modality: modality for modality in get_args(Modality)})  # type: ignore[misc]
Side = Annotated[str, typer.Argument(metavar="WHO", help="An actor's name or id, or a country.", show_default=False)]


class Periods(StrEnum):
    """How long a period is."""

    day = "day"
    week = "week"
    month = "month"


@question
def relations(
    archive: Archive,
    wanted: Filter,
    printer: Printer,
    context: typer.Context,
    a: Side,
    b: Side,
    per: Annotated[Periods, typer.Option(help="How long a period is.")] = Periods.month,
    modality: Annotated[
        list[Modalities] | None,
        typer.Option(metavar="MODALITY", help="Instead of happened and ongoing. Repeatable."),
    ] = None,
    events: Annotated[bool, typer.Option("--events", help="The events themselves.")] = False,
    plot: Annotated[bool, typer.Option("--plot", help="Draw it in the terminal.")] = False,
    svg: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw it into this file.")] = None,
    png: Annotated[Path | None, typer.Option(metavar="FILE", help="Draw it into this file.")] = None,
) -> None:
    """What two sides did to each other over time.

    By day, week or month: each direction by itself, then both together.

    Counts by quad class and PLOVER type, and the mean on Goldstein's scale. Events less sure than 0.5 are left out
    unless --min-confidence says otherwise; the rows of periods are cut only by a --limit that is given.
    """
    from onrecord.queries.relations import DONE, SURE

    if not is_given(context, "min_confidence"):
        wanted = replace(wanted, min_confidence=SURE.min_confidence)
    named = {str(m) for m in modality or ()}
    counted: tuple[Modality, ...] = tuple(m for m in get_args(Modality) if m in named) or DONE
    if events:
        from onrecord.show.answers.relations import event_page

        printer.rows(archive.relation_events(a, b, wanted, modality=counted), event_page)
        return
    if not is_given(context, "limit"):
        wanted, printer.limit = replace(wanted, limit=None), None
    rows = archive.relations(a, b, wanted, per=per.value, modality=counted)
    if plot or svg or png:
        _draw(rows, per, plot=plot, svg=svg, png=png)
        return
    from onrecord.show.answers.relations import relation_page

    printer.rows(rows, lambda found: relation_page(found, per.value))


def _draw(rows: list[RelationRow], per: Periods, *, plot: bool, svg: Path | None, png: Path | None) -> None:
    """Draws what has a day; says so where nothing has."""
    if not any(row.period for row in rows):
        typer.echo(f"nothing to draw: no event of theirs has a day within one {per.value}", err=True)
        return
    if plot:
        from onrecord.show.plots.terminal import terminal_plot

        show(terminal_plot(rows, per.value))
    if svg or png:
        from onrecord.show.plots.chart import png_of, svg_of

        if svg:
            svg.write_text(svg_of(rows, per.value), encoding="utf-8")
        if png:
            png.write_bytes(png_of(rows, per.value))


def is_given(context: typer.Context, option: str) -> bool:
    """Whether the user gave an option."""
    source = context.get_parameter_source(option)
    return source is not None and source.name != "DEFAULT"
