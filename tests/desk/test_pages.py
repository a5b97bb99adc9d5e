"""Every page answers, and its twin, whatever is asked."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.desk.pages import PAGES
from onrecord.desk.pages.page import Page

ASKED = {
    "dispute": "?a=Brevia&b=Lorvania", "relation": "?a=Brevia&b=Lorvania", "quote": "?words=switch", "search": "?words=switch",
    "compare": "?a=Brevia&b=Lorvania&day=2031-03-12",
}  # fmt: skip
SIGNED_IN = {"review"}


@pytest.mark.parametrize("page", [page for page in PAGES if "{" not in page.path], ids=lambda page: page.name)
def test_every_page_answers(client: TestClient, page: Page) -> None:
    for path in (page.path, page.twin):
        for query in {"", ASKED.get(page.name, "")}:
            answer = client.get(path + query)
            assert answer.status_code == (401 if page.name in SIGNED_IN else 200), answer.text
