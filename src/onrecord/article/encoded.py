"""Bodies of HTTP as they were sent -> as they were meant: chunks joined, compression undone, never past a size."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable, Iterator

from onrecord.errors import UnreadableInput

_CHUNK = re.compile(rb"([0-9A-Fa-f]++)[^\r\n]*+\r?\n")
_STEP = 1 << 16
_GZIP, _BROTLI = ("gzip", "x-gzip"), "br"
_GZIP_MAGIC = b"\x1f\x8b"
_EITHER_HEAD, _NO_HEAD = zlib.MAX_WBITS | 32, -zlib.MAX_WBITS


def codings(header: str | None) -> list[str]:
    """The names that a header lists, in small letters, without those that change nothing.

    >>> codings("GZip, identity"), codings(None)
    (['gzip'], [])
    """
    names = (name.strip().lower() for name in (header or "").split(","))
    return [name for name in names if name not in ("", "identity")]


def unchunked(body: bytes) -> bytes:
    r"""A body that was sent in chunks, joined; one that is joined already is left as it is.

    >>> unchunked(b"5\r\nOstla\r\n2\r\nnd\r\n0\r\n\r\n"), unchunked(b"<html>")
    (b'Ostland', b'<html>')
    """
    parts, at = [], 0
    while found := _CHUNK.match(body, at):
        size = int(found[1], 16)
        parts.append(body[found.end() : found.end() + size])
        at = found.end() + size + len(b"\r\n")
        if not size:
            return b"".join(parts)
        if at > len(body):
            break
    if not parts:
        return body
    raise _damaged("chunks that break off", "the body")


def unpacked(body: Iterable[bytes], names: list[str], *, most: int) -> bytes:
    """A body, given piece by piece, with its codings undone. Raises UnreadableInput where one is unknown or damaged, or
    where it grows past `most` bytes: unpacking stops there.

    >>> unpacked([zlib.compress(b"Varn agreed.")], ["deflate"], most=100)
    b'Varn agreed.'
    """
    pieces = iter(body)
    for name in reversed(names):
        pieces = _undone(pieces, name, most)
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > most:
            raise UnreadableInput(f"more than {most:,} bytes", remedy="give a smaller report", stage="size")
    return bytes(whole)


def _undone(pieces: Iterator[bytes], name: str, most: int) -> Iterator[bytes]:
    if name in _GZIP or name == "deflate":
        return _inflated(pieces, name)
    if name == _BROTLI:
        return _brotli(pieces, most)
    raise UnreadableInput(f"a body packed as {name!r}", remedy="give the page unpacked", stage="decode")


def _inflated(pieces: Iterator[bytes], name: str) -> Iterator[bytes]:
    """Both kinds of deflate, and gzip, step by step; what is not packed after all is left as it is."""
    first = next(pieces, b"")
    if name in _GZIP and first and not first.startswith(_GZIP_MAGIC):
        yield first
        yield from pieces
        return
    yield from _steps(first, pieces, zlib.decompressobj(_wbits(first, name)))


def _wbits(first: bytes, name: str) -> int:
    zlib_head = len(first) > 1 and first[0] & 15 == zlib.DEFLATED and not int.from_bytes(first[:2], "big") % 31
    return _EITHER_HEAD if name in _GZIP or zlib_head else _NO_HEAD


def _steps(first: bytes, pieces: Iterator[bytes], packed: zlib._Decompress) -> Iterator[bytes]:
    waiting = first
    try:
        while not packed.eof and (waiting or (waiting := next(pieces, b""))):
            yield packed.decompress(waiting, _STEP)
            waiting = packed.unconsumed_tail
        yield packed.flush()
    except zlib.error as error:
        raise _damaged(str(error), "the packed body") from error
    if not packed.eof and first:
        raise _damaged("it breaks off", "the packed body")


def _brotli(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    """Brotli, as the reader of archives unpacks it where that is installed."""
    try:
        from fastwarc.stream_io import BrotliReader
    except ImportError as error:
        remedy = "pip install 'onrecord[batch]'"
        raise UnreadableInput("a body packed as 'br'", remedy=remedy, stage="decode") from error
    try:
        yield BrotliReader(io.BytesIO(b"".join(pieces))).read(most + 1)
    except OSError as error:
        raise _damaged(str(error), "the packed body") from error


def _damaged(what: str, where: str) -> UnreadableInput:
    seen = f"{where} is damaged ({' '.join(what.split())})"
    return UnreadableInput(seen, remedy="get it again", stage="decode")
