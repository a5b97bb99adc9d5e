"""The command line, as a person, a pipe and a script call it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app, progress
from onrecord.parsing.conllu import read_conllu
from onrecord.reading.reader import Reader
from onrecord.schema import json_schema
from onrecord.version import VERSION

REPORT = 'Talks end\n\nBy Mira Holt\n\n2 April 2031\n\nOstland\'s envoy, Ada Sorel, said on Tuesday: "We have nothing to add."\n\nShare\n'
LINES = '{"id": "a", "text": "Paul Eide said no."}\n{"id": "b", "text": }\n{"id": "c", "text": "Ada Sorel said yes."}\n'


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "reports.jsonl").write_text(LINES, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(autouse=True)
def _loaded_once(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reading.reader.Reader", lambda **_: reader)


def _run(*arguments: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(app, list(arguments), input=given)


def _records(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_a_brief_in_a_pipe_is_plain_text() -> None:
    result = _run("read", "report.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("Talks end\n")
    assert "Mira Holt" in result.stdout
    assert '"We have nothing to add."' in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_one_file_is_one_record() -> None:
    record = json.loads(_run("read", "report.txt", "--to", "json").stdout)
    jsonschema.validate(record, json_schema())
    document = record["document"]
    assert (document["title"], document["byline"], document["text"]) == ("Talks end", "Mira Holt", REPORT)
    assert document["published"] == {"value": "2031-04-02", "how": "text"}
    assert [aside["quote"] for aside in document["set_aside"]] == ["By Mira Holt", "Share"]


def test_several_files_are_an_array() -> None:
    result = _run("read", "report.txt", "empty.txt", "--to", "json")
    first, second = json.loads(result.stdout)
    assert (first["document"]["failure"], second["document"]["failure"]["stage"]) == (None, "empty")
    assert result.exit_code == 1


def test_a_file_of_several_lines_is_an_array() -> None:
    assert [r["document"]["external_id"] for r in json.loads(_run("read", "reports.jsonl", "--to", "json").stdout)] == [
        "a",
        None,
        "c",
    ]


def test_an_empty_folder_is_an_empty_array(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    result = _run("read", "none", "--to", "json")
    assert (json.loads(result.stdout), result.exit_code) == ([], 0)


def test_all_that_is_read_becomes_one_page_and_what_could_not_be_read_is_on_it(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Ostland <b>protested</b> on Monday, its envoy said.", encoding="utf-8")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    result = _run("read", str(tmp_path / "page.txt"), str(tmp_path / "empty.txt"), "--to", "html")
    assert result.exit_code == 1
    assert result.stdout.count("<!doctype html>") == 1
    assert "2 reports" in result.stdout
    assert "Not read" in result.stdout
    assert "&lt;b&gt;" in result.stdout


def test_lines_in_lines_out() -> None:
    result = _run("read", "reports.jsonl", "--to", "jsonl")
    records = _records(result.stdout)
    assert [r["document"]["external_id"] for r in records] == ["a", None, "c"]
    assert [r["document"]["failure"] is None for r in records] == [True, False, True]
    for record in records:
        jsonschema.validate(record, json_schema())


def test_a_failure_is_one_line_that_says_what_where_and_what_to_do() -> None:
    result = _run("read", "reports.jsonl")
    assert result.exit_code == 1
    assert result.stderr == (
        "onrecord: not read (json): reports.jsonl, line 2: column 21: expecting value, saw '}'; mend the JSON; one object a line\n"
    )
    assert "Paul Eide" in result.stdout
    assert "Ada Sorel" in result.stdout


def test_a_missing_file_is_set_aside() -> None:
    result = _run("read", "no.txt", "report.txt")
    assert result.exit_code == 1
    assert (
        result.stderr
        == "onrecord: not read (input): no.txt: no such file or directory; check the path, and who may read it\n"
    )
    assert "Talks end" in result.stdout


@pytest.mark.parametrize(
    "given", [REPORT.encode(), REPORT.encode("utf-16"), REPORT.replace("\n", "\r\n").encode("cp1252")]
)
def test_standard_input(given: bytes) -> None:
    (record,) = _records(_run("read", "-", "--to", "jsonl", given=given).stdout)
    assert record["document"]["title"] == "Talks end"


def test_a_record_does_not_depend_on_its_neighbours() -> None:
    both = _run("read", "report.txt", "reports.jsonl", "--to", "jsonl").stdout
    alone = _run("read", "report.txt", "--to", "jsonl").stdout
    assert both.startswith(alone)


def test_the_date_that_is_given_dates_what_has_none() -> None:
    found = _records(
        _run("read", "reports.jsonl", "report.txt", "--to", "jsonl", "--published", "April 9, 2031").stdout
    )
    assert [r["document"]["published"] for r in found if not r["document"]["failure"]] == [
        {"value": "2031-04-09", "how": "given"}
    ] * 3


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read"], "Missing argument 'FILE...'"),
        (["read", "report.txt", "--to", "xml"], "'xml' is not one of"),
        (["read", "report.txt", "--min-confidence", "2"], "Invalid value for '--min-confidence'"),
        (["read", "report.txt", "--published", "soon"], "'soon' is no full date; write it as 2031-04-02"),
        (["parse", "report.txt", "--gold-tokens"], "only a .conllu file has gold tokens"),
        (["divine", "report.txt"], "No such command 'divine'"),
    ],
)
def test_wrong_calls(arguments: list[str], told: str) -> None:
    result = _run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_the_kind_that_is_given() -> None:
    (told,) = _records(_run("read", "-", "--to", "jsonl", "--kind", "letter", given="We thank Ostland.").stdout)
    assert told["document"]["kind"] == "letter"
    assert [s["rules"] for s in told["statements"] if s["parent"] is None] == [["issued:letter"]]
    shown = _run("explain", "We thank Ostland.", "--kind", "statement").stdout
    assert "issued:statement" in shown
    assert _run("read", "report.txt", "--kind", "poem").exit_code == 2


def test_version_and_help() -> None:
    assert _run("--version").stdout == f"onrecord {VERSION}\n"
    told = _run("--help").stdout
    assert all(command in told for command in ("read", "explain", "parse", "schema"))


def test_the_schema_is_the_one_of_the_types() -> None:
    assert json.loads(_run("schema").stdout) == json_schema()


def test_explain() -> None:
    told = _run("explain", "Ada Sorel said that the talks had ended.").stdout
    assert "said" in told
    assert "TREE" in told
    found = json.loads(_run("explain", "Ada Sorel said that the talks had ended.", "--json").stdout)
    assert [token["text"] for token in found["tokens"]][:2] == ["Ada", "Sorel"]
    assert _run("explain", "-", given="Ada Sorel said no.").exit_code == 0
    assert _run("explain", " ").exit_code == 1


def test_parse_of_a_report_leaves_residue_out() -> None:
    result = _run("parse", "report.txt", "--to", "conllu")
    words = [word for sentence in read_conllu(result.stdout.splitlines()) for word in sentence.words]
    assert words[:2] == ["Talks", "end"]
    assert "Share" not in words


TREEBANK = """\
# newdoc id = one
# sent_id = one-1
# text = Envoys won't come.
1\tEnvoys\tenvoy\tNOUN\tNNS\t_\t4\tnsubj\t_\t_
2-3\twon't\t_\t_\t_\t_\t_\t_\t_\t_
2\two\twill\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tcome\tcome\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newdoc id = two
# sent_id = two-1
# text = Paul Eide left
1\tPaul\tPaul\tPROPN\tNNP\t_\t3\tnsubj\t_\tName=B-PER
2\tEide\tEide\tPROPN\tNNP\t_\t1\tflat\t_\tName=I-PER
3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_

"""


@pytest.mark.parametrize("options", [[], ["--gold-tokens"]])
def test_parse_of_a_treebank(tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "bank.conllu").write_text(TREEBANK, encoding="utf-8")
    printed = _run("parse", "bank.conllu", "--to", "conllu", *options).stdout
    parsed = list(read_conllu(printed.splitlines()))
    assert [s.words for s in parsed] == [["Envoys", "wo", "n't", "come", "."], ["Paul", "Eide", "left"]]
    assert [s.document for s in parsed] == ["one", "two"]
    assert [s.text for s in parsed] == ["Envoys won't come.", "Paul Eide left"] or options
    assert all(row.count("\t") == 9 for row in printed.splitlines() if row and not row.startswith("#"))


def test_a_broken_treebank_is_told(tmp_path: Path) -> None:
    (tmp_path / "bank.conllu").write_text("1\tEnvoys\n", encoding="utf-8")
    result = _process("parse", "bank.conllu")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr == b"onrecord: bank.conllu, line 1: 2 columns; CoNLL-U has ten, separated by tabs\n"


def _process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **options)


def test_a_broken_pipe_ends_quietly() -> None:
    Path("many.jsonl").write_text('{"text": "Paul Eide said no."}\n' * 50, encoding="utf-8")
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "read", "many.jsonl", "--to", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"schema"')
        process.stdout.close()
        assert process.stderr.read() == b""


def test_an_interrupt_exits_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> Iterator[object]:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.article.read_inputs", interrupted)
    assert _run("read", "report.txt").exit_code == 130


def test_help_imports_nothing_heavy() -> None:
    told = _process("--help", env={**os.environ, "PYTHONPROFILEIMPORTTIME": "1"}).stderr.decode()
    imported = {line.rsplit("|", 1)[-1].strip() for line in told.splitlines()}
    assert "onrecord.cli.read" in imported
    assert not imported & {"numpy", "onnxruntime", "rich", "msgspec", "py3langid", "onrecord.parsing.parser"}


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_leaves_standard_output_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    out, err = io.StringIO(), _Terminal()
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    for number in progress.counted(range(3)):
        sys.stdout.write(f"{number} " * 60)
    assert out.getvalue() == "0 " * 60 + "1 " * 60 + "2 " * 60
    assert "3 reports" in err.getvalue()


def test_no_progress_without_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", -1.0)
    assert list(progress.counted("abc")) == ["a", "b", "c"]
    assert capsys.readouterr() == ("", "")
