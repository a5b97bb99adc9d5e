"""Lists as tables, as lines, and as feeds."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree
from msgspec.json import decode
from starlette.testclient import TestClient

RFC_4287 = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "exports" / "atom.rng"))
BOTH = "a=Brevia&b=Lorvania"
LISTS = (
    "statements", "timeline", "contested", "quote?words=line", "search?words=line", "actors", f"relations?{BOTH}",
    f"relations/events?{BOTH}", "sources", "chains", "collections", "changes?since=2020", f"state?{BOTH}",
    f"compare?{BOTH}&on=2031-03-12",
)  # fmt: skip
FEEDS = "statements", "timeline", "changes?since=2020", "decisions"


def asked(client: TestClient, path: str, accept: str) -> Any:
    answer = client.get(f"/api/v1/{path}", headers={"Accept": accept})
    assert answer.status_code == 200, answer.text
    return answer


@pytest.mark.parametrize("path", LISTS)
def test_tables(client: TestClient, path: str) -> None:
    answer = asked(client, path, "text/csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    head, *lines = csv.reader(io.StringIO(answer.text), strict=True)
    assert lines
    assert {len(line) for line in lines} == {len(head)}
    assert len(set(head)) == len(head)


@pytest.mark.parametrize("path", LISTS)
def test_lines(client: TestClient, path: str) -> None:
    answer = asked(client, path, "application/x-ndjson")
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert [decode(line) for line in answer.content.splitlines()] == asked(client, path, "*/*").json()["rows"]


@pytest.mark.parametrize("path", FEEDS)
def test_feeds(admin: TestClient, path: str) -> None:
    ref = admin.get("/api/v1/statements?limit=1").json()["rows"][0]["id"]
    admin.post("/api/v1/corrections/retract", json={"ref": ref, "why": "A <slip>."})
    answer = asked(admin, path, "application/atom+xml")
    assert answer.headers["content-type"] == "application/atom+xml"
    RFC_4287.assertValid(etree.fromstring(answer.content))
    found = feedparser.parse(answer.content)
    assert not found.bozo
    assert found.entries
    ids = [entry.id for entry in found.entries]
    assert len(set(ids)) == len(ids)
    assert [entry.updated for entry in found.entries] == sorted((e.updated for e in found.entries), reverse=True)
    assert all(entry.link.startswith("http://127.0.0.1/") for entry in found.entries)
    for entry in found.entries[:3]:
        if "/corrections" not in entry.link:
            assert admin.get(f"/api/v1/things/{entry.link.rsplit('/', 1)[1]}").status_code == 200


def test_pages_of_a_feed(client: TestClient) -> None:
    first = asked(client, "statements?limit=5&speaker=Dana Korvel", "application/atom+xml")
    found = feedparser.parse(first.content)
    assert {link.rel for link in found.feed.links} == {"self", "next"}
    following = next(link.href for link in found.feed.links if link.rel == "next")
    second = feedparser.parse(asked(client, following.split("/api/v1/")[1], "application/atom+xml").content)
    assert second.feed.id == found.feed.id
    assert second.entries
    assert not {entry.id for entry in second.entries} & {entry.id for entry in found.entries}
    assert all(entry.title.startswith("Dana Korvel") for entry in [*found.entries, *second.entries])


def test_a_decision_in_a_feed(admin: TestClient) -> None:
    ref = admin.get("/api/v1/statements?limit=1").json()["rows"][0]["id"]
    admin.post("/api/v1/corrections/retract", json={"ref": ref, "why": "A slip."})
    (entry,) = feedparser.parse(asked(admin, "decisions", "application/atom+xml").content).entries
    assert entry.title == f"Mira Holt: retract statement {ref}"
    assert "A slip." in entry.content[0].value


@pytest.mark.parametrize("form", ["csv", "jsonl", "json", "atom"])
def test_a_browser_says_the_form_in_the_address(client: TestClient, form: str) -> None:
    answer = client.get(f"/api/v1/statements?format={form}", headers={"Accept": "text/html, */*;q=0.1"})
    kinds = {
        "csv": "text/csv",
        "jsonl": "application/x-ndjson",
        "json": "application/json",
        "atom": "application/atom+xml",
    }
    assert answer.headers["content-type"].startswith(kinds[form])


@pytest.mark.parametrize(("path", "accept"), [("statements", "text/html"), ("sources", "application/atom+xml")])
def test_what_is_not_given(client: TestClient, path: str, accept: str) -> None:
    answer = client.get(f"/api/v1/{path}", headers={"Accept": accept})
    assert answer.status_code == 406
    assert "application/json, text/csv, application/x-ndjson" in answer.json()["detail"]


def test_nothing_found(client: TestClient) -> None:
    for form, body in {"csv": "", "jsonl": "", "json": '{"rows":[],"next":null}'}.items():
        assert client.get(f"/api/v1/statements?until=1900&format={form}").text == body
    assert feedparser.parse(client.get("/api/v1/statements?until=1900&format=atom").content).entries == []
