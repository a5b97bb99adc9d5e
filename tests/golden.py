"""Golden cases: texts with what must be read in them and what must not, in TOML files under tests/cases, one a theme.

A case has an `id`, a `text`, perhaps the day it was `published`, its `title`
and `language`, and `xfail` where it fails today, with the reason; when it
passes after all, the test says so.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord.article import document_from_text
from onrecord.records import Document, Evidence, Record

Case = dict[str, Any]
GIVEN = ("published", "title", "language")
FOLDER = Path(__file__).parent / "cases"


def cases_in(theme: str) -> Iterator[tuple[str, Case]]:
    """The cases of a folder, each under the name of its file and its own."""
    for path in sorted((FOLDER / theme).glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield f"{path.stem}-{case['id']}", case


def params_of(theme: str) -> list[Any]:
    """The cases of a folder as parameters of a test."""
    return [
        pytest.param(case, id=name, marks=[pytest.mark.xfail(reason=case["xfail"])] if "xfail" in case else [])
        for name, case in cases_in(theme)
    ]


def texts_of(theme: str) -> list[str]:
    """The texts of a folder's cases, to put reports together from."""
    return [case["text"].strip() for _, case in cases_in(theme)]


def document_of_case(case: Case) -> Document:
    """The report that a case is, with what it gives of it beside the text."""
    return document_from_text(case["text"], **{field: case[field] for field in GIVEN if field in case})


def name_of(record: Record, actor: str | None) -> str:
    """What an actor is called; empty for nobody."""
    return record.actor(actor).name if actor else ""


def names_of(record: Record, actors: tuple[str, ...]) -> str:
    """What actors are called, in a row."""
    return " | ".join(name_of(record, actor) for actor in actors)


def words_of(evidences: tuple[Evidence, ...]) -> str:
    """The words of some evidence on one line."""
    return " ... ".join(" ".join(e.quote.split()) for e in evidences)


def is_part(value: str, shown: str) -> bool:
    """Whether a row of names has a name with these words; with bars between them, all of them in order and no other."""
    if not value:
        return not shown
    wanted, named = value.split(" | "), shown.split(" | ")
    if len(wanted) == 1:
        return any(value in name for name in named)
    return len(wanted) == len(named) and all(map(str.__contains__, named, wanted))
