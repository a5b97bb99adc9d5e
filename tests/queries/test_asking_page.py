"""docs/asking.md: what it shows is what comes out."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.reading.reader import Reader

BLOCK = re.compile(r"^```console\n\$ (onrecord (\w+) [^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
ID = re.compile(r"[0-9a-f]{12}")
"""The id of a report that is a file depends on where the file lies."""
DISPUTE = "quote", "compare"
"""What is asked of the twelve reports of examples/dispute; all else is asked of the texts of examples/."""


@pytest.mark.slow
def test_the_page_shows_what_comes_out(
    root: Path, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.reading.reader.Reader", lambda *_, **__: reader)
    monkeypatch.chdir(root)
    archive = str(tmp_path / "a.db")
    examples = [str(path.relative_to(root)) for path in sorted((root / "examples").glob("*.txt"))]
    assert CliRunner().invoke(app, ["add", *examples, "--archive", archive]).exit_code == 0
    assert compared(root, archive, lambda asked: asked not in DISPUTE) >= 5


@pytest.mark.slow
def test_the_page_shows_what_comes_out_of_the_dispute(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    archive, folder = str(tmp_path / "a.db"), "examples/dispute"
    taken_in = ["add", f"{folder}/reports", "--actors", f"{folder}/states.toml"]
    for arguments in (["import", f"{folder}/actors.csv"], taken_in):
        assert CliRunner().invoke(app, [*arguments, "--archive", archive]).exit_code == 0
    assert compared(root, archive, lambda asked: asked in DISPUTE) >= 3


def compared(root: Path, archive: str, chosen: Callable[[str], bool]) -> int:
    """Holds the page's samples of some commands against what is printed; how many there are."""
    shown = BLOCK.findall((root / "docs/asking.md").read_text(encoding="utf-8"))
    mine = [(command, expected) for command, asked, expected in shown if chosen(asked)]
    for command, expected in mine:
        printed = CliRunner().invoke(app, [*shlex.split(command)[1:], "--archive", archive]).stdout
        parts = (ID.sub(ID.pattern, re.escape(part)) for part in re.split(r"(?<=\n)  …\n", expected))
        assert re.fullmatch(r"(?:.*\n)+?".join(parts), printed), f"{command}\n{printed}"
    return len(mine)
