"""The rows of pages: each knows its own example, none its counter-example, and no two claim one name."""

from __future__ import annotations

import pytest
from lxml import html

from onrecord.lexicon.page import MetaField, PageLexicon, PlaceCue
from onrecord.lexicon.tables import read_table

LEXICON = PageLexicon.load()
PLACES = read_table("page_places", PlaceCue)
METAS = read_table("page_fields", MetaField)


def known(tag: str) -> PlaceCue | None:
    element = html.fragment_fromstring(tag)
    names = " ".join(element.get(name) or "" for name in ("class", "id", "aria-label"))
    return LEXICON.place(element.tag, element.get("role") or "", names)


@pytest.mark.parametrize("row", PLACES, ids=lambda row: row.id)
def test_a_place_knows_its_example(row: PlaceCue) -> None:
    assert known(row.example) == row


@pytest.mark.parametrize("row", [row for row in PLACES if row.counter], ids=lambda row: row.id)
def test_no_place_takes_its_counter_example(row: PlaceCue) -> None:
    assert known(row.counter) != row


def test_no_name_belongs_to_two_rows() -> None:
    names = [(row.by, name) for row in PLACES for name in row.names]
    assert len(names) == len(set(names))
    tags = [name for row in METAS for name in row.names]
    assert len(tags) == len(set(tags))


@pytest.mark.parametrize("row", METAS, ids=lambda row: row.id)
def test_a_tag_stands_in_its_example(row: MetaField) -> None:
    element = html.fragment_fromstring(row.example)
    assert (element.get("property") or element.get("name")).lower() in row.names
    assert element.get("content")
