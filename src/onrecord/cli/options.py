"""What several commands share: the options for date and kind, the words on standard error."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from onrecord.records import Failure

SET_ASIDE = 1


class Kind(StrEnum):
    """The kinds of a document, as `records.DocumentKind` has them."""

    report = "report"
    statement = "statement"
    readout = "readout"
    transcript = "transcript"
    letter = "letter"


def _published(value: str | None) -> str | None:
    """A date as ISO 8601; anything else is a mistake in the call."""
    if value is None:
        return None
    from onrecord.article.stamps import iso_stamp
    from onrecord.lexicon.article import CreditLexicon

    if (stamp := iso_stamp(value, lexicon=CreditLexicon.load())) is None:
        raise typer.BadParameter(f"{value!r} is no full date; write it as 2031-04-02 or 2031-04-02T15:40+00:00")
    return stamp


Published = Annotated[
    str | None,
    typer.Option(
        metavar="DATE", callback=_published, help="When the report was published, where it does not say so itself."
    ),
]


KindGiven = Annotated[
    Kind | None,
    typer.Option("--kind", help="What kind of document it is, where the text does not say so itself."),
]


MinConfidence = Annotated[
    float,
    typer.Option(
        "--min-confidence",
        metavar="0..1",
        min=0.0,
        max=1.0,
        help="Leave out statements and events that are less sure than this, and what is told within them.",
    ),
]


def tell(failure: Failure) -> None:
    """One line on standard error: what was seen, where, what to do."""
    typer.echo(f"onrecord: not read ({failure.stage}): {' '.join(failure.reason.split())}", err=True)
