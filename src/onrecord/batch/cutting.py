"""The formats that are read in parts: where the reports of a file begin, and how those of a piece are opened.

Both go by the same units, so that a file gives the same reports wherever it is cut.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import BinaryIO, cast

from onrecord.article.arrivals import Arrival, Opened
from onrecord.article.gzipped import DAMAGE, damaged
from onrecord.article.jsonl import arrival_of_line, items_of_json, json_bytes
from onrecord.article.openers import arrivals_from_stream, format_of, is_wide, start_of
from onrecord.article.parquet import row_count, rows
from onrecord.article.rows import arrival_of_row
from onrecord.article.source import SeenIds, Source, source_of_file
from onrecord.article.streams import Stream
from onrecord.article.warc import first_part, pages
from onrecord.batch.addresses import is_remote
from onrecord.batch.settings import Settings
from onrecord.batch.shards import Piece

Start = tuple[int, int]
"""Where a report begins: in the units of the format, and in bytes where it seeks by these."""
Units = Iterator[tuple[int, Opened]]
WHOLE, LINES, PACKED_LINES = "whole", "lines", "lines.gz"


@dataclass(frozen=True, slots=True)
class Cut:
    """A format whose files can be cut between reports."""

    starts: Callable[[BinaryIO, Piece], Iterator[Start]]
    """Where the reports of a piece begin; nothing where it holds none, or can't be read: then it is read as a whole."""
    units: Callable[[BinaryIO, Source, Piece], Units]
    """The reports of a piece, each to be opened by a call before the next is asked for."""
    part: Callable[[BinaryIO, Source, Piece], str]
    """What the first report of a piece is called."""
    many: bool = False
    """Whether more than one report may come of a unit."""


class _AnyIds(SeenIds):
    """Ids may come twice: what another shard holds is not known here."""

    def add(self, external_id: str, where: str) -> None:
        """Notes nothing."""


def source_of(piece: Piece, settings: Settings) -> Source:
    """The source that a piece is of."""
    path = Path(piece.address.partition("::")[0])
    source = source_of_file(path, published=settings.published, kind=settings.kind, seen=_AnyIds())
    return replace(source, name=piece.address, path=piece.address) if is_remote(piece.address) else source


def format_in(file: BinaryIO, address: str) -> str:
    """The row of CUTS for a file, by its first bytes and its name."""
    suffix = source_of(Piece(address, WHOLE, 0, 1), Settings(out="")).suffix
    start = start_of(file)
    name = format_of(start, suffix).name
    file.seek(0)
    if name == "gzip":
        unpacked = cast(Stream, gzip.GzipFile(fileobj=file))
        try:
            start = start_of(unpacked)
        except DAMAGE:
            return WHOLE
        name = PACKED_LINES if format_of(start, suffix).name == LINES else WHOLE
    if name in (LINES, PACKED_LINES) and is_wide(start):
        return WHOLE
    return name if name in CUTS else WHOLE


def _starts_of_lines(file: BinaryIO, piece: Piece) -> Iterator[Start]:
    at = piece.at
    file.seek(at)
    for number, line in zip(range(piece.first, piece.last), file, strict=False):
        if line.strip():
            yield number, at
        at += len(line)


def _lines(file: BinaryIO, source: Source, piece: Piece) -> Units:
    file.seek(piece.at)
    for number, line in zip(range(piece.first, piece.last), file, strict=False):
        if line.strip():
            yield number, partial(_line, line, source, number)


def _line(line: bytes, source: Source, number: int) -> Iterator[Arrival]:
    yield arrival_of_line(line, source, f"line {number + 1}")


def _starts_of_packed(file: BinaryIO, piece: Piece) -> Iterator[Start]:
    """The lines, and where the file is damaged one more."""
    for number, line in _unpacked(file):
        if number >= piece.last:
            return
        if number >= piece.first and (not isinstance(line, bytes) or line.strip()):
            yield number, 0


def _packed_lines(file: BinaryIO, source: Source, piece: Piece) -> Units:
    for number, line in _unpacked(file):
        if number >= piece.last:
            return
        if number < piece.first:
            continue
        if not isinstance(line, bytes):
            yield number, partial(_told, source.failure(damaged(line)))
        elif line.strip():
            yield number, partial(_line, line, source, number)


def _unpacked(file: BinaryIO) -> Iterator[tuple[int, bytes | BaseException]]:
    """Line by line from the start: damage comes to light at the same line, whichever lines are asked for."""
    unpacked = gzip.GzipFile(fileobj=file)
    for number in count():
        try:
            line = unpacked.readline()
        except DAMAGE as error:
            yield number, error
            return
        if not line:
            return
        yield number, line


def _told(arrival: Arrival) -> Iterator[Arrival]:
    yield arrival


def _starts_of_rows(file: BinaryIO, piece: Piece) -> Iterator[Start]:
    return ((number, 0) for number in range(piece.first, min(piece.last, row_count(file))))


def _rows(file: BinaryIO, source: Source, piece: Piece) -> Units:
    return rows(file, source, piece.first, piece.last)


def _starts_of_items(file: BinaryIO, piece: Piece) -> Iterator[Start]:
    return ((number, 0) for number in range(piece.first, min(piece.last, len(items_of_json(file.read())))))


def _items(file: BinaryIO, source: Source, piece: Piece) -> Units:
    found = items_of_json(file.read())[piece.first : piece.last]
    return ((number, partial(_item, row, source, number)) for number, row in enumerate(found, piece.first))


def _item(row: object, source: Source, number: int) -> Iterator[Arrival]:
    yield arrival_of_row(row, source, f"item {number + 1}", json_bytes(row))


def _starts_of_pages(file: BinaryIO, piece: Piece) -> Iterator[Start]:
    """Where pages begin, and where damage is told of what lies behind another record."""
    before = -1
    for at, _ in pages(file, Source(name="", path=""), piece.first, piece.last):
        if at > before:
            yield at, at
        before = at


def _pages(file: BinaryIO, source: Source, piece: Piece) -> Units:
    return pages(file, source, piece.first, piece.last)


def _part_of_page(file: BinaryIO, source: Source, piece: Piece) -> str:
    return first_part(file, source, piece.first, piece.last)


def _no_starts(*_: object) -> Iterator[Start]:
    return iter(())


def _whole(file: BinaryIO, source: Source, _: Piece) -> Units:
    yield 0, partial(arrivals_from_stream, file, source)


def _no_part(*_: object) -> str:
    return ""


def _numbered(name: str) -> Callable[[BinaryIO, Source, Piece], str]:
    return lambda _, __, piece: f"{name} {piece.first + 1}"


CUTS = {
    "warc": Cut(_starts_of_pages, _pages, _part_of_page),
    "parquet": Cut(_starts_of_rows, _rows, _numbered("row")),
    LINES: Cut(_starts_of_lines, _lines, _numbered("line")),
    PACKED_LINES: Cut(_starts_of_packed, _packed_lines, _numbered("line")),
    "json": Cut(_starts_of_items, _items, _numbered("item")),
    WHOLE: Cut(_no_starts, _whole, _no_part, many=True),
}
