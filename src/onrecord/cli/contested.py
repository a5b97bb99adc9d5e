"""`onrecord contested`: claims and their answers, demands and questions, what was not said."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.asking import Printer, question

if TYPE_CHECKING:
    from onrecord.archive import Archive
    from onrecord.queries.filters import Filter


class ContestedKinds(StrEnum):
    """The kinds, as `rows.ContestedKind` has them."""

    claim = "claim"
    demand = "demand"
    question = "question"
    withheld = "withheld"


@question
def contested(
    archive: Archive,
    wanted: Filter,
    printer: Printer,
    kind: Annotated[
        list[ContestedKinds] | None,
        typer.Option(metavar="KIND", help="claim, demand, question, withheld. Repeatable."),
    ] = None,
    unanswered: Annotated[bool, typer.Option("--open", help="Only demands and questions without an answer.")] = False,
) -> None:
    """Claims with answers; what is open or withheld.

    Claims with what others answered, demands and questions answered or not, and what somebody would not say.

    The options that narrow it fit where they fit a statement or one of its answers.
    """
    from onrecord.show.answers.contested import contested_lines, contested_page

    rows = archive.contested(wanted, kinds=[k.value for k in kind or ()], unanswered=unanswered)
    printer.rows(contested_lines(rows) if printer.csv else rows, contested_page)
