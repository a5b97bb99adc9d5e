"""`--parser`: the commands that read, with a pipeline of spaCy's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.errors import BadParser
from onrecord.parsing.parser import Parser
from onrecord.parsing.spacy_parser import SpacyParser
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


@pytest.mark.parametrize("command", ["read", "explain", "add", "retry", "reread", "watch"])
def test_every_command_that_reads_has_it(command: str) -> None:
    assert "--parser" in CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"}).output


def test_a_folder_without_a_pipeline_is_told(report: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["read", str(report), "--parser", str(tmp_path / "nothing")])
    assert isinstance(done.exception, BadParser)
    assert "no spaCy pipeline" in str(done.exception)
