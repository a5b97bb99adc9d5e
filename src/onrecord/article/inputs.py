"""Files, folders and standard input -> a stream of documents. Nothing that is found there stops the stream."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import BinaryIO

from onrecord.article.arrivals import Arrival
from onrecord.article.doors import unreadable_file
from onrecord.article.openers import arrivals_from_stream
from onrecord.article.source import STDIN, SeenIds, Source, source_of_file
from onrecord.records import Document, DocumentKind


def read_inputs(
    paths: Iterable[Path | str],
    *,
    stdin: BinaryIO | None = None,
    published: str | None = None,
    kind: DocumentKind | None = None,
) -> Iterator[Document]:
    """The documents of files, of all files below folders (sorted by path) and, for '-', of standard input.

    JSON lines, rows of a table and records of an archive stream one by one; a JSON file holds one or a list; any other
    file is one report: a page, a PDF, a text. `published` is the stamp, `kind` the kind of those that bring none.
    """
    return (arrival.document for arrival in arrivals(paths, stdin=stdin, published=published, kind=kind))


def arrivals(
    paths: Iterable[Path | str],
    *,
    stdin: BinaryIO | None = None,
    published: str | None = None,
    kind: DocumentKind | None = None,
) -> Iterator[Arrival]:
    """The same documents, each with where it came from; what can't be read is told in its place, and the rest goes on."""
    seen = SeenIds()
    for path in paths:
        if str(path) == STDIN:
            source = Source(name="standard input", path=STDIN, published=published, kind=kind, seen=seen)
            yield from _read(nullcontext(stdin or io.BytesIO()), source)
            continue
        for file in files_of(Path(path)):
            source = source_of_file(file, published=published, kind=kind, seen=seen)
            yield from _read(_opened(file), source)


def files_of(path: Path) -> list[Path]:
    """The file itself, or the files below a folder, sorted; what is hidden stays so."""
    if not path.is_dir():
        return [path]
    below = (p for p in path.rglob("*") if not any(part.startswith(".") for part in p.relative_to(path).parts))
    return sorted(p for p in below if p.is_file())


def _read(opening: AbstractContextManager[BinaryIO], source: Source) -> Iterator[Arrival]:
    """What arrives of a source; what the system has against it is told in its place."""
    try:
        with opening as stream:
            yield from arrivals_from_stream(stream, source)
    except OSError as error:
        yield source.failure(unreadable_file(error))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    with path.open("rb") as file:
        yield file
