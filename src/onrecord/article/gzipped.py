"""gzip: whatever lies in it, read as it is unpacked."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from onrecord.article.arrivals import Arrival
from onrecord.article.source import Source
from onrecord.article.streams import Stream
from onrecord.errors import UnreadableInput

_MAGIC, _FEW = b"\x1f\x8b", 64
_MOST_BYTES = 64 << 20
MOST_ON_DISK = 8 << 30
"""Bytes to which a table or an archive may unpack: these are not read in one go, so that they go to disk first."""


class _Unpacked:
    """What lies in gzip, as a stream that never grows past a size: not as a whole, nor in one line."""

    def __init__(self, stream: Stream) -> None:
        self._file = gzip.GzipFile(fileobj=cast(BinaryIO, stream))
        self.most_on_disk = MOST_ON_DISK

    def read(self, size: int = -1, /) -> bytes:
        """All that is left, or up to `size` bytes of it. Raises UnreadableInput where all is too much."""
        return self._file.read(size) if size >= 0 else _refused_past(self._file.read(_MOST_BYTES + 1))

    def readline(self) -> bytes:
        """The next line with its end. Raises UnreadableInput where it is too long."""
        return _refused_past(self._file.readline(_MOST_BYTES + 1))

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.readline, b"")


def _refused_past(piece: bytes) -> bytes:
    """The piece; raises UnreadableInput for one that is longer than a report may be."""
    if len(piece) > _MOST_BYTES:
        seen = f"gzip that unpacks to more than {_MOST_BYTES:,} bytes in one piece"
        raise UnreadableInput(seen, remedy="give JSON lines, one report a line", stage="size")
    return piece


def is_gzip(start: bytes) -> bool:
    """Whether bytes begin as gzip does."""
    return start.startswith(_MAGIC)


def unpacked_start(start: bytes) -> bytes:
    """A few bytes that the first ones of gzip stand for; nothing where they can't be unpacked.

    >>> unpacked_start(gzip.compress(b"WARC/1.0 ...")[:24])[:5], unpacked_start(b"WARC/1.0")
    (b'WARC/', b'')
    """
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(start, _FEW)
    except zlib.error:
        return b""


def arrivals_from_gzip(
    stream: Stream, source: Source, *, within: Callable[[Stream, Source], Iterator[Arrival]]
) -> Iterator[Arrival]:
    """What arrives of what lies in gzip; where it is damaged, a failure after what could be read."""
    try:
        yield from within(_Unpacked(stream), source)
    except UnreadableInput as error:
        yield source.failure(error)
    except (gzip.BadGzipFile, EOFError, zlib.error, RecursionError) as error:
        seen = f"damaged gzip ({' '.join(str(error).split())})"
        yield source.failure(
            UnreadableInput(seen, remedy="get the file again; what stood before is read", stage="gzip")
        )
