"""Quotations: first appearance, carriers by origin, wordings with their differences marked."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from starlette.testclient import TestClient

from tests.desk.facing.parsed import one, text, tree, twin

TEMPER = "?words=They+did+not+lose+a+transformer"


def wording(marked: Any) -> list[str]:
    """The words that stay where those of the other wording are left out, span by span."""
    kept = deepcopy(marked)
    for gone in kept.cssselect("del, .unseen"):
        gone.drop_tree()
    return [str(words) for words in kept.text_content().split(" … ")]


def test_marks_joined_give_the_wording(client: TestClient) -> None:
    (row,) = twin(client, "/quote", TEMPER)["rows"]
    marked = tree(client, f"/quote{TEMPER}").cssselect(".marked")
    others = [variant for variant in row["variants"] if variant["pieces"]]
    assert len(marked) == len(others) == 2
    for paragraph, variant in zip(marked, others, strict=True):
        words = "".join(evidence["quote"] for evidence in variant["content"])
        found = wording(paragraph)
        assert [words.count(some) for some in found] == [1] * len(found)
        assert sum(map(len, found)) == sum(len(p["after"]["quote"]) for p in variant["pieces"] if p["after"])
        assert paragraph.get("data-statement") == variant["carriers"][0]["statement"]
        cut = [text(d) for d in paragraph.cssselect("del")]
        assert cut == [" ".join(p["before"]["quote"].split()) for p in variant["pieces"] if p["before"]]


def test_the_first_appearance_and_all_carriers(client: TestClient) -> None:
    (row,) = twin(client, "/quote", TEMPER)["rows"]
    page = tree(client, f"/quote{TEMPER}")
    assert text(page.cssselect(".quotation > .meta")[0]).startswith("First in Quarto Wire, 4 Mar 2031")
    assert "5 reports, 2 independent origins" in text(page.cssselect(".quotation > .meta")[0])
    links = [a.get("href") for a in page.cssselect(".carriers li li > a[href^='/statement/']")]
    told = [carrier["statement"] for variant in row["variants"] for carrier in variant["carriers"]]
    assert sorted(links) == sorted(f"/statement/{statement}" for statement in told)
    assert len(page.cssselect(".first")) == 1


def test_translations_and_paraphrases_stand_apart(client: TestClient) -> None:
    page = tree(client, "/quote?words=A+transformer+burned")
    headings = [text(h) for h in page.cssselect(".quotation")[0].cssselect("h3")]
    assert headings == ["These words 1 report", "Another translation 1 report", "Another translation 1 report"]
    (paraphrased, *_) = tree(client, "/quote?words=cutting+power+over+tariffs").cssselect(".quotation")
    assert "In the report's own words" in text(paraphrased.cssselect("h3")[0])


def test_without_words_there_are_quotations_to_click(client: TestClient) -> None:
    page = tree(client, "/quote")
    cards = page.cssselect("a.card")
    assert len(cards) == len(twin(client, "/quote")["examples"]) > 2
    for card in cards:
        assert tree(client, card.get("href")).cssselect(".quotation")


def test_nothing_like_it(client: TestClient) -> None:
    page = tree(client, "/quote?words=zeppelin+zoology")
    assert "No statement holds these words" in text(one(page, ".nothing"))
