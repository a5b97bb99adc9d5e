"""What docs/registry.md says of its examples is so."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.registry.csv_cells import COLUMNS
from onrecord.registry.facts import Agent, Code, Import, Office
from onrecord.registry.importing import read_import

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def page(root: Path) -> str:
    return (root / "docs/registry.md").read_text(encoding="utf-8")


def read(root: Path, folder: Path, language: str) -> list[Import]:
    """Each block of a language as a file."""
    found = []
    for place, (kind, body) in enumerate(BLOCK.findall(page(root))):
        if kind == language:
            path = folder / f"{place}.txt"
            path.write_text(body, encoding="utf-8")
            found.append(read_import(path))
    return found


def test_the_csv_is_a_state_and_a_person_with_two_offices_and_two_codes(root: Path, tmp_path: Path) -> None:
    (found,) = read(root, tmp_path, "csv")
    ostland, olden = found.actors
    assert (ostland.kind, ostland.country, found.problems) == ("state", "OST", ())
    assert (olden.key, olden.country) == ("caspar-olden", "OST")
    assert olden.offices == (
        Office("leader of the opposition", None, "OST", "OSTOPP", "2024-03", "2028-02-29"),
        Office("premier", None, "OST", "OSTGOV", "2028-03-01", "2033-02-28"),
    )
    assert [code.code for code in olden.codes] == ["OSTOPP", "OSTGOV"]


def test_the_entities_are_one_actor_with_one_office(root: Path, tmp_path: Path) -> None:
    (found,) = read(root, tmp_path, "json")
    (olden,) = found.actors
    assert (found.format, found.problems) == ("ftm", ())
    assert olden.offices == (Office("Premier of Ostland", since="2028-03-01"),)


def test_the_dictionaries_are_an_actor_and_an_agent(root: Path, tmp_path: Path) -> None:
    actors, agents = read(root, tmp_path, "text")
    assert [actor.kind for actor in actors.actors] == ["person"]
    assert actors.actors[0].codes == (
        Code("OSTOPP", None, "2028-02-29"),
        Code("OSTGOV", "2028-03-01", "2033-02-28"),
        Code("OSTELI", "2033-03-01", None),
    )
    assert agents.agents == (Agent(("harbour pilot",), ("harbour pilots",), "~LAB"),)


def test_the_page_names_every_column_and_every_link_leads_somewhere(root: Path) -> None:
    text = page(root)
    assert all(f"`{column}`" in text for column in COLUMNS)
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert links
    assert all((root / "docs" / link).exists() for link in links)
