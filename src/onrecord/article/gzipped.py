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
    unpacked = gzip.GzipFile(fileobj=cast(BinaryIO, stream))
    try:
        yield from within(unpacked, source)
    except (gzip.BadGzipFile, EOFError, zlib.error, RecursionError) as error:
        seen = f"damaged gzip ({' '.join(str(error).split())})"
        yield source.failure(
            UnreadableInput(seen, remedy="get the file again; what stood before is read", stage="gzip")
        )
