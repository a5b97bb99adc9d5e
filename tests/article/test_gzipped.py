"""gzip around anything that is read; damage costs what stands behind it."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from onrecord.article import arrivals, read_inputs
from tests.article.warcs import record, report

TEXT = "Ostland's envoy said on Tuesday that the talks had ended for good."
LINES = b"".join(b'{"id": %d, "text": "Varn agreed."}\n' % n for n in range(3000))


def _parquet() -> bytes:
    sink = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": [TEXT]}), sink)
    return sink.getvalue()


@pytest.mark.parametrize(
    ("name", "inside", "texts"),
    [
        ("reports.jsonl.gz", b'{"text": "Varn agreed."}\n\n{"text": "Ostland agreed."}', ["Varn agreed.", "Ostland agreed."]),
        ("reports", b'{"text": "Varn agreed."}\n', ["Varn agreed."]),
        ("report.txt.gz", b'{"text": "Varn agreed."}', ['{"text": "Varn agreed."}']),
        ("report.txt.gz", TEXT.encode("utf-16"), [TEXT]),
        ("reports.json.gz", b'[{"text": "Varn agreed."},\n {"text": "Ostland agreed."}]', ["Varn agreed.", "Ostland agreed."]),
        ("reports.parquet.gz", _parquet(), [TEXT]),
        ("twice.jsonl.gz", gzip.compress(b'{"text": "Varn agreed."}\n', mtime=0), ["Varn agreed."]),
    ],
)  # fmt: skip
def test_what_lies_in_it(tmp_path: Path, name: str, inside: bytes, texts: list[str]) -> None:
    (tmp_path / name).write_bytes(gzip.compress(inside))
    assert [d.text for d in read_inputs([tmp_path])] == texts


def test_pages_and_archives(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(report(1)))
    (tmp_path / "b.gz").write_bytes(gzip.compress(record(2, report(2)) + record(3, report(3))))
    assert [d.title for d in read_inputs([tmp_path])] == [f"Envoy {n} leaves Vardo" for n in (1, 2, 3)]


def test_a_name_that_says_gzip_of_what_is_unpacked(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl.gz").write_bytes(b'{"text": 7}\n{"text": "Varn agreed."}\n')
    bad, good = arrivals([tmp_path])
    assert (bad.part, good.part, good.document.text) == ("line 1", "line 2", "Varn agreed.")


@pytest.mark.parametrize("cut", [slice(None, -600), slice(None, -4)])
def test_cut_short(tmp_path: Path, cut: slice) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LINES)[cut])
    (tmp_path / "b.txt").write_text(TEXT)
    *read, damaged, last = arrivals([tmp_path])
    assert read[0].document.text == "Varn agreed."
    assert all(a.document.failure is None for a in (*read, last))
    assert damaged.document.failure is not None
    assert damaged.document.failure.stage == "gzip"
    assert "damaged gzip" in damaged.document.failure.reason


def test_noise_behind_the_magic(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(b"\x1f\x8b" + bytes(range(200)))
    (only,) = read_inputs([tmp_path])
    assert only.failure is not None
    assert only.failure.stage == "gzip"


def test_lines_stream_from_standard_input() -> None:
    given = io.BytesIO(gzip.compress(LINES * 40))
    stream = arrivals(["-"], stdin=given)
    assert [next(stream).part for _ in range(2)] == ["line 1", "line 2"]
    assert given.tell() < len(given.getvalue()) / 2
