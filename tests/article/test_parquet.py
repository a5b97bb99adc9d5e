"""Tables of Parquet: a report a row, by the names of the columns; what can't be read told, the rest read."""

from __future__ import annotations

import io
import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from onrecord.article import Arrival, arrivals
from tests.article.warcs import report

TEXT = "Ostland's envoy said on Tuesday that the talks had ended for good."


def _table(folder: Path, columns: dict[str, object], **how: object) -> Path:
    path = folder / "reports.parquet"
    parquet.write_table(pyarrow.table(columns), path, **how)
    return path


def _failure(arrival: Arrival) -> tuple[str, str]:
    assert arrival.document.failure is not None
    return arrival.document.failure.stage, arrival.document.failure.reason


def test_columns_are_fields(tmp_path: Path) -> None:
    path = _table(
        tmp_path,
        {
            "id": [7, 8],
            "text": [TEXT, TEXT + "2"],
            "title": ["Talks end", None],
            "published": [datetime(2031, 4, 2, 8, 30, tzinfo=UTC), None],
            "byline": [["Mira Holt", "Jon Aker"], None],
            "publisher": ["Coast Courier", None],
            "url": ["https://coast.example/7", None],
            "language": ["en-GB", None],
            "score": [0.5, 0.7],
        },
    )
    first, second = arrivals([path])
    document = first.document
    assert (document.external_id, document.title, document.byline) == ("7", "Talks end", "Mira Holt, Jon Aker")
    assert (document.publisher, document.url, document.language) == ("Coast Courier", "https://coast.example/7", "en")
    assert document.published is not None
    assert (document.published.value, document.published.how) == ("2031-04-02T08:30:00+00:00", "given")
    assert (first.path, first.part, second.part, second.document.text) == (str(path), "row 1", "row 2", TEXT + "2")
    assert (second.document.title, second.document.published) == (None, None)


@pytest.mark.parametrize(
    ("column", "value", "stamp"),
    [
        ("date", [date(2031, 4, 2)], "2031-04-02"),
        ("dct", ["2031-04-02"], "2031-04-02"),
        ("published", [datetime(2031, 4, 2, 8, 30)], "2031-04-02T08:30:00"),
        (
            "published",
            pyarrow.array([1_933_000_000_000_000_001], pyarrow.timestamp("ns", "Asia/Tokyo")),
            "2031-04-04T01:26:40+09:00",
        ),
    ],
    ids=["date", "string", "local", "nanoseconds"],
)
def test_stamps(tmp_path: Path, column: str, value: object, stamp: str) -> None:
    (arrival,) = arrivals([_table(tmp_path, {"text": [TEXT], column: value})])
    assert arrival.document.published is not None
    assert arrival.document.published.value == stamp


def test_pages_as_strings_and_as_bytes(tmp_path: Path) -> None:
    declared = report(3).replace(b"<head>", b"<head><meta charset=windows-1251>").replace(b"Ruud", b"\xd0\xf3\xe4")
    for body in (report(3).decode(), report(3), declared):
        (arrival,) = arrivals([_table(tmp_path, {"html": [body]})])
        assert arrival.document.title == "Envoy 3 leaves Vardo"
    assert "Lena Руд told" in arrival.document.text


def test_bytes_that_are_no_text_cost_their_row(tmp_path: Path) -> None:
    bad, good = arrivals([_table(tmp_path, {"text": [b"\0\1\2\3\4", "Café, said Eide.".encode("cp1252")]})])
    assert (bad.part, _failure(bad)[0]) == ("row 1", "decode")
    assert good.document.text == "Café, said Eide."


def test_rows_that_hold_no_report(tmp_path: Path) -> None:
    path = _table(tmp_path, {"id": ["a", "b", "a", "c"], "text": [TEXT, None, TEXT, "Varn agreed."]})
    first, none, again, last = arrivals([path])
    assert _failure(none) == (
        "json",
        f"{path}, row 2: a text that is null; give each object a 'text' that is a string",
    )
    assert _failure(again)[0] == "id"
    assert f"row 3: the id 'a' a second time (first: {path}, row 1)" in _failure(again)[1]
    assert (first.document.failure, last.document.failure) == (None, None)


def test_a_table_without_texts_lists_its_columns(tmp_path: Path) -> None:
    (only,) = arrivals([_table(tmp_path, {"body": [TEXT], "headline": ["Talks end"]})])
    stage, reason = _failure(only)
    assert stage == "parquet"
    assert "no column text or html, but body, headline" in reason


def test_a_table_without_rows(tmp_path: Path) -> None:
    (only,) = arrivals([_table(tmp_path, {"text": pyarrow.array([], pyarrow.string())})])
    assert _failure(only)[0] == "empty"


@pytest.mark.parametrize("raw", [b"PAR1", b"PAR1 and nothing else of it PAR1", b"noise"])
def test_a_broken_table_stops_nothing(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.parquet").write_bytes(raw)
    (tmp_path / "b.txt").write_text(TEXT)
    bad, good = arrivals([tmp_path])
    assert _failure(bad)[0] == "parquet"
    assert good.document.failure is None


def test_a_group_that_is_damaged_costs_its_own_rows(tmp_path: Path) -> None:
    texts = [f"{TEXT} {n}" for n in range(90)]
    path = _table(tmp_path, {"text": texts}, row_group_size=30, compression="gzip", use_dictionary=False)
    column = parquet.ParquetFile(path).metadata.row_group(1).column(0)
    raw = bytearray(path.read_bytes())
    start, size = column.data_page_offset, column.total_compressed_size
    raw[start : start + size] = b"\xff" * size
    path.write_bytes(raw)
    found = list(arrivals([path]))
    assert [a.part for a in found if a.document.failure] == ["rows 31 to 60"]
    assert [a.document.text for a in found if not a.document.failure] == [*texts[:30], *texts[60:]]
    assert found[-1].part == "row 90"


def test_standard_input_keeps_the_row_as_a_line(tmp_path: Path) -> None:
    raw = _table(tmp_path, {"id": ["a", "b"], "text": [TEXT, " "]}).read_bytes()
    good, bad = arrivals(["-"], stdin=io.BytesIO(raw))
    assert (good.path, good.part, good.content) == ("-", "row 1", json.dumps({"id": "a", "text": TEXT}).encode())
    assert (bad.part, bad.content) == ("row 2", b'{"id": "b", "text": " "}')


def test_without_pyarrow_the_remedy_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _table(tmp_path, {"text": [TEXT]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (only,) = arrivals([path])
    assert "pip install 'onrecord[batch]'" in _failure(only)[1]
