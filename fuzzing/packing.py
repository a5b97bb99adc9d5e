"""Bytes of one format inside another: what a fuzzer would never pack right by chance."""

from __future__ import annotations

import gzip
import io

_URI = "https://courier.example/1"


def warc(body: bytes, *, head: str = "", kind: str = "response", mime: str = "text/html") -> bytes:
    """An archive with one record of HTTP; `head` are more lines of HTTP's head, each with its end."""
    block = f"HTTP/1.1 200 OK\r\nContent-Type: {mime}\r\n{head}\r\n".encode() + body
    start = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: {_URI}\r\n"
        f"WARC-Date: 2031-04-09T00:00:00Z\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return start.encode() + block + b"\r\n\r\n"


def packed(raw: bytes) -> bytes:
    """The same in gzip, the same bytes each time."""
    return gzip.compress(raw, compresslevel=6, mtime=0)


def parquet(texts: list[str]) -> bytes:
    """A table with a column of texts."""
    import pyarrow
    from pyarrow import parquet as files

    out = io.BytesIO()
    files.write_table(pyarrow.table({"id": [str(n) for n in range(len(texts))], "text": texts}), out)
    return out.getvalue()


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page, written by hand."""
    escaped = (line.translate({40: "\\(", 41: "\\)", 92: "\\\\"}) for line in lines)
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in escaped)
    stream = f"BT /F1 11 Tf 60 780 Td {shown}ET".encode("cp1252", "replace")
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>"
    )
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        page.encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, out.rindex(b"xref\n0"))
