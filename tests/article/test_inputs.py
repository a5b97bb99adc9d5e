"""Bad input, sentence by sentence of the record's page: each is set aside with its reason, the rest is read."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.article import document_from_path, read_inputs
from onrecord.records import Document, Failure

REPORT = "Ostland's envoy said on Tuesday that the talks had ended for good."


def _read(folder: Path, files: dict[str, bytes | str]) -> list[Document]:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_inputs(folder / name for name in files))


def _failure(document: Document) -> Failure:
    assert document.failure is not None
    assert document.text == "" or document.failure.stage == "empty" or document.failure.stage == "language"
    return document.failure


@pytest.mark.parametrize("empty", ["", "\n", " \t\r\n", "\ufeff", "\0\0"])
def test_an_empty_file(tmp_path: Path, empty: str) -> None:
    bad, good = _read(tmp_path, {"empty.txt": empty, "report.txt": REPORT})
    assert _failure(bad).stage in ("empty", "decode")
    assert str(tmp_path / "empty.txt") in _failure(bad).reason
    assert good.failure is None


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    pdf, noise, good = _read(
        tmp_path, {"report.pdf": b"%PDF-1.7 ...", "noise": bytes(range(256)), "report.txt": REPORT}
    )
    assert _failure(pdf).stage == "pdf"
    assert f"{tmp_path}/report.pdf: a broken PDF (" in _failure(pdf).reason
    assert "bytes that are no text (26 control characters among the first 256 bytes)" in _failure(noise).reason
    assert good.text == REPORT


def test_a_broken_line(tmp_path: Path) -> None:
    lines = '{"id": "a", "text": "Varn agreed."}\n{"id": "b", "text": "Varn" "agreed."}\n{"id": "c", "text": "Ostland agreed."}\n'
    first, broken, third = _read(tmp_path, {"reports.jsonl": lines})
    assert _failure(broken) == Failure(
        "json",
        f"{tmp_path}/reports.jsonl, line 2: column 28: expecting ',' delimiter, saw '\"agreed.\"}}'; mend the JSON; one object a line",
    )
    assert [first.external_id, third.external_id] == ["a", "c"]


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("[1]", "a list, not an object"),
        ('"text"', "a string, not an object"),
        ("null", "null, not an object"),
        ("{}", "no text; give"),
        ('{"text": null}', "a text that is null"),
        ('{"text": 7}', "a text that is a number"),
        ('{"text": ["a"]}', "a text that is a list"),
        ('{"text": ""}', "an empty text"),
        ('{"text": "  "}', "white space alone"),
        ('{"text": "half \\ud83d of it"}', "half a character"),
        ('{"text": "whole", "title": "\\ud83d"}', "half a character"),
        ('{"text": "cut', "column 10: unterminated string starting at, saw '\"cut'"),
        ("[" * 100_000, "nested too deep"),
        ('{"text": "Varn.", "id": ' + "9" * 5000 + "}", "a number too long"),
        ("\x01\x02\x03\x04", "bytes that are no text"),
    ],
)
def test_a_line_that_holds_no_report(tmp_path: Path, line: str, seen: str) -> None:
    bad, good = _read(tmp_path, {"reports.jsonl": f'{line}\n{{"id": 2, "text": "Varn agreed."}}'})
    assert seen in _failure(bad).reason
    assert f"{tmp_path}/reports.jsonl, line 1: " in _failure(bad).reason
    assert (good.external_id, good.text) == ("2", "Varn agreed.")


def test_an_id_met_twice(tmp_path: Path) -> None:
    line = '{"id": "a", "text": "Varn agreed."}\n'
    first, again, elsewhere, nameless = _read(
        tmp_path, {"one.jsonl": line * 2, "two.jsonl": line + '{"text": "Varn agreed."}'}
    )
    assert first.failure is None
    assert _failure(again).stage == "id"
    assert _failure(again).reason.endswith(
        f"one.jsonl, line 2: the id 'a' a second time (first: {tmp_path}/one.jsonl, line 1); give each its own"
    )
    assert again.external_id == "a"
    assert "two.jsonl, line 1: the id 'a' a second time" in _failure(elsewhere).reason
    assert nameless.failure is None


def test_a_language_that_is_not_read(tmp_path: Path) -> None:
    bad, good = _read(
        tmp_path,
        {"reports.jsonl": f'{{"text": "{REPORT}", "language": "de"}}\n{{"text": "{REPORT}", "language": "en"}}'},
    )
    assert _failure(bad).stage == "language"
    assert "line 1: the language is de (given); onrecord reads English" in _failure(bad).reason
    assert bad.text == REPORT
    assert good.language == "en"


def test_a_missing_file(tmp_path: Path) -> None:
    missing, lines = read_inputs([tmp_path / "no.txt", tmp_path / "no.jsonl"])
    for document in (missing, lines, document_from_path(tmp_path / "no.txt")):
        assert _failure(document).stage == "input"
        assert "no such file or directory; check the path, and who may read it" in _failure(document).reason


def test_no_lines(tmp_path: Path) -> None:
    (empty,) = _read(tmp_path, {"reports.jsonl": "\n\n"})
    assert _failure(empty) == Failure("empty", f"{tmp_path}/reports.jsonl: an empty file; give one JSON object a line")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    lines = '{"id": 1, "text": "Café, said Eide."}\r\n\r\n{"id": 2, "text": "Varn agreed."}\r\n'
    documents = _read(tmp_path, {"reports.jsonl": lines.encode(encoding)})
    assert [(d.external_id, d.text) for d in documents] == [("1", "Café, said Eide."), ("2", "Varn agreed.")]


def test_fields_of_a_line(tmp_path: Path) -> None:
    row = {
        "id": 7, "text": REPORT, "title": "Talks end", "dct": "2031-04-02", "publisher": "Coast Courier", "byline": ["Mira Holt", "Jon Aker"],
        "url": "https://coast.example/7", "language": "en-GB", "wire": {"any": "thing"},
    }  # fmt: skip
    (document,) = _read(tmp_path, {"reports.ndjson": json.dumps(row)})
    assert (document.external_id, document.title, document.byline) == ("7", "Talks end", "Mira Holt, Jon Aker")
    assert (document.publisher, document.url, document.language) == ("Coast Courier", "https://coast.example/7", "en")
    assert document.published is not None
    assert (document.published.value, document.published.how) == ("2031-04-02", "given")


def test_published_comes_before_date_and_dct(tmp_path: Path) -> None:
    row = {"text": REPORT, "dct": "2031-04-03", "date": "2031-04-02", "published": "2031-04-01"}
    (document,) = _read(tmp_path, {"reports.jsonl": json.dumps(row)})
    assert document.published is not None
    assert document.published.value == "2031-04-01"


def test_a_folder_in_order_without_what_is_hidden(tmp_path: Path) -> None:
    _read(
        tmp_path,
        {
            "b.txt": REPORT + "b",
            "a/z.jsonl": '{"id": 1, "text": "Varn agreed."}',
            ".git/c.txt": REPORT,
            "c.gif": b"GIF89a",
        },
    )
    documents = list(read_inputs([tmp_path]))
    assert [(d.text, d.failure is None) for d in documents] == [
        ("Varn agreed.", True),
        (REPORT + "b", True),
        ("", False),
    ]


@pytest.mark.parametrize(
    "text", [REPORT, '{"id": 1, "text": "Varn agreed."}\n{"id": 2, "text": "Ostland agreed."}', ""]
)
def test_standard_input(text: str) -> None:
    documents = list(read_inputs(["-"], stdin=io.BytesIO(text.encode())))
    assert [d.text for d in documents] == (["Varn agreed.", "Ostland agreed."] if text.startswith("{") else [text])
    assert all(d.failure is None or d.failure.reason.startswith("standard input: an empty") for d in documents)


@pytest.mark.parametrize("name", ["reports.json", "reports", "-"])
def test_a_json_file(tmp_path: Path, name: str) -> None:
    one, several = (
        '{\n "id": 1,\n "text": "Varn agreed."\n}',
        '[{"id": 1, "text": "Varn agreed."},\n {"id": 1, "text": "No."}, 7]',
    )
    found = []
    for text in (one, several):
        (tmp_path / name).write_text(text)
        found.append(list(read_inputs([name if name == "-" else tmp_path / name], stdin=io.BytesIO(text.encode()))))
    assert [d.text for d in found[0]] == ["Varn agreed."]
    assert [d.failure and d.failure.reason.partition(", ")[2].partition(";")[0] for d in found[1]][
        2
    ] == "item 3: a number, not an object"
    assert found[1][1].failure is not None
    assert found[1][1].failure.stage == "id"


def test_a_broken_json_file(tmp_path: Path) -> None:
    (broken,) = _read(tmp_path, {"report.json": '{\n "text": "Varn" "agreed."\n}'})
    assert _failure(broken).reason.startswith(
        f"{tmp_path}/report.json: line 2, column 17: expecting ',' delimiter, saw"
    )


def test_brackets_open_a_text_too(tmp_path: Path) -> None:
    (document,) = _read(tmp_path, {"report": "[Vardo] Ostland agreed, its envoy said."})
    assert document.text == "[Vardo] Ostland agreed, its envoy said."


def test_nul_in_a_line_is_kept(tmp_path: Path) -> None:
    raw, escaped = _read(tmp_path, {"reports.jsonl": b'{"text": "Varn\0 agreed."}\n{"text": "Varn\\u0000 agreed."}'})
    assert raw.text == escaped.text == "Varn\0 agreed."


def test_standard_input_streams_lines() -> None:
    given = io.BytesIO(b'\n{"id": 1, "text": "Varn agreed."}\n{"id": 2, "text": "Ostland agreed."}\n')
    stream = read_inputs(["-"], stdin=given)
    assert next(stream).external_id == "1"
    assert given.tell() < len(given.getvalue())
    assert next(stream).external_id == "2"


@settings(deadline=None)
@given(st.lists(st.one_of(st.binary(max_size=60), st.just(b'{"text": "Varn agreed."}')), max_size=8))
def test_no_lines_stop_the_rest(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("lines") / "reports.jsonl"
    path.write_bytes(b"\n".join([*lines, b'{"text": "Varn agreed."}']))
    last = list(read_inputs([path]))[-1]
    assert last.failure is not None or last.text == "Varn agreed."


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_raise(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "report.txt"
    path.write_bytes(raw)
    (document,) = read_inputs([path])
    assert document.failure is not None or document.text
