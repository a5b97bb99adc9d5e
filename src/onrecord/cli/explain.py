"""`onrecord explain`: why a sentence was read as it was."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from onrecord.cli.how import Actors, How, Model, ModelName, ParserGiven, Rules
from onrecord.cli.options import SET_ASIDE, KindGiven, Published, tell


def explain(
    sentence: Annotated[str, typer.Argument(help="A sentence or a few; '-' reads standard input.")],
    json: Annotated[bool, typer.Option("--json", help="Print one line of JSON.")] = False,
    published: Published = None,
    kind: KindGiven = None,
    actors: Actors = None,
    rules: Rules = None,
    model: Model = ModelName.full,
    parser: ParserGiven = None,
) -> None:
    """Show why a sentence is read as it is: its tree, its rules."""
    from onrecord.article import document_from_text
    from onrecord.explain import explain as explained
    from onrecord.show import explanation, plain
    from onrecord.trace import FullTrace

    text = sys.stdin.read() if sentence == "-" else sentence
    trace = FullTrace()
    document = document_from_text(text, where="the sentence", published=published, kind=kind, trace=trace)
    if document.failure:
        tell(document.failure)
        raise typer.Exit(SET_ASIDE)
    reader = How(actors, rules, model, parser).reader()
    sources = reader.lexicon.sources if actors or rules else None
    found = explained(document, parser=reader.parser, reader=reader, trace=trace, sources=sources)
    if json:
        typer.echo(found.to_json().decode("utf-8"))
    elif sys.stdout.isatty():
        from rich.console import Console

        Console().print(explanation(found))
    else:
        typer.echo(plain(explanation(found)), nl=False)
