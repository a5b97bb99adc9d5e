"""The formats that are read in parts: where the reports of a file begin, and how those of a piece are opened.

Both go by the same units, so that a file gives the same reports wherever it is cut.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast
from urllib.parse import urlsplit

from onrecord.article.arrivals import Arrival, Opened
from onrecord.article.jsonl import arrival_of_line, items_of_json, json_bytes
from onrecord.article.openers import arrivals_from_stream, format_of, is_wide, start_of
from onrecord.article.parquet import row_count, rows
from onrecord.article.rows import arrival_of_row
from onrecord.article.source import SeenIds, Source, is_address, source_of_file
from onrecord.article.streams import Stream
from onrecord.article.warc import first_part, pages
from onrecord.batch.addresses import is_remote
from onrecord.batch.settings import Settings
from onrecord.batch.shards import Piece
from onrecord.errors import UnreadableInput

Start = tuple[int, int]
"""Where a report begins: in the units of the format, and in bytes where it seeks by these."""
Units = Iterator[tuple[int, Opened]]
_DAMAGE = (gzip.BadGzipFile, EOFError, zlib.error)
"""What unpacking raises."""
_LOOKED_AT, _LONGEST_LINE, _LARGEST_LIST = 4 << 20, 64 << 20, 128 << 20
"""Bytes."""
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
    head = piece.address.partition("::")[0]
    path = Path(urlsplit(head).path if is_address(head) else head)
    source = source_of_file(path, published=settings.published, kind=settings.kind, seen=_AnyIds())
    return replace(source, name=piece.address, path=piece.address) if is_remote(piece.address) else source


def format_in(file: BinaryIO, address: str) -> str:
    """The row of CUTS for a file, by its first bytes and its name."""
    suffix = source_of(Piece(address, WHOLE, 0, 1), Settings(out="")).suffix
    start = _head(cast(Stream, file))
    name = format_of(start, suffix).name
    file.seek(0)
    if name == "gzip":
        unpacked = cast(Stream, gzip.GzipFile(fileobj=file))
        try:
            start = _head(unpacked)
        except _DAMAGE:
            return WHOLE
        name = PACKED_LINES if format_of(start, suffix).name == LINES else WHOLE
    if name in (LINES, PACKED_LINES) and is_wide(start):
        return WHOLE
    return name if name in CUTS else WHOLE


def _head(stream: Stream) -> bytes:
    """As much of a stream as tells its format, and of an endless line no more than its beginning."""
    return start_of(io.BytesIO(stream.read(_LOOKED_AT)))


def _starts_of_lines(file: BinaryIO, piece: Piece) -> Iterator[Start]:
    at = piece.at
    file.seek(at)
    for number, line in zip(range(piece.first, piece.last), _lines_in(file), strict=False):
        if not line.is_empty:
            yield number, at
        at += line.size


def _lines(file: BinaryIO, source: Source, piece: Piece) -> Units:
    file.seek(piece.at)
    for number, line in zip(range(piece.first, piece.last), _lines_in(file), strict=False):
        if not line.is_empty:
            yield number, partial(_line, line, source, number)


def _starts_of_packed(file: BinaryIO, piece: Piece) -> Iterator[Start]:
    """The lines, and where the file is damaged one more."""
    return ((number, 0) for number, _ in _unpacked(file, piece))


def _packed_lines(file: BinaryIO, source: Source, piece: Piece) -> Units:
    return ((number, partial(_line, line, source, number)) for number, line in _unpacked(file, piece))


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, or why there is none."""

    content: bytes
    size: int
    error: UnreadableInput | None = None
    whole: bool = False
    """Whether the error is one of the file, not of the line."""

    @property
    def is_empty(self) -> bool:
        return self.error is None and not self.content.strip()


def _lines_in(stream: BinaryIO) -> Iterator[_Line]:
    """Line by line; of one that is too long only how long it is, so that it never is in memory."""
    while content := stream.readline(_LONGEST_LINE):
        size, end = len(content), content
        while size >= _LONGEST_LINE and not end.endswith(b"\n") and (end := stream.readline(_LONGEST_LINE)):
            size += len(end)
        if size == len(content):
            yield _Line(content, size)
        else:
            seen = f"a line of {size:,} bytes"
            yield _Line(b"", size, UnreadableInput(seen, remedy="give a smaller report", stage="size"))


def _unpacked(file: BinaryIO, piece: Piece) -> Iterator[tuple[int, _Line]]:
    """The lines of a piece, from the start of the file: damage comes to light at the same line, whichever are asked for."""
    number, lines = -1, _lines_in(cast(BinaryIO, gzip.GzipFile(fileobj=file)))
    try:
        for number, line in zip(range(piece.last), lines, strict=False):
            if number >= piece.first and not line.is_empty:
                yield number, line
    except _DAMAGE as error:
        if number + 1 >= piece.first:
            yield number + 1, _Line(b"", 0, _damaged(error), whole=True)


def _damaged(error: BaseException) -> UnreadableInput:
    seen = f"damaged gzip ({' '.join(str(error).split())})"
    return UnreadableInput(seen, remedy="get the file again; what stood before is read", stage="gzip")


def _line(line: _Line, source: Source, number: int) -> Iterator[Arrival]:
    part = f"line {number + 1}"
    if line.error is None:
        yield arrival_of_line(line.content, source, part)
    else:
        yield source.failure(line.error, "" if line.whole else part)


def _starts_of_rows(file: BinaryIO, piece: Piece) -> Iterator[Start]:
    return ((number, 0) for number in range(piece.first, min(piece.last, row_count(file))))


def _rows(file: BinaryIO, source: Source, piece: Piece) -> Units:
    return rows(file, source, piece.first, piece.last)


def _starts_of_items(file: BinaryIO, piece: Piece) -> Iterator[Start]:
    return ((number, 0) for number in range(piece.first, min(piece.last, len(_list_in(file)))))


def _items(file: BinaryIO, source: Source, piece: Piece) -> Units:
    found = _list_in(file)[piece.first : piece.last]
    return ((number, partial(_item, row, source, number)) for number, row in enumerate(found, piece.first))


def _list_in(file: BinaryIO) -> list[object]:
    """The items of a list; none of one that is too large to be parsed anew for each shard."""
    raw = file.read(_LARGEST_LIST + 1)
    return [] if len(raw) > _LARGEST_LIST else items_of_json(raw)


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
