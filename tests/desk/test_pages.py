"""Every page answers, and its twin says the same."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from onrecord.desk.pages import PAGES

ASKED = {
    "dispute": "?a=Brevia&b=Lorvania", "relation": "?a=Brevia&b=Lorvania", "quote": "?words=switch", "search": "?words=switch",
    "compare": "?a=Brevia&b=Lorvania&day=2031-03-12",
}  # fmt: skip


@pytest.mark.parametrize("page", [page for page in PAGES if "{" not in page.path], ids=lambda page: page.name)
def test_every_page_answers(client: TestClient, page: object) -> None:
    for path in (page.path, page.twin):  # type: ignore[attr-defined]
        for query in {"", ASKED.get(page.name, "")}:  # type: ignore[attr-defined]
            answer = client.get(path + query)
            assert answer.status_code in (200, 404), answer.text
