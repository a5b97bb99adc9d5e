"""How many reports will come is either what comes, or not known."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from onrecord.article import arrivals, expected
from tests.article.pdfs import pdf
from tests.article.warcs import record, report

TEXT = "Ostland's envoy said on Tuesday that the talks had ended for good."


@pytest.mark.parametrize(
    ("name", "raw", "count"),
    [
        ("a.txt", TEXT.encode(), 1),
        ("a.jsonl", b'{"text": "Varn agreed."}\n{"text": 7}\n', 2),
        ("a.jsonl", b'{"text": "Varn agreed."}\n{"text": 7}', 2),
        ("lines", b'\n{"text": "Varn agreed."}', 2),
        ("a.txt", b'{"text": "Varn agreed."}\n{"text": 7}\n', 1),
        ("a.html", report(1), 1),
        ("a.pdf", pdf([["Verania recalled its envoy from Kostria on Wednesday."]]), 1),
        ("a.json", b'{\n"text": "Varn agreed."}', 1),
        ("a.json", b'[{"text": "Varn agreed."}]', None),
        ("a.warc", record(1, report(1)), None),
        ("a.jsonl.gz", gzip.compress(b'{"text": "Varn agreed."}\n', mtime=0), None),
        ("a.gif", b"GIF89a", 1),
        ("a.parquet", b"PAR1", None),
    ],
)
def test_of_a_file(tmp_path: Path, name: str, raw: bytes, count: int | None) -> None:
    (tmp_path / name).write_bytes(raw)
    assert expected([tmp_path / name]) == expected([tmp_path]) == count
    if count is not None:
        assert len(list(arrivals([tmp_path]))) == count - (name == "lines")  # an empty line counts, and gives nothing


def test_of_a_table(tmp_path: Path) -> None:
    parquet.write_table(pyarrow.table({"text": [TEXT] * 7}), tmp_path / "a.parquet")
    assert expected([tmp_path]) == 7


def test_of_several(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text('{"text": "Varn agreed."}\n' * 5)
    (tmp_path / ".hidden").write_text(TEXT)
    assert expected([tmp_path, tmp_path / "a.txt", tmp_path / "no.txt"]) == 8
    assert expected([]) == 0


@pytest.mark.parametrize("given", ["-", "https://courier.example/feed", "HTTP://courier.example"])
def test_what_tells_nothing_beforehand(tmp_path: Path, given: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert expected([tmp_path / "a.txt", given]) is None
