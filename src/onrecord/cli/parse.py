"""`onrecord parse`: tokens, tags, trees and names, as CoNLL-U."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.how import How, Model, ModelName, ParserGiven, Threads, refuse_both
from onrecord.cli.options import SET_ASIDE, tell

if TYPE_CHECKING:
    from onrecord.parsing.conllu import TreebankSentence
    from onrecord.parsing.parse import Parse
    from onrecord.parsing.parses import Parses


class Format(StrEnum):
    """The formats of a parse."""

    conllu = "conllu"


def parse(
    file: Annotated[str, typer.Argument(help="A plain text, a CoNLL-U file, or '-' for a text on standard input.")],
    to: Annotated[Format, typer.Option(help="The format of the parse.")] = Format.conllu,
    gold_tokens: Annotated[
        bool, typer.Option("--gold-tokens", help="Keep the tokens and sentences of a CoNLL-U file.")
    ] = False,
    model: Model = ModelName.full,
    parser: ParserGiven = None,
    threads: Threads = 1,
) -> None:
    """Print tokens, tags, trees and names of a text."""
    refuse_both(model, parser)
    treebank = file.endswith(".conllu")
    if gold_tokens and not treebank:
        raise typer.BadParameter("only a .conllu file has gold tokens", param_hint="--gold-tokens")
    if gold_tokens and parser is not None:
        raise typer.BadParameter(
            "a pipeline finds its own tokens; leave it or --parser out", param_hint="--gold-tokens"
        )
    how = How(model=model, parser=parser, threads=threads)
    for line in _of_treebank(file, how, gold_tokens) if treebank else _of_reports(file, how.parses()):
        sys.stdout.write(f"{line}\n")


def _of_treebank(file: str, how: How, gold: bool) -> Iterator[str]:
    from onrecord.errors import UnreadableInput
    from onrecord.parsing.conllu import read_conllu
    from onrecord.parsing.conllu_out import documents_of, write_conllu

    parse = _of_tokens(how) if gold else _of_texts(how)

    try:
        with Path(file).open(encoding="utf-8") as lines:
            for number, sentences in enumerate(documents_of(read_conllu(lines, where=file)), 1):
                yield from write_conllu(parse(sentences), document=sentences[0].document or str(number))
    except OSError as error:
        raise UnreadableInput(f"{file}: {error.strerror}", remedy="check the path, and who may read it") from error


def _of_texts(how: How) -> Callable[[list[TreebankSentence]], Parse]:
    """Parses the text that sentences of a treebank were cut from."""
    from onrecord.parsing.conllu_out import raw_text

    parser = how.parses()
    return lambda sentences: parser.parse(raw_text(sentences))


def _of_tokens(how: How) -> Callable[[list[TreebankSentence]], Parse]:
    """Parses the tokens of a treebank as they are: only our own parser can."""
    from onrecord.parsing.conllu_out import gold_tokens
    from onrecord.parsing.parser import Parser

    parser = Parser.load(model=how.model.value, threads=how.threads)
    return lambda sentences: parser.parse_tokens(*gold_tokens(sentences))


def _of_reports(file: str, parser: Parses) -> Iterator[str]:
    from onrecord.article import read_inputs
    from onrecord.parsing.conllu_out import write_conllu
    from onrecord.reading.issued.outline import unparsed

    failures = 0
    for document in read_inputs([file], stdin=sys.stdin.buffer):
        if document.failure:
            tell(document.failure)
            failures += 1
        else:
            found = parser.parse(document.text, unparsed(document))
            yield from write_conllu(found, document=document.external_id or document.id)
    if failures:
        raise typer.Exit(SET_ASIDE)
