"""docs/api.md is so: its samples, its paths, its links."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from starlette.testclient import TestClient

BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"^\$ curl ([^\n]*)\n((?:(?!\$ )[^\n]*\n)*)", re.MULTILINE)
CUT = "…"
PAGE = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")
STEPS = [step for block in BLOCK.findall(PAGE) for step in STEP.findall(block)]


@pytest.mark.parametrize(("command", "shown"), STEPS)
def test_samples_are_so(client: TestClient, command: str, shown: str) -> None:
    *options, address = shlex.split(command)
    given = list(zip(options[::2], options[1::2], strict=True))
    headers = dict(value.split(": ", 1) for option, value in given if option == "-H")
    body = next((value for option, value in given if option == "-d"), None)
    path = address.removeprefix("http://127.0.0.1:8000")
    assert path.startswith("/api/v1/")
    answer = client.request("POST" if body else "GET", path, content=body, headers=headers)
    printed = answer.text.splitlines() or [""]
    lines = shown.splitlines()
    assert len(printed) == len(lines)
    for line, told in zip(lines, printed, strict=True):
        assert told.startswith(line.removesuffix(CUT)) if line.endswith(CUT) else told == line


def test_every_path_is_told(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    told = set(re.findall(r"`(?:POST )?/([a-z/]+[a-z])", PAGE))
    for path in set(paths) - {"/api/v1"}:
        *_, last = [part for part in path.split("/") if "{" not in part]
        assert last in PAGE, path
    assert {"statements", "timeline", "state", "compare", "export", "read", "review/pairs"} <= told


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", PAGE)
    docs = Path(__file__).parents[3] / "docs"
    assert {"record.md", "exports.md"} <= set(links)
    assert all((docs / link).is_file() for link in links if link != "safety.md")
