"""`onrecord add`, `retry`, `reread`, `failures`, `collections`: as a person and a script call them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from typer.testing import CliRunner, Result

from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.reading.reader import Reader
from onrecord.records import MadeBy
from onrecord.store.checking import check
from tests.article import warcs

TEXT = "Talks end\n\n2 April 2031\n\nOstland's envoy, Ada Sorel, said on Tuesday that the talks had ended.\n"
PAGE = (
    "<html><head><title>Envoy leaves Vardo</title><link rel='canonical' href='https://courier.example/envoy'></head><body>"
    "<article><h1>Envoy leaves Vardo</h1><p>Verania recalled its envoy from Kostria on Wednesday, saying that the seizure "
    "of the trawler could not stand. Foreign Minister Lena Ruud told parliament that the crew had been held for six "
    "days.</p></article></body></html>"
)
LINES = '{"id": "a", "text": "Paul Eide said no."}\n{"id": "b", "text": }\n{"id": "c", "text": "Ada Sorel said yes."}\n'


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("onrecord.reading.reader.Reader", lambda **_: reader)


def _run(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(app, [*arguments, "--archive", "talks.db"], input=given)


def _steps(*arguments: str, given: str | bytes = "") -> list[tuple[str, str]]:
    """What became of each report, and which part of what was given it was."""
    done = _run(*arguments, "--json", given=given)
    return [(step["became"], step["part"]) for step in map(json.loads, done.stdout.splitlines())]


def _failures() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(_run("failures", "--json").stdout)
    return found


def _texts() -> list[str]:
    from onrecord.store.loading import load

    with Archive("talks.db") as archive, archive.asking() as connection:
        keys = archive.outdated(MadeBy("", "", ""))
        assert list(check(archive.engine)) == []
        return sorted(load(connection, key).document.text for key in keys)


def test_a_text_is_added_then_known_then_changed(tmp_path: Path) -> None:
    Path("report.txt").write_text(TEXT, encoding="utf-8")
    first, again = _run("add", "report.txt"), _run("add", "report.txt")
    assert (first.exit_code, first.output) == (0, "1 added: talks.db\n")
    assert (again.exit_code, again.output) == (0, "1 known: talks.db\n")
    Path("report.txt").write_text(TEXT.replace("Tuesday", "Monday"), encoding="utf-8")
    changed = _run("add", "report.txt")
    assert (changed.exit_code, changed.output) == (0, "1 changed: a new version of a report: talks.db\n")
    assert len(_texts()) == 2


def test_every_form_of_input(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "lines.jsonl").write_text(LINES.replace('"text": }', '"text": "Ada Sorel left."}'), encoding="utf-8")
    (folder / "crawl.warc.gz").write_bytes(warcs.packed(warcs.info(), warcs.record(1, warcs.report(1))))
    pyarrow.parquet.write_table(
        pyarrow.table({"text": ["Lena Ruud said that the port had closed."]}), folder / "t.parquet"
    )
    done = _run("add", "reports", "--collection", "lighthouse", "--json")
    assert done.exit_code == 0, done.output
    steps = [json.loads(line) for line in done.stdout.splitlines()]
    assert [step["became"] for step in steps] == ["added"] * 7
    assert {Path(step["path"]).name for step in steps} == {
        "report.txt", "page.html", "lines.jsonl", "crawl.warc.gz", "t.parquet"
    }  # fmt: skip
    assert all(step["report"] and step["failure"] is None for step in steps)
    assert len(_texts()) == 7
    assert json.loads(_run("collections", "--json").stdout) == [
        {"collection": "lighthouse", "reports": 7, "origins": 6}
    ]
    assert _run("add", "reports", "--collection", "other").output == "7 known: talks.db\n"
    assert json.loads(_run("collections", "--json").stdout) == [
        {"collection": "lighthouse", "reports": 7, "origins": 6},
        {"collection": "other", "reports": 7, "origins": 6},
    ]


def test_what_can_t_be_read_is_set_aside_and_the_rest_is_added(tmp_path: Path) -> None:
    Path("lines.jsonl").write_text(LINES, encoding="utf-8")
    done = _run("add", "lines.jsonl", "--collection", "lighthouse")
    assert done.exit_code == 1
    assert done.stdout == "2 added, 1 set aside: talks.db\n"
    (failed,) = _failures()
    assert (failed["part"], failed["collection"]) == ("line 2", "lighthouse")
    assert _run("add", "lines.jsonl").exit_code == 1
    assert len(_failures()) == 1
    assert _run("retry").exit_code == 1


def test_a_line_that_is_mended_is_read_by_retry_and_goes_into_its_collection(tmp_path: Path) -> None:
    Path("lines.jsonl").write_text(LINES, encoding="utf-8")
    _run("add", "lines.jsonl", "--collection", "lighthouse")
    Path("lines.jsonl").write_text(LINES.replace('"text": }', '"text": "Ada Sorel left."}'), encoding="utf-8")
    assert _steps("retry") == [("added", "line 2")]
    assert _failures() == []
    assert json.loads(_run("collections", "--json").stdout) == [
        {"collection": "lighthouse", "reports": 3, "origins": 3}
    ]
    nothing = _run("retry")
    assert (nothing.exit_code, nothing.output) == (0, "nothing to do: talks.db\n")


def test_what_came_through_standard_input_is_tried_again_from_its_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _steps("add", "-", given=LINES) == [("added", "line 1"), ("failed", "line 2"), ("added", "line 3")]
    with Archive("talks.db") as archive:
        (failed,) = archive.failures(contents=True)
    assert failed.content is not None
    assert b'"text": }' in failed.content
    assert _steps("retry") == [("failed", "line 2")]
    assert [f["part"] for f in _failures()] == ["line 2"]


def test_a_report_that_reading_broke_on_is_read_once_it_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader
) -> None:
    class Broken:
        made_by = reader.made_by

        def read(self, document: object) -> object:
            raise ZeroDivisionError("a mistake of ours")

    monkeypatch.setattr("onrecord.reading.reader.Reader", lambda **_: Broken())
    Path("report.txt").write_text(TEXT, encoding="utf-8")
    done = _run("add", "report.txt", "-", "--json", given="Lena Ruud said no. \0 Nobody asked.")
    assert done.exit_code == 1
    assert [f["stage"] for f in _failures()] == ["reading", "reading"]
    assert "ZeroDivisionError: a mistake of ours" in _failures()[0]["reason"]
    monkeypatch.setattr("onrecord.reading.reader.Reader", lambda **_: reader)
    again = _run("retry")
    assert (again.exit_code, again.output) == (0, "2 added: talks.db\n"), again.exception
    assert _texts() == ["Lena Ruud said no. \0 Nobody asked.", TEXT]
    assert _failures() == []


def test_a_file_that_was_not_there_is_read_whole_once_it_is(tmp_path: Path) -> None:
    assert _run("add", "lines.jsonl").exit_code == 1
    assert len(_failures()) == 1
    Path("lines.jsonl").write_text(LINES.replace('"text": }', '"text": "Ada Sorel left."}'), encoding="utf-8")
    assert [became for became, _ in _steps("retry")] == ["added"] * 3
    assert _failures() == []


def test_a_file_that_failed_and_is_gone_stays_set_aside(tmp_path: Path) -> None:
    Path("lines.jsonl").write_text(LINES, encoding="utf-8")
    _run("add", "lines.jsonl")
    Path("lines.jsonl").unlink()
    assert _steps("retry") == [("failed", "line 2")]
    assert len(_failures()) == 1


@pytest.mark.parametrize("text", ['"a \\ud800 b said no."', '"\\u0000 said \\ue000 no."', '""', "12", "[]"])
def test_nothing_stops_a_batch(tmp_path: Path, text: str) -> None:
    Path("lines.jsonl").write_text(LINES.replace('"text": }', f'"text": {text}}}'), encoding="utf-8")
    became = [step for step, _ in _steps("add", "lines.jsonl")]
    assert len(became) == 3
    assert (became[0], became[2]) == ("added", "added")
    assert len(_texts()) == became.count("added")


def test_half_characters_of_a_page_stop_nothing(tmp_path: Path) -> None:
    said = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Ada \\udc00"}}</script></head>'
    )
    Path("a.html").write_text(PAGE.replace("</head>", said), encoding="utf-8")
    Path("b.txt").write_text(TEXT, encoding="utf-8")
    became = [step for step, _ in _steps("add", "a.html", "b.txt")]
    assert (len(became), became[1]) == (2, "added")
    assert len(_failures()) == became.count("failed")


def test_a_name_of_a_file_that_is_no_text_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    Path(os.fsdecode(b"reports/caf\xe9.txt")).write_text(TEXT, encoding="utf-8")
    Path(os.fsdecode(b"reports/caf\xe8.pdf")).write_bytes(b"%PDF-1.7 broken")
    Path("reports/z.txt").write_text(TEXT.replace("Tuesday", "Monday"), encoding="utf-8")
    done = _run("add", "reports")
    assert (done.exit_code, done.exception.__class__) == (1, SystemExit)
    assert done.stdout.endswith("1 set aside: talks.db\n")
    with Archive("talks.db") as archive:
        assert [os.fsencode(Path(f.path).name) for f in archive.failures()] == [b"caf\xe8.pdf"]
    assert len(_texts()) == 2


def test_what_another_onrecord_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: Reader
) -> None:
    class Older:
        made_by = MadeBy("0.0.1", "0" * 16, "0" * 16)

        def read(self, document: Any) -> Any:
            from dataclasses import replace

            return replace(reader.read(document), statements=(), events=(), made_by=self.made_by)

    monkeypatch.setattr("onrecord.reading.reader.Reader", lambda **_: Older())
    Path("report.txt").write_text(TEXT, encoding="utf-8")
    _run("add", "report.txt")
    monkeypatch.setattr("onrecord.reading.reader.Reader", lambda **_: reader)
    known = _run("add", "report.txt")
    assert "1 known" in known.stdout
    assert "1 were read by another onrecord" in known.stderr
    assert _run("reread").output == "1 read again: talks.db\n"
    assert _run("reread").output == "nothing to do: talks.db\n"
    assert [row["act"] for row in json.loads(_run("statements", "--json").stdout)] == ["assert"]


def test_a_wrong_call_changes_nothing(tmp_path: Path) -> None:
    assert _run("add").exit_code == 2
    assert _run("add", "report.txt", "--published", "someday").exit_code == 2
    assert not Path("talks.db").exists()
