"""docs/exports.md: what it shows is what comes out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.exports.formats import FORMATS
from onrecord.exports.gdelt import COLUMNS
from onrecord.reading.reader import Reader

SECTION = re.compile(r"^## ([\w, -]+)\n(.*?)(?=^## [a-z]|\Z)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
CELL = re.compile(r"^\| `(\w+)` \| (.*) \|$", re.MULTILINE)
CHANGING = re.compile(r"\b[0-9a-f]{12}\b|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
"""The id of a report that is a file depends on where the file lies, and when it was added on when the test runs."""


def items(form: str, text: str) -> list[Any]:
    """The objects of a file of JSON, or of JSON lines, of which a sample may be one."""
    if form in ("annotations", "timelinejs", "jsonld"):
        whole = json.loads(text)
        found: list[Any] = whole.get("events") or whole.get("@graph") or whole["first"]["items"]
        return found
    return [json.loads(line) for line in text.splitlines()]


def settled(value: Any) -> str:
    """What does not change from run to run."""
    return CHANGING.sub("_", value if isinstance(value, str) else json.dumps(value))


def sections(root: Path) -> dict[str, str]:
    page = (root / "docs/exports.md").read_text(encoding="utf-8")
    return {name: body for heading, body in SECTION.findall(page) for name in heading.split(", ")}


@pytest.fixture
def written(root: Path, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What an export of the examples writes."""
    monkeypatch.setattr("onrecord.reading.reader.Reader", lambda *_, **__: reader)
    monkeypatch.chdir(root)
    archive = str(tmp_path / "a.db")
    examples = [str(path.relative_to(root)) for path in sorted((root / "examples").glob("*.txt"))]
    assert CliRunner().invoke(app, ["add", *examples, "--archive", archive]).exit_code == 0

    def write(form: str) -> str:
        return CliRunner().invoke(app, ["export", form, "--speaker", "Bram Teague", "--archive", archive]).stdout

    return write


def test_every_format_has_a_section(root: Path) -> None:
    assert list(sections(root)) == [known.name for known in FORMATS]


def test_the_list_of_formats(root: Path) -> None:
    listed = CliRunner().invoke(app, ["export", "--list"]).stdout
    assert f"$ onrecord export --list\n{listed}```" in (root / "docs/exports.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_page_shows_what_comes_out(root: Path, written: Callable[..., str]) -> None:
    seen = 0
    for form, body in sections(root).items():
        for kind, sample in BLOCK.findall(body) if form != "dossier-html" else ():
            seen += 1
            text = written(form)
            if kind == "json":
                assert settled(json.loads(sample)) in [settled(item) for item in items(form, text)], form
            else:
                assert settled(sample.replace("\n", "")) in settled(text.replace("\r", "").replace("\n", "")), form
    assert seen == 10
    cells = dict(CELL.findall(sections(root)["gdelt"]))
    first = dict(zip(COLUMNS, written("gdelt").split("\n")[0].split("\t"), strict=True))
    changing = ("DATEADDED", "SOURCEURL")
    assert {k: v for k, v in cells.items() if k not in changing} == {
        k: v for k, v in first.items() if v and k not in changing
    }
