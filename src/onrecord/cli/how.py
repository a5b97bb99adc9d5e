"""How reports are read: the options that say it, and the reader that they ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.parsing.parses import Parses
    from onrecord.reading.reader import Reader


class ModelName(StrEnum):
    """The encoders that come with onrecord, as `parsing.encoder.MODELS` has them."""

    full = "full"
    small = "small"


Model = Annotated[
    ModelName,
    typer.Option("--model", help="The encoder that reads: all its layers, or a shallower one, faster and less exact."),
]

ParserGiven = Annotated[
    str | None,
    typer.Option(
        "--parser",
        metavar="PATH",
        help="A spaCy pipeline to parse with, by folder or name; its labels must be those of Universal Dependencies.",
    ),
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


def refuse_both(model: ModelName, parser: str | None) -> None:
    """Nothing where one thing parses. Raises BadParameter where a model of ours and a pipeline are both asked for."""
    if parser is not None and model is not ModelName.full:
        raise typer.BadParameter(
            f"--model {model.value} and --parser {parser} were both given, and only one can parse; leave one of them out"
        )


@dataclass(frozen=True, slots=True)
class How:
    """What a command was told of how to read."""

    actors: list[Path] | None = None
    rules: list[Path] | None = None
    model: ModelName = ModelName.full
    parser: str | None = None
    threads: int = 1

    def reader(self) -> Reader:
        """A reader with the lexicon as it ships or with a user's rows, with the model or the pipeline that is asked for.

        Raises BadLexicon where the rows can't be read, BadParser where the pipeline can't.
        """
        from onrecord.lexicon import Lexicon
        from onrecord.reading.reader import Reader

        own = Lexicon.load(actors=self.actors or (), rules=self.rules or ()) if self.actors or self.rules else None
        return Reader(parser=self.parses(), lexicon=own)

    def parses(self) -> Parses:
        """The parser alone."""
        refuse_both(self.model, self.parser)
        if self.parser is None:
            from onrecord.parsing.parser import Parser

            return Parser.load(model=self.model.value, threads=self.threads)
        from onrecord.parsing.spacy_pipeline.parser import SpacyParser

        return SpacyParser.load(self.parser)
