"""Reports in many manners, each with the head it must have and every line that must be set aside, and no other."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.article import document_from_text

CASES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
}
HEAD = ("title", "byline", "source", "publisher")


@pytest.fixture(params=CASES, name="case")
def _case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return CASES[request.param]


def test_head(case: dict[str, Any]) -> None:
    document = document_from_text(case["text"])
    assert {key: getattr(document, key) for key in HEAD} == {key: case.get(key) for key in HEAD}
    assert (document.published.value if document.published else None) == case.get("published")
    assert (document.kind, document.language) == (case.get("kind", "report"), "en")


def test_residue(case: dict[str, Any]) -> None:
    document = document_from_text(case["text"])
    assert [[aside.kind, aside.quote] for aside in document.set_aside] == case["aside"]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_change_nothing_but_offsets(case: dict[str, Any], line_end: str) -> None:
    text = case["text"].replace("\n", line_end)
    document = document_from_text(text)
    assert document.text == text
    assert {key: getattr(document, key) for key in HEAD} == {key: case.get(key) for key in HEAD}
    assert [a.quote.replace(line_end, "\n") for a in document.set_aside] == [quote for _, quote in case["aside"]]
