"""Archives of web pages, record by record, as crawlers write them."""

from __future__ import annotations

import gzip

HTML, PLAIN = "text/html; charset=utf-8", "text/plain"


def record(
    number: int, body: bytes, *, kind: str = "response", mime: str = HTML, status: str = "200 OK", head: str = ""
) -> bytes:
    """A record of HTTP; `head` are lines to add to HTTP's own, each with its end."""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {mime}\r\n{head}\r\n".encode() + body
    start = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://courier.example/{number}\r\nWARC-Date: 2031-04-09T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return start.encode() + block + b"\r\n\r\n"


def info() -> bytes:
    """The record with which an archive opens."""
    said = b"software: harbour-crawler\r\n"
    head = f"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:0>\r\nContent-Length: {len(said)}\r\n\r\n"
    return head.encode() + said + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Each record packed on its own, as archives are."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def report(number: int) -> bytes:
    """A page with a report of its own."""
    return (
        f"<html><head><title>Envoy {number} leaves Vardo</title></head><body><article><h1>Envoy {number} leaves Vardo</h1>"
        f"<p>Verania recalled its envoy number {number} from Kostria on Wednesday, saying that the seizure of the trawler "
        "could not stand. Foreign Minister Lena Ruud told parliament that the crew had been held for six days.</p>"
        "<p>Kostria called the recall a mistake and said that its door stayed open to any government that wished to "
        "talk, and that the crew would be freed in good time.</p></article></body></html>"
    ).encode()
