"""The option that names another parser than the one that comes with onrecord."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.parsing.parses import Parses

ParserGiven = Annotated[
    str | None,
    typer.Option(
        "--parser",
        metavar="PATH",
        help="A spaCy pipeline to parse with, by folder or name; its labels must be those of Universal Dependencies.",
    ),
]


def parser_at(path: str | None) -> Parses | None:
    """The parser of a pipeline that the user names; None where none is named: the shipped one then parses.

    Raises BadParser where there is none, or where it has other labels.
    """
    if path is None:
        return None
    from onrecord.parsing.spacy_parser import SpacyParser

    return SpacyParser.load(path)
