"""What the documents say is so: their code runs, their commands, links and files exist."""

from __future__ import annotations

import doctest
import json
import re
import shlex
import tomllib
from pathlib import Path

import pytest

from docs import generate, tables

DOCUMENTS = (
    "README.md",
    "MODEL_CARD.md",
    "CHANGELOG.md",
    "docs/architecture.md",
    "docs/accuracy.md",
    "docs/joining.md",
    "docs/article.md",
    "docs/confidence.md",
    "docs/documents.md",
    "docs/ecosystem.md",
    "docs/events.md",
    "docs/exports.md",
    "docs/fuzzing.md",
    "docs/own-words.md",
    "docs/page.md",
    "docs/archive.md",
    "docs/batch.md",
    "docs/asking.md",
    "docs/correcting.md",
    "docs/record.md",
    "docs/registry.md",
    "docs/settings.md",
    "docs/speed.md",
    "docs/tables.md",
)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!https?:)([^)#]+)\)")
TARGET = re.compile(r"`make ([a-z]+)`|^make ([a-z]+)", re.MULTILINE)
SECTION = re.compile(r"^### (Added|Changed|Deprecated|Removed|Fixed|Security)$", re.MULTILINE)


def blocks(root: Path, language: str, page: str = "README.md") -> list[str]:
    text = (root / page).read_text(encoding="utf-8")
    return [body for kind, body in BLOCK.findall(text) if kind == language]


@pytest.mark.parametrize(
    ("name", "text"),
    [("record.schema.json", generate.schema()), ("record.md", generate.page()), ("tables.md", tables.page())],
)
def test_generated_pages_are_fresh(root: Path, name: str, text: str) -> None:
    assert (root / "docs" / name).read_text(encoding="utf-8") == text, "run `make docs`"


@pytest.mark.parametrize("page", ["README.md", "docs/archive.md"])
def test_the_python_of_a_page_runs(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    (tmp_path / "examples").symlink_to(root / "examples")
    monkeypatch.chdir(tmp_path)
    found = doctest.DocTestParser().get_doctest("\n".join(blocks(root, "python", page)), {}, page, page, 0)
    outcome = doctest.DocTestRunner().run(found)
    assert outcome.attempted
    assert not outcome.failed


def test_the_readme_s_commands_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer.testing import CliRunner

    from onrecord.cli import app

    monkeypatch.chdir(root)
    lines = [line[2:] for block in blocks(root, "console") for line in block.splitlines() if line.startswith("$ ")]
    assert len(lines) > 3
    for line in lines:
        before, _, after = line.partition(" > ")[0].rpartition("| ")
        words = [
            w
            for word in shlex.split(after)[1:]
            for w in (sorted(map(str, Path().glob(word))) if "*" in word else [word])
        ]
        given = Path(shlex.split(before)[1]).read_text(encoding="utf-8") if before else None
        done = CliRunner().invoke(app, words, input=given)
        assert done.exit_code == 0, f"{line}: {done.output}"
        assert done.output.strip()


def test_the_readme_s_json_quotes_the_example(root: Path) -> None:
    text = (root / "examples/ferry-dispute.txt").read_text(encoding="utf-8")
    for block in blocks(root, "json"):
        shown = json.loads(block)
        for span in shown["source"] + shown["cue"] + shown["content"]:
            assert text[span["start"] : span["end"]] == span["quote"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(root: Path, name: str) -> None:
    page = root / name
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), link


@pytest.mark.parametrize("name", DOCUMENTS)
def test_make_targets_exist(root: Path, name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {a or b for a, b in TARGET.findall((root / name).read_text(encoding="utf-8"))}
    assert named <= targets


def test_the_changelog_keeps_its_form(root: Path) -> None:
    text = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings[0] == "NEXT"
    assert len(SECTION.findall(text)) == text.count("\n### ")


def test_every_folder_of_the_package_is_described(root: Path) -> None:
    page = (root / "docs/architecture.md").read_text(encoding="utf-8")
    package = root / "src/onrecord"
    names = [p.name for p in package.iterdir() if p.is_dir() and (p / "__init__.py").exists()]
    assert [name for name in names if f"`{name}/`" not in page] == []


def test_the_version_is_in_step(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", project["version"])
    assert (root / "LICENSE").read_text(encoding="utf-8").lstrip().startswith("Apache License")


def test_the_page_of_own_words_shows_what_comes_out(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from typer.testing import CliRunner

    from onrecord.cli import app

    shown = BLOCK.findall((root / "docs/own-words.md").read_text(encoding="utf-8"))
    tables = [body for kind, body in shown if kind == "csv"]
    texts = [body for kind, body in shown if kind == "text"]
    for name, content in zip(("harbour.csv", "harbour-verbs.csv"), tables, strict=True):
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "report.txt").write_text("The Harbour League met envoys on Monday.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    commands = next(body for kind, body in shown if kind == "console").splitlines()
    outputs = [CliRunner().invoke(app, shlex.split(line)[2:]) for line in commands]
    assert [done.exit_code for done in outputs] == [0, 0, 0]
    assert outputs[2].output == texts[0]
    assert texts[1] in outputs[1].output


def test_the_sql_of_the_page_on_tables_runs(root: Path, tmp_path: Path) -> None:
    from onrecord.archive import Archive
    from tests.queries.telling import wire

    (sql,) = (
        body for kind, body in BLOCK.findall((root / "docs/tables.md").read_text(encoding="utf-8")) if kind == "sql"
    )
    with Archive(tmp_path / "a.db") as archive:
        archive.add(wire().record)
        with archive.asking() as connection:
            for query in filter(str.strip, sql.split(";")):
                connection.exec_driver_sql(query).all()
