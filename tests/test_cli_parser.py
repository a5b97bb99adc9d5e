"""`--parser`: the commands that read, with a pipeline of spaCy's."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.article import document_from_path
from onrecord.cli import app
from onrecord.errors import BadParser, OnrecordError
from onrecord.parsing.parser import Parser
from onrecord.parsing.spacy_pipeline.parser import SpacyParser
from onrecord.reading.reader import Reader
from onrecord.schema import from_json
from tests.batch.made import rows
from tests.pipelines import REPORT, trained


@pytest.fixture(scope="module")
def folder(parser: Parser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("pipeline") / "small_ud"
    trained(parser).to_disk(place)
    return place


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


def test_read_reads_with_it(folder: Path, report: Path) -> None:
    done = CliRunner().invoke(app, ["read", str(report), "--to", "json", "--parser", str(folder)])
    assert done.exit_code == 0, done.output
    record = json.loads(done.output)
    assert record["made_by"]["model"] == SpacyParser.load(folder).digest
    assert "reject" in {statement["act"] for statement in record["statements"]}


def test_explain_shows_its_tree(folder: Path) -> None:
    done = CliRunner().invoke(app, ["explain", "Kostria rejected the accusation.", "--json", "--parser", str(folder)])
    assert done.exit_code == 0, done.output
    assert [t["deprel"] for t in json.loads(done.output)["tokens"]] == ["nsubj", "root", "det", "obj", "punct"]


def test_an_archive_knows_what_read_its_reports(folder: Path, report: Path, tmp_path: Path) -> None:
    archive = str(tmp_path / "a.db")
    added = CliRunner().invoke(app, ["add", str(report), "--archive", archive, "--parser", str(folder)])
    assert added.exit_code == 0, added.output
    again = CliRunner().invoke(app, ["reread", "--archive", archive, "--parser", str(folder), "--json"])
    assert (again.exit_code, again.stdout) == (0, "")
    ours = CliRunner().invoke(app, ["reread", "--archive", archive, "--json"])
    assert ours.exit_code == 0, ours.output
    assert len(ours.stdout.splitlines()) == 1


@pytest.mark.parametrize("command", ["read", "parse", "explain", "batch", "add", "retry", "reread", "watch"])
def test_every_command_that_reads_has_it(command: str) -> None:
    assert "--parser" in CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"}).output


def test_parse_prints_its_tree(folder: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Kostria rejected the accusation.", encoding="utf-8")
    done = CliRunner().invoke(app, ["parse", str(text), "--parser", str(folder)])
    assert done.exit_code == 0, done.output
    relations = [line.split("\t")[7] for line in done.stdout.splitlines() if "\t" in line]
    assert relations == ["nsubj", "root", "det", "obj", "punct"]
    treebank = tmp_path / "text.conllu"
    treebank.write_text(done.stdout, encoding="utf-8")
    again = CliRunner().invoke(app, ["parse", str(treebank), "--parser", str(folder)])
    assert [line.split("\t")[7] for line in again.stdout.splitlines() if "\t" in line] == relations


def test_only_our_parser_keeps_gold_tokens(folder: Path, tmp_path: Path) -> None:
    treebank = tmp_path / "text.conllu"
    treebank.write_text("", encoding="utf-8")
    done = CliRunner().invoke(app, ["parse", str(treebank), "--gold-tokens", "--parser", str(folder)])
    assert done.exit_code == 2
    assert "finds its own tokens" in _said(done)


@pytest.mark.slow
def test_a_batch_reads_with_it_and_a_changed_one_reads_all_anew(folder: Path, report: Path, tmp_path: Path) -> None:
    pipeline, out = tmp_path / "pipeline", tmp_path / "out"
    shutil.copytree(folder, pipeline)
    call = ["batch", str(report), str(out), "--jobs", "1", "--to", "json"]
    mine = [*call, "--parser", str(pipeline)]
    assert _done(mine) == (1, 0)
    (row,) = rows(out, "records")
    assert from_json(row["record"]) == Reader(parser=SpacyParser.load(folder)).read(document_from_path(report))
    assert _done(mine) == (0, 1)
    meta = pipeline / "meta.json"
    meta.write_text(meta.read_text(encoding="utf-8").replace('"small_ud"', '"small_ud_again"'), encoding="utf-8")
    assert _done(mine) == (1, 0)
    assert json.loads(rows(out, "records")[0]["record"])["made_by"]["model"] == SpacyParser.load(pipeline).digest
    assert _done(call) == (1, 0)


def _done(call: list[str]) -> tuple[int, int]:
    """How many shards a batch read, and how many had been read before."""
    result = CliRunner().invoke(app, call)
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    return told["done"], told["done_before"]


def _said(result: Result) -> str:
    return " ".join(result.output.split())


@pytest.mark.parametrize("command", ["read", "parse", "explain", "batch", "add"])
def test_a_model_of_ours_and_a_pipeline_are_refused_together(
    folder: Path, report: Path, tmp_path: Path, command: str
) -> None:
    more = {"batch": [str(tmp_path / "out")], "add": ["--archive", str(tmp_path / "a.db")]}.get(command, [])
    call = [command, str(report), *more, "--model", "small", "--parser", str(folder)]
    done = CliRunner().invoke(app, call)
    assert done.exit_code == 2
    assert f"--model small and --parser {folder} were both given" in _said(done)
    assert not (tmp_path / "out").exists()


def test_a_batch_with_a_folder_without_a_pipeline_writes_nothing(report: Path, tmp_path: Path) -> None:
    nothing = str(tmp_path / "nothing")
    done = CliRunner().invoke(app, ["batch", str(report), str(tmp_path / "out"), "--parser", nothing])
    assert isinstance(done.exception, OnrecordError)
    assert f"{nothing}: no spaCy pipeline" in str(done.exception)
    assert not list((tmp_path / "out").glob("shard=*"))


def test_a_folder_without_a_pipeline_is_told(report: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["read", str(report), "--parser", str(tmp_path / "nothing")])
    assert isinstance(done.exception, BadParser)
    assert "no spaCy pipeline" in str(done.exception)
