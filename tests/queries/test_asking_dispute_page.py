"""docs/asking.md: what it shows of the dispute in twelve reports is what comes out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app

BLOCK = re.compile(r"^```console\n\$ (onrecord (?:state|changes) [^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
SETUP = re.compile(r"^```sh\n((?:onrecord [^\n]*examples/dispute[^\n]*\n)+)```", re.MULTILINE)
VARIES = re.compile(r"\d{1,2} \w{3} \d{4}, \d\d:\d\d(?::\d\d)?Z")
"""When a report was added."""


def alike(shown: str) -> str:
    """A page on one line, without when things were added: that may break lines elsewhere."""
    return " ".join(VARIES.sub("WHEN", shown).split())


@pytest.mark.slow
def test_the_page_shows_what_comes_out(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    page = (root / "docs/asking.md").read_text(encoding="utf-8")
    archive = ["--archive", str(tmp_path / "a.db")]
    for command in SETUP.findall(page)[0].splitlines():
        assert CliRunner().invoke(app, [*shlex.split(command)[1:], *archive]).exit_code == 0, command
    shown = BLOCK.findall(page)
    assert {command.split()[1] for command, _ in shown} == {"state", "changes"}
    for command, expected in shown:
        printed = CliRunner().invoke(app, [*shlex.split(command)[1:], *archive]).stdout
        assert alike(printed) == alike(expected), f"{command}\n{printed}"
