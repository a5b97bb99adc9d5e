"""Which format a source is in, as rows: by the first bytes, which tell more than a name, and by what its name ends in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from onrecord.article.arrivals import Arrival
from onrecord.article.formats import PAGES
from onrecord.article.gzipped import arrivals_from_gzip, is_gzip
from onrecord.article.jsonl import arrivals_from_lines, is_json_line
from onrecord.article.parquet import arrivals_from_parquet, is_parquet, rows_of_parquet
from onrecord.article.source import Source
from onrecord.article.streams import Stream, first_line, more_of, rejoined
from onrecord.article.warc import arrivals_from_warc, is_warc
from onrecord.article.whole import JSON, LINES, TEXTS, arrivals_from_whole

_STEP = 1 << 20
_WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Format:
    """A way in which sources hold reports."""

    name: str
    suffixes: frozenset[str]
    """What names of its files end in."""
    begins: Callable[[bytes], bool]
    """Whether the first bytes of a source show that it is in this format."""
    unless: frozenset[str]
    """What names end in where the first bytes show nothing of the kind."""
    read: Callable[[Stream, Source], Iterator[Arrival]]
    count: Callable[[Path], int | None]
    """How many reports a file holds, where that is known without reading it."""


def arrivals_from_stream(stream: Stream, source: Source) -> Iterator[Arrival]:
    """What arrives of a source, in whatever format it is; JSON lines as they come."""
    start = start_of(stream)
    yield from format_of(start, source.suffix).read(rejoined(start, stream), source)


def start_of(stream: Stream) -> bytes:
    """As much of a stream as tells its format."""
    start = first_line(stream)
    return start if _begins_lines(start) else more_of(start, stream)


def format_of(start: bytes, suffix: str) -> Format:
    """The format that the first bytes tell, or else the name; a whole report where neither tells one.

    >>> format_of(b'{"text": "Varn agreed."}', "").suffixes == format_of(b"", ".jsonl").suffixes == LINES
    True
    """
    by_bytes = (form for form in _FORMATS if suffix not in form.unless and form.begins(start))
    by_name = (form for form in _FORMATS if suffix in form.suffixes)
    return next(chain(by_bytes, by_name), _WHOLE)


def _begins_lines(start: bytes) -> bool:
    return not is_wide(start) and is_json_line(start.decode("utf-8-sig", "replace"))


def is_wide(start: bytes) -> bool:
    """Whether lines are not to be found by their bytes: UTF-16, UTF-32, or no text at all."""
    return b"\0" in start or start.startswith(_WIDE)


def _read_lines(stream: Stream, source: Source) -> Iterator[Arrival]:
    start = first_line(stream)
    whole = rejoined(start, stream)
    if is_wide(start):
        yield from arrivals_from_whole(whole.read(), source)
    else:
        yield from arrivals_from_lines(whole, source)


def _read_whole(stream: Stream, source: Source) -> Iterator[Arrival]:
    yield from arrivals_from_whole(stream.read(), source)


def _lines_in(path: Path) -> int:
    """How many lines a file has, the last one without an end counted too."""
    lines, last = 0, b"\n"
    with path.open("rb") as file:
        while piece := file.read(_STEP):
            lines += piece.count(b"\n")
            last = piece[-1:]
    return lines + (last != b"\n")


def _items_in(path: Path) -> int | None:
    """One for a file of JSON that is an object; how long a list is only reading tells."""
    with path.open("rb") as file:
        return None if file.read(_STEP).lstrip().startswith(b"[") else 1


def _one(_: Path) -> int:
    return 1


def _unknown(_: Path) -> None:
    return None


def _never(_: bytes) -> bool:
    return False


_NONE: frozenset[str] = frozenset()
_ARCHIVES = frozenset({".warc"})
_UNPACKED = partial(arrivals_from_gzip, within=arrivals_from_stream)
_FORMATS = (
    Format("warc", _ARCHIVES, is_warc, _NONE, arrivals_from_warc, _unknown),
    Format("parquet", frozenset({".parquet"}), is_parquet, _NONE, arrivals_from_parquet, rows_of_parquet),
    Format("gzip", _NONE, is_gzip, _ARCHIVES, _UNPACKED, _unknown),  # archives are packed record by record
    Format("lines", LINES, _begins_lines, TEXTS | PAGES, _read_lines, _lines_in),
    Format("json", frozenset({JSON}), _never, _NONE, _read_whole, _items_in),
)
_WHOLE = Format("whole", _NONE, _never, _NONE, _read_whole, _one)
