"""WARC archives, through fastwarc: the pages among their records. What is damaged is told, and the next record sought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from onrecord.article.arrivals import Arrival, Opened
from onrecord.article.encoded import codings, unchunked, unpacked
from onrecord.article.gzipped import is_gzip, unpacked_start
from onrecord.article.source import Source
from onrecord.article.streams import Stream, seekable
from onrecord.article.warc_starts import next_record
from onrecord.article.whole import report_from
from onrecord.errors import UnreadableInput

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MAGIC, _STAGE, _OK = b"WARC/", "warc", 200
_READ = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_MOST_BYTES = 64 << 20


def is_warc(start: bytes) -> bool:
    r"""Whether bytes begin as an archive of web pages does, packed or not.

    >>> is_warc(b"WARC/1.1\r\n"), is_warc(b"WARC is a format.")
    (True, False)
    """
    return (unpacked_start(start) if is_gzip(start) else start).startswith(_MAGIC)


def arrivals_from_warc(stream: Stream, source: Source) -> Iterator[Arrival]:
    """What arrives of an archive: each page that a server answered with; other records are passed over."""
    try:
        import fastwarc  # noqa: F401
    except ImportError:
        yield source.failure(UnreadableInput("a WARC archive", remedy="pip install 'onrecord[batch]'", stage=_STAGE))
        return
    found = False
    with seekable(stream) as (file, excess):
        for _, opened in pages(file, source, file.tell()):
            for arrival in opened():
                found = True
                yield arrival
    if excess is not None:
        yield source.failure(excess)
        return
    if not found:
        remedy = "give one with answers of servers that are HTML or plain text"
        yield source.failure(UnreadableInput("a WARC archive without a page", remedy=remedy, stage=_STAGE))


def pages(file: BinaryIO, source: Source, at: int | None, end: int | None = None) -> Iterator[tuple[int, Opened]]:
    """The pages from a byte on, then from the first record behind each damage, which is told once; up to a byte.

    Each comes with the byte where its record begins, and is opened by a call, before the next one is asked for. Pages may
    be passed over; where the pages of a file begin is the same whether they are opened or not.
    """
    told = False
    while at is not None and (end is None or at < end):
        try:
            for record in _records(file, at):
                at, told = record.stream_pos, False
                if end is not None and at >= end:
                    return
                if _is_page(record):
                    opening = _Opening(record, source, at)
                    yield at, opening
                    told = opening.damaged
            return
        except OSError as error:
            if not told:
                yield at, _Told(source.failure(_damage(error), f"byte {at}"))
        told, at = True, next_record(file, at + 1)


def first_part(file: BinaryIO, source: Source, at: int, end: int) -> str:
    """What the first page between two bytes is called; where there is none that is whole, the byte."""
    openings = (opened for _, opened in pages(file, source, at, end))
    first = next(openings, None)
    return _part(first.record) if isinstance(first, _Opening) else f"byte {at}"


@dataclass(slots=True)
class _Opening:
    """A page that waits to be opened."""

    record: WarcRecord
    source: Source
    at: int
    damaged: bool = False
    """Whether the record itself turned out to be what can't be read, not the page in it."""

    def __call__(self) -> Iterator[Arrival]:
        try:
            arrival = _arrival(self.record, self.source)
        except OSError as error:
            arrival = self.source.failure(_damage(error), f"byte {self.at}")
        failure = arrival.document.failure
        self.damaged = failure is not None and failure.stage == _STAGE
        yield arrival


@dataclass(frozen=True, slots=True)
class _Told:
    """A damage, as something to open."""

    arrival: Arrival

    def __call__(self) -> Iterator[Arrival]:
        yield self.arrival


def _records(file: BinaryIO, at: int) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator

    file.seek(at)
    yield from ArchiveIterator(file, parse_http=False)


def _is_page(record: WarcRecord) -> bool:
    """Whether a record holds a page, or an answer that has lost its head."""
    from fastwarc.warc import WarcRecordType

    if record.record_type != WarcRecordType.response or not record.is_http:
        return False
    record.parse_http(auto_decode="none")
    status = record.http_headers.status_code
    return status is None or (status == _OK and record.http_content_type in _READ)


def _part(record: WarcRecord) -> str:
    return f"record {record.record_id}"


def _arrival(record: WarcRecord, source: Source) -> Arrival:
    """What arrives of a page."""
    head, part = record.http_headers, _part(record)
    if head.status_code is None:
        return source.failure(UnreadableInput("no head of HTTP", remedy="get it again", stage=_STAGE), part)
    body = b""
    try:
        body = _body(record)
        raw = unpacked(
            [_joined(body, head.get("Transfer-Encoding"))], codings(head.get("Content-Encoding")), most=_MOST_BYTES
        )
    except UnreadableInput as error:
        return source.failure(error, part, body)
    return report_from(raw, source, part, url=record.headers.get("WARC-Target-URI"))


def _body(record: WarcRecord) -> bytes:
    """All bytes behind the head. Raises UnreadableInput where they are too many, or fewer than promised."""
    promised = record.content_length
    if promised > _MOST_BYTES:
        raise UnreadableInput(f"{promised:,} bytes", remedy="give a smaller report", stage="size")
    body = record.reader.read(promised)
    if len(body) < promised:
        seen = f"{len(body):,} bytes of {promised:,}: the record breaks off"
        raise UnreadableInput(seen, remedy="get the archive again", stage=_STAGE)
    return body


def _joined(body: bytes, transfer: str | None) -> bytes:
    return unchunked(body) if "chunked" in codings(transfer) else body


def _damage(error: OSError) -> UnreadableInput:
    seen = f"a damaged record behind this byte ({' '.join(str(error).split())})"
    return UnreadableInput(seen, remedy="get the archive again; the records behind it are read", stage=_STAGE)
