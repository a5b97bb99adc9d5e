"""The page on other tools: its code runs."""

from __future__ import annotations

import doctest
from pathlib import Path

from spacy.language import Language

from onrecord.ecosystem import component
from onrecord.ecosystem.groups import GROUPS, PREFIX
from tests.test_docs import blocks

PAGE = "docs/ecosystem.md"
NAME = component.NAME
"""Imported, so that spaCy knows the component in a checkout that is not installed, too."""


def test_the_python_of_the_page_runs(root: Path) -> None:
    found = doctest.DocTestParser().get_doctest("\n".join(blocks(root, "python", PAGE)), {}, PAGE, PAGE, 0)
    outcome = doctest.DocTestRunner().run(found)
    assert (outcome.attempted > 8, outcome.failed) == (True, 0)


def test_the_page_lists_all_settings_and_groups(root: Path) -> None:
    page = (root / PAGE).read_text(encoding="utf-8")
    settings = Language.get_factory_meta(NAME).default_config or {}
    assert settings
    assert [name for name in settings if f"`{name}`" not in page] == []
    assert [name for name in GROUPS if f"`{PREFIX}{name}`" not in page] == []
