"""docs/asking.md: what it shows is what comes out."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.reading.reader import Reader

BLOCK = re.compile(
    r"^```console\n\$ (onrecord (?:statements|timeline|search|actors|show) [^\n]*)\n(.*?)^```", re.MULTILINE | re.DOTALL
)
ID = re.compile(r"[0-9a-f]{12}")
"""The id of a report that is a file depends on where the file lies."""


@pytest.mark.slow
def test_the_page_shows_what_comes_out(
    root: Path, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.reading.reader.Reader", lambda *_, **__: reader)
    monkeypatch.chdir(root)
    archive = str(tmp_path / "a.db")
    examples = [str(path.relative_to(root)) for path in sorted((root / "examples").glob("*.txt"))]
    assert CliRunner().invoke(app, ["add", *examples, "--archive", archive]).exit_code == 0
    shown = BLOCK.findall((root / "docs/asking.md").read_text(encoding="utf-8"))
    assert len(shown) >= 5
    for command, expected in shown:
        printed = CliRunner().invoke(app, [*shlex.split(command)[1:], "--archive", archive]).stdout
        parts = (ID.sub(ID.pattern, re.escape(part)) for part in re.split(r"(?<=\n)  …\n", expected))
        assert re.fullmatch(r"(?:.*\n)+?".join(parts), printed), f"{command}\n{printed}"
