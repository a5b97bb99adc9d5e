"""Archives of web pages: the pages among the records, packed in every way, and what is damaged told once."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from onrecord.article import Arrival, arrivals, read_inputs
from tests.article.warcs import PLAIN, info, packed, record, report

CHUNKED = "Transfer-Encoding: chunked\r\n"


def _read(folder: Path, raw: bytes, name: str = "crawl.warc.gz") -> list[Arrival]:
    (folder / name).write_bytes(raw)
    return list(arrivals([folder / name]))


def _seen(found: list[Arrival]) -> list[tuple[str, str | None]]:
    return [(a.part, a.document.failure.stage if a.document.failure else None) for a in found]


def _chunks(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in (body[:9], body[9:])) + b"0\r\n\r\n"


def _brotli(body: bytes) -> bytes:
    sink = io.BytesIO()
    writer = BrotliWriter(sink)
    writer.write(body)
    writer.close()
    return sink.getvalue()


def _raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize("name", ["crawl.warc", "crawl", "crawl.bin"])
@pytest.mark.parametrize("how", [packed, lambda *records: b"".join(records)], ids=["packed", "plain"])
def test_pages_among_records(tmp_path: Path, name: str, how: object) -> None:
    assert callable(how)
    raw = how(
        info(),
        record(1, b"", kind="request"),
        record(2, report(2)),
        record(3, b"\x89PNG....", mime="image/png"),
        record(4, report(4), status="404 Not Found"),
        record(5, b"", status="301 Moved"),
        record(6, b"Ostland's envoy said on Tuesday that the talks had ended for good.", mime=PLAIN),
        record(7, b"", kind="metadata"),
    )
    page, text = _read(tmp_path, raw, name)
    assert page.document.title == "Envoy 2 leaves Vardo"
    assert page.document.text.startswith("Envoy 2 leaves Vardo\n\nVerania recalled its envoy number 2")
    assert (page.document.url, page.part) == ("https://courier.example/2", "record <urn:uuid:2>")
    assert page.document.claims[[c.field for c in page.document.claims].index("url")].how == "given"
    assert (text.document.text, text.part) == (
        "Ostland's envoy said on Tuesday that the talks had ended for good.",
        "record <urn:uuid:6>",
    )
    assert {a.path for a in (page, text)} == {str(tmp_path / name)}


@pytest.mark.parametrize(
    ("head", "pack"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress),
        ("Content-Encoding: deflate\r\n", zlib.compress),
        ("Content-Encoding: deflate\r\n", _raw_deflate),
        ("Content-Encoding: br\r\n", _brotli),
        (CHUNKED, _chunks),
        (CHUNKED + "Content-Encoding: gzip\r\n", lambda body: _chunks(gzip.compress(body))),
        ("Content-Encoding: deflate, gzip\r\n", lambda body: gzip.compress(zlib.compress(body))),
        # archives keep the head of what they have unpacked already
        ("Content-Encoding: gzip\r\n", bytes),
        (CHUNKED, bytes),
    ],
    ids=["gzip", "zlib", "deflate", "brotli", "chunks", "chunks-gzip", "twice", "no-gzip", "no-chunks"],
)
def test_bodies_as_they_were_sent(tmp_path: Path, head: str, pack: object) -> None:
    assert callable(pack)
    first, second = _read(tmp_path, packed(record(1, pack(report(1)), head=head), record(2, report(2))))
    assert first.document.title == "Envoy 1 leaves Vardo"
    assert second.document.title == "Envoy 2 leaves Vardo"
    assert first.document.raw_sha256 == _read(tmp_path, record(1, report(1)), "other.warc")[0].document.raw_sha256


@pytest.mark.parametrize(
    ("head", "body", "stage", "seen"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(report(1))[:-20], "decode", "the packed body is damaged"),
        ("Content-Encoding: br\r\n", b"\xff\xff\xffno", "decode", "the packed body is damaged"),
        ("Content-Encoding: walnut\r\n", b"no", "decode", "a body packed as 'walnut'"),
        (CHUNKED, _chunks(report(1))[:-40], "decode", "chunks that break off"),
        ("", b"\x00\x01\x02\x03\x04", "decode", "bytes that are no text"),
        ("Content-Encoding: gzip\r\n", gzip.compress(bytes(70 << 20)), "size", "more than 67,108,864 bytes"),
    ],
    ids=["gzip", "brotli", "unknown", "chunks", "binary", "bomb"],
)
def test_a_body_that_can_not_be_read(tmp_path: Path, head: str, body: bytes, stage: str, seen: str) -> None:
    bad, good = _read(tmp_path, packed(record(1, body, head=head), record(2, report(2))))
    assert bad.document.failure is not None
    assert bad.document.failure.stage == stage
    assert f"{tmp_path}/crawl.warc.gz, record <urn:uuid:1>: " in bad.document.failure.reason
    assert seen in bad.document.failure.reason
    assert bad.content is None
    assert good.document.failure is None


def _flipped(raw: bytes) -> bytes:
    return raw[:40] + bytes(b ^ 0xFF for b in raw[40:44]) + raw[44:]


PAGES = [record(n, report(n)) for n in range(5)]
GOOD = [(f"record <urn:uuid:{n}>", None) for n in range(5)]
ZIPPED = [packed(page) for page in PAGES]


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        (
            b"".join([*ZIPPED[:2], _flipped(ZIPPED[2]), *ZIPPED[3:]]),
            [*GOOD[:2], (f"byte {len(ZIPPED[0])}", "warc"), *GOOD[3:]],
        ),
        (
            b"".join([*PAGES[:2], b"noise\r\n\r\n\0\1", *PAGES[3:]]),
            [*GOOD[:2], (f"byte {len(PAGES[0])}", "warc"), *GOOD[3:]],
        ),
        (
            b"".join([*PAGES[:2], PAGES[2].replace(b"Content-Length: ", b"Content-Length: x"), *PAGES[3:]]),
            [*GOOD[:2], ("record <urn:uuid:2>", "warc"), *GOOD[3:]],
        ),
        (
            record(0, b"\0\1\2") + b"noise\n" + PAGES[1],
            [("record <urn:uuid:0>", "decode"), ("byte 0", "warc"), GOOD[1]],
        ),
        (b"noise" + b"".join(ZIPPED), [("byte 0", "warc"), *GOOD]),
        (b"".join(PAGES)[:-40], [*GOOD[:4], ("record <urn:uuid:4>", "warc")]),
        (b"".join(ZIPPED)[:-90], [*GOOD[:4], ("record <urn:uuid:4>", "warc")]),
        (record(0, b"", mime="image/png"), [("", "warc")]),
        (b"", [("", "warc")]),
    ],
    ids=["packed", "between", "length", "twice", "before", "cut", "packed-cut", "no-page", "empty"],
)
def test_damage_is_told_once_and_the_rest_is_read(
    tmp_path: Path, raw: bytes, seen: list[tuple[str, str | None]]
) -> None:
    assert _seen(_read(tmp_path, raw, "crawl.warc")) == seen


def test_an_archive_packed_as_one(tmp_path: Path) -> None:
    assert _seen(_read(tmp_path, gzip.compress(b"".join([info(), *PAGES])))) == GOOD


def test_standard_input_keeps_what_could_not_be_read() -> None:
    raw = packed(record(1, b"\0\1\2\3", head=""), record(2, report(2)))
    bad, good = arrivals(["-"], stdin=io.BytesIO(raw))
    assert (bad.path, bad.part, bad.content) == ("-", "record <urn:uuid:1>", b"\0\1\2\3")
    assert good.document.title == "Envoy 2 leaves Vardo"
    assert good.content is not None, "what comes through standard input can't be had again"


def test_a_stamp_and_a_kind_for_those_that_bring_none(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc").write_bytes(record(1, report(1)))
    (document,) = read_inputs([tmp_path], published="2031-04-02", kind="statement")
    assert document.published is not None
    assert (document.published.value, document.kind) == ("2031-04-02", "statement")


def test_without_fastwarc_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    (only,) = _read(tmp_path, packed(record(1, report(1))))
    assert only.document.failure is not None
    assert "pip install 'onrecord[batch]'" in only.document.failure.reason


@settings(max_examples=40)
@given(st.integers(0, 4), st.binary(min_size=1, max_size=60), st.floats(0, 0.99), st.booleans())
def test_no_damage_loses_other_records(
    tmp_path_factory: pytest.TempPathFactory, which: int, noise: bytes, place: float, zipped: bool
) -> None:
    """Bytes overwritten within one record cost at most that one, and the one that it swallows."""
    records = list(ZIPPED if zipped else PAGES)
    at = int(place * len(records[which]))
    assume(which or at > len("WARC/"))  # the first bytes of all tell the format
    records[which] = (records[which][:at] + noise + records[which][at + len(noise) :])[: len(records[which])]
    found = _read(tmp_path_factory.mktemp("warc"), b"".join(records), "crawl.warc")
    read = {a.part for a in found if a.document.failure is None}
    assert {part for part, _ in GOOD[:which] + GOOD[which + 2 :]} <= read
