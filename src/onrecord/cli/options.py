"""What several commands share: the options for date and kind, the words on standard error."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.records import Failure

if TYPE_CHECKING:
    from onrecord.reading.reader import Reader

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


class ModelName(StrEnum):
    """The encoders that come with onrecord, as `parsing.encoder.MODELS` has them."""

    full = "full"
    small = "small"


Model = Annotated[
    ModelName,
    typer.Option("--model", help="The encoder that reads: all its layers, or a shallower one, faster and less exact."),
]


Threads = Annotated[
    int,
    typer.Option(
        "--threads", metavar="N", min=1, help="Threads of the encoder; the output is the same with any number."
    ),
]


Actors = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors", metavar="FILE", help="Rows of your own for actors: our CSV or TOML, or a dictionary. Repeatable."
    ),
]


Rules = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="FILE", help="Rows of your own for verbs and events, as for --actors. Repeatable."),
]


def reader_with(
    actors: list[Path] | None, rules: list[Path] | None, model: ModelName = ModelName.full, threads: int = 1
) -> Reader:
    """A reader with the lexicon as it ships, or with a user's rows. Raises BadLexicon where these can't be read."""
    from onrecord.lexicon import Lexicon
    from onrecord.parsing.parser import Parser
    from onrecord.reading.reader import Reader

    own = Lexicon.load(actors=actors or (), rules=rules or ()) if actors or rules else None
    return Reader(parser=Parser.load(model=model.value, threads=threads), lexicon=own)


def tell(failure: Failure) -> None:
    """One line on standard error: what was seen, where, what to do."""
    typer.echo(f"onrecord: not read ({failure.stage}): {' '.join(failure.reason.split())}", err=True)
