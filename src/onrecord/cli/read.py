"""`onrecord read`: reports in, briefs or records out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.how import Actors, How, Model, ModelName, ParserGiven, Rules, Threads
from onrecord.cli.options import SET_ASIDE, KindGiven, MinConfidence, Published, tell
from onrecord.records import Document, Record

if TYPE_CHECKING:
    from onrecord.reading.reader import Reader


class Form(StrEnum):
    """How a record is printed."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    html = "html"


def read(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Text or JSON lines; a folder; '-' for standard input.")
    ],
    to: Annotated[
        Form, typer.Option(help="A brief; one JSON document; one record a line, as they are read; one web page.")
    ] = Form.text,
    published: Published = None,
    kind: KindGiven = None,
    min_confidence: MinConfidence = 0.0,
    actors: Actors = None,
    rules: Rules = None,
    model: Model = ModelName.full,
    parser: ParserGiven = None,
    threads: Threads = 1,
) -> None:
    """Read reports: who said what, when, according to whom. Exits 1 where some could not be read."""
    from onrecord.article import read_inputs
    from onrecord.cli.progress import counted

    documents = read_inputs(files, stdin=sys.stdin.buffer, published=published, kind=kind.value if kind else None)
    failures = 0
    records = _records(How(actors, rules, model, parser, threads).reader(), counted(documents), min_confidence)
    for text, failed in _printed(records, to, many=len(files) > 1 or Path(files[0]).is_dir()):
        failures += failed
        sys.stdout.write(text)
        sys.stdout.flush()
    if failures:
        raise typer.Exit(SET_ASIDE)


def _records(reader: Reader, documents: Iterable[Document], least: float) -> Iterator[Record]:
    """The records of documents, one at a time, as sure as asked for; what could not be read is told at once and kept."""
    from onrecord.confidence import confident

    for document in documents:
        if document.failure:
            tell(document.failure)
        yield confident(reader.read(document), least)


def _printed(records: Iterator[Record], to: Form, *, many: bool) -> Iterator[tuple[str, bool]]:
    """Each piece of the output, and whether it stands for a report that could not be read."""
    if to is Form.text:
        yield from ((_brief(r, first=n == 0), r.document.failure is not None) for n, r in enumerate(records))
    elif to is Form.html:
        yield from _page(records)
    elif to is Form.jsonl:
        yield from ((_line(r) + "\n", r.document.failure is not None) for r in records)
    else:
        first = list(islice(records, 2))
        if many or len(first) != 1:
            yield from _array(chain(first, records))
        else:
            yield _line(first[0]) + "\n", first[0].document.failure is not None


def _array(records: Iterable[Record]) -> Iterator[tuple[str, bool]]:
    opening = "[\n"
    for record in records:
        yield opening + _line(record), record.document.failure is not None
        opening = ",\n"
    yield ("[]\n" if opening == "[\n" else "\n]\n"), False


def _page(records: Iterable[Record]) -> Iterator[tuple[str, bool]]:
    """One page for all: it opens with a list of them, so that it is written when the last one is read."""
    from onrecord.show import html

    read = list(records)
    yield from (("", r.document.failure is not None) for r in read)
    yield html(read), False


def _line(record: Record) -> str:
    from onrecord.schema import to_json

    return to_json(record).decode("utf-8")


def _brief(record: Record, *, first: bool) -> str:
    """The brief as the terminal shows it, or as plain text in a pipe; nothing for what could not be read."""
    from onrecord.show import brief, plain

    if record.document.failure:
        return ""
    between = "" if first else "\n\n"
    if not sys.stdout.isatty():
        return between + plain(brief(record))
    from rich.console import Console

    console = Console()
    with console.capture() as printed:
        console.print(brief(record))
    return between + printed.get()
