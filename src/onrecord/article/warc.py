"""WARC archives, through fastwarc: the pages among their records. What is damaged is told, and the next record sought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from onrecord.article.arrivals import Arrival
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
    with seekable(stream) as file:
        for arrival in _arrivals(file, source):
            found = True
            yield arrival
    if not found:
        remedy = "give one with answers of servers that are HTML or plain text"
        yield source.failure(UnreadableInput("a WARC archive without a page", remedy=remedy, stage=_STAGE))


def _arrivals(file: BinaryIO, source: Source) -> Iterator[Arrival]:
    """The pages from the start of the file, then from the first record behind each damage, which is told once."""
    at: int | None = file.tell()
    told = False
    while at is not None:
        try:
            for record in _records(file, at):
                at, arrival = record.stream_pos, _arrival(record, source)
                told = arrival is not None and _is_damage(arrival)
                if arrival is not None:
                    yield arrival
            return
        except OSError as error:
            if not told:
                yield source.failure(_damage(error), f"byte {at}")
        told, at = True, next_record(file, at + 1)


def _records(file: BinaryIO, at: int) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator

    file.seek(at)
    yield from ArchiveIterator(file, parse_http=False)


def _arrival(record: WarcRecord, source: Source) -> Arrival | None:
    """What arrives of a record; nothing of one that holds no page."""
    from fastwarc.warc import WarcRecordType

    if record.record_type != WarcRecordType.response or not record.is_http:
        return None
    record.parse_http(auto_decode="none")
    head, part = record.http_headers, f"record {record.record_id}"
    if head.status_code is None:
        return source.failure(UnreadableInput("no head of HTTP", remedy="get it again", stage=_STAGE), part)
    if head.status_code != _OK or record.http_content_type not in _READ:
        return None
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


def _is_damage(arrival: Arrival) -> bool:
    """Whether the record itself is what could not be read, not the page in it."""
    return arrival.document.failure is not None and arrival.document.failure.stage == _STAGE


def _damage(error: OSError) -> UnreadableInput:
    seen = f"a damaged record behind this byte ({' '.join(str(error).split())})"
    return UnreadableInput(seen, remedy="get the archive again; the records behind it are read", stage=_STAGE)
