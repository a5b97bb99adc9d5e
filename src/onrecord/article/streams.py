"""Streams of bytes that are looked at before they are read."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, Protocol, TypeGuard

from onrecord.errors import UnreadableInput

_LOOKED_AT = 4096
_STEP = 1 << 20


class Stream(Protocol):
    """What can be read on, by size or by line."""

    def read(self, size: int = -1, /) -> bytes: ...

    def readline(self) -> bytes: ...

    def __iter__(self) -> Iterator[bytes]: ...


class PutBack:
    r"""A stream with what was read of it put back in front.

    >>> stream = PutBack(b"a\nb", io.BytesIO(b"c\nd"))
    >>> list(stream)
    [b'a\n', b'bc\n', b'd']
    >>> stream = PutBack(b"ab", io.BytesIO(b"cd"))
    >>> stream.read(1), stream.read(9), stream.read()
    (b'a', b'b', b'cd')
    """

    def __init__(self, start: bytes, rest: Stream) -> None:
        self._start, self._rest = start, rest
        self.most_on_disk: int | None = getattr(rest, "most_on_disk", None)

    def read(self, size: int = -1, /) -> bytes:
        """All that is left, or up to `size` bytes of it; none at the end alone."""
        if not self._start:
            return self._rest.read(size)
        given = self._start if size < 0 else self._start[:size]
        self._start = self._start[len(given) :]
        return given + self._rest.read() if size < 0 else given

    def readline(self) -> bytes:
        """The next line with its end."""
        line, end, self._start = self._start.partition(b"\n")
        return line + end if end else line + self._rest.readline()

    def __iter__(self) -> Iterator[bytes]:
        while line := self.readline():
            yield line


def first_line(stream: Stream) -> bytes:
    """All up to the end of the first line that is not empty."""
    begun = []
    for line in iter(stream.readline, b""):
        begun.append(line)
        if line.strip():
            break
    return b"".join(begun)


def more_of(start: bytes, stream: Stream) -> bytes:
    """What was read and what follows, to the length that tells one format from another."""
    parts, missing = [start], _LOOKED_AT - len(start)
    while missing > 0 and (read := stream.read(missing)):
        parts.append(read)
        missing -= len(read)
    return b"".join(parts)


@contextmanager
def seekable(stream: Stream) -> Iterator[tuple[BinaryIO, UnreadableInput | None]]:
    """The same as a file in which one can go back and forth, and why it is not all of it.

    What is none yet goes to disk first: of what is unpacked on the way so many bytes as its stream says, since a small file
    can unpack to more than any disk has.
    """
    if _is_file(stream):
        yield stream, None
        return
    with tempfile.TemporaryFile() as spooled:
        excess = _spool(stream, spooled, getattr(stream, "most_on_disk", None))
        spooled.seek(0)
        yield spooled, excess


def _spool(stream: Stream, spooled: IO[bytes], most: int | None) -> UnreadableInput | None:
    """Writes what is left of a stream; why that is not all of it, where it is more than it may be."""
    written = 0
    while piece := stream.read(_STEP):
        written += len(piece)
        if most is not None and written > most:
            seen = f"unpacks to more than {most:,} bytes; what stands behind these is not read"
            return UnreadableInput(seen, remedy="unpack it first", stage="size")
        spooled.write(piece)
    return None


def rejoined(start: bytes, stream: Stream) -> Stream:
    """The stream from where it was before `start` was read of it."""
    if _is_file(stream):
        stream.seek(-len(start), io.SEEK_CUR)
        return stream
    return PutBack(start, stream)


def _is_file(stream: Stream) -> TypeGuard[io.BufferedReader]:
    return isinstance(stream, io.BufferedReader) and stream.seekable()
