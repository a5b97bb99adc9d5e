"""Page by page there is all that there is, once, and in the same order."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

PAGED = {
    "statements": 7, "timeline": 9, "contested": 5, "quote?words=line": 1, "search?words=line": 2, "actors": 10,
    "relations?a=Brevia&b=Lorvania": 2, "relations/events?a=Brevia&b=Lorvania": 3, "sources": 2, "chains": 6,
    "changes?since=2020": 5,
}  # fmt: skip


def asked(client: TestClient, path: str, more: str) -> Any:
    answer = client.get(f"/api/v1/{path}{'&' if '?' in path else '?'}{more}")
    assert answer.status_code == 200, answer.text
    return answer


@pytest.mark.parametrize("path", PAGED)
def test_all_pages_are_the_whole(client: TestClient, path: str) -> None:
    whole = asked(client, path, "limit=1000").json()["rows"]
    answer = asked(client, path, f"limit={PAGED[path]}")
    found = answer.json()["rows"]
    pages = 1
    while "next" in answer.links:
        answer = client.get(answer.links["next"]["url"])
        found += answer.json()["rows"]
        pages += 1
    assert answer.json()["next"] is None
    assert found == whole
    assert pages == -(-len(whole) // PAGED[path]) > 1


def test_the_cursor_of_the_answer_is_that_of_the_link(client: TestClient) -> None:
    first = client.get("/api/v1/actors?limit=3&kind=person")
    second = client.get("/api/v1/actors", params={"kind": "person", "limit": 2, "cursor": first.json()["next"]})
    assert second.json()["rows"] == client.get(first.links["next"]["url"]).json()["rows"][:2]


def test_the_form_may_change_between_pages(client: TestClient) -> None:
    cursor = client.get("/api/v1/statements?limit=3").json()["next"]
    lines = client.get("/api/v1/statements", params={"limit": 3, "cursor": cursor, "format": "csv"})
    assert len(lines.text.splitlines()) == 4


@pytest.mark.parametrize("path", ["statements?actor=Brevia", "timeline"])
def test_a_cursor_of_another_question(client: TestClient, path: str) -> None:
    cursor = client.get("/api/v1/statements?limit=3").json()["next"]
    answer = client.get(f"/api/v1/{path}{'&' if '?' in path else '?'}cursor={cursor}")
    assert answer.status_code == 422
    assert answer.json()["detail"] == "the cursor is of another question"
    assert "leave the cursor out" in answer.json()["remedy"]


@pytest.mark.parametrize("cursor", ["x", "%00", "W10", "🙂", "WyJhIiwiYiJd", "LTE", "=" * 9])
def test_what_is_no_cursor(client: TestClient, cursor: str) -> None:
    answer = client.get(f"/api/v1/statements?cursor={cursor}")
    assert (answer.status_code, answer.json()["detail"]) == (422, "this is no cursor")
