"""Where a document came from, and what of it is kept where it could not be read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from onrecord.article import Arrival, arrivals, read_inputs
from tests.article.warcs import report

TEXT = "Ostland's envoy said on Tuesday that the talks had ended for good."
LINES = b'{"id": 1, "text": "Varn agreed."}\n\n{"id": 2}\r\n{"id": 1, "text": "Varn."}'
ITEMS = b'[{"text": "Varn agreed."}, {"text": 7}]'


def _where(found: list[Arrival]) -> list[tuple[str, str, bytes | None]]:
    return [(a.path, a.part, a.content) for a in found]


def test_parts_of_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES)
    (tmp_path / "b.json").write_bytes(ITEMS)
    (tmp_path / "c.txt").write_text(TEXT)
    (tmp_path / "d.html").write_bytes(report(1))
    (tmp_path / "e.gif").write_bytes(b"GIF89a")
    monkeypatch.chdir(tmp_path)
    a, b = str(tmp_path / "a.jsonl"), str(tmp_path / "b.json")
    found = list(arrivals(["a.jsonl", Path("b.json"), "c.txt", "d.html", "e.gif", "no.txt"]))
    assert _where(found) == [
        (a, "line 1", None),
        (a, "line 3", None),
        (a, "line 4", None),
        (b, "item 1", None),
        (b, "item 2", None),
        (str(tmp_path / "c.txt"), "", None),
        (str(tmp_path / "d.html"), "", None),
        (str(tmp_path / "e.gif"), "", None),
        (str(tmp_path / "no.txt"), "", None),
    ]
    assert [a.document for a in found] == list(read_inputs(["a.jsonl", "b.json", "c.txt", "d.html", "e.gif", "no.txt"]))


@pytest.mark.parametrize(
    ("given", "seen"),
    [
        (
            LINES,
            [
                ("line 1", b'{"id": 1, "text": "Varn agreed."}\n'),
                ("line 3", b'{"id": 2}\r\n'),
                ("line 4", b'{"id": 1, "text": "Varn."}'),
            ],
        ),
        (ITEMS, [("item 1", b'{"text": "Varn agreed."}'), ("item 2", b'{"text": 7}')]),
        (TEXT.encode(), [("", TEXT.encode())]),
        (b"GIF89a", [("", b"GIF89a")]),
        (b"%PDF-1.7 ...", [("", b"%PDF-1.7 ...")]),
        (b'{"text": "half \\ud83d"}', [("line 1", b'{"text": "half \\ud83d"}')]),
        (b"<html><p>no report</html>", [("", b"<html><p>no report</html>")]),
        (b"", [("", b"")]),
        (b"\n\n", [("", b"\n\n")]),
    ],
)
def test_standard_input_keeps_the_bytes_of_each_part(given: bytes, seen: list[tuple[str, bytes]]) -> None:
    found = list(arrivals(["-"], stdin=io.BytesIO(given)))
    assert _where(found) == [("-", part, content) for part, content in seen]


def test_a_page_may_begin_behind_its_first_line(tmp_path: Path) -> None:
    (tmp_path / "page").write_bytes(b"<!-- kept by the harbour library -->\n\n" + report(1))
    (document,) = read_inputs([tmp_path])
    assert document.title == "Envoy 1 leaves Vardo"
    (same,) = read_inputs(["-"], stdin=io.BytesIO((tmp_path / "page").read_bytes()))
    assert same == document


def test_a_file_of_lines_is_read_as_it_comes(tmp_path: Path) -> None:
    """What stands far behind is not looked at before the first line is given."""
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b'{"text": "Varn agreed."}\n' * 20_000)
    stream = arrivals([path])
    assert next(stream).part == "line 1"
    with path.open("r+b") as file:
        file.seek(-25, io.SEEK_END)
        file.write(b'{"text": "Varn refuses."}')
    *_, last = stream
    assert (last.part, last.document.text) == ("line 20000", "Varn refuses.")
