"""What did not change is not sent again."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.deciding import Author
from onrecord.desk.api.examples import STATEMENT
from onrecord.registry.importing import read_import
from onrecord.store.address import address_of
from onrecord.store.engine import open_engine
from onrecord.store.failing import Failed
from onrecord.store.migrating import migrate
from tests.desk.api.conftest import MIRA

PATHS = "/api/v1", "/api/v1/statements", f"/api/v1/things/{STATEMENT}", "/api/v1/export/csv", "/timeline", "/front.json"


@pytest.mark.parametrize("path", PATHS)
def test_what_did_not_change(client: TestClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    assert tag.startswith('W/"')
    assert first.headers["cache-control"] == "private, no-cache"
    assert {"Accept", "Cookie", "Authorization"} <= {one.strip() for one in first.headers["vary"].split(",")}
    again = client.get(path, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert "content-security-policy" in again.headers


def test_what_changed_is_sent(admin: TestClient, written: Path) -> None:
    tag = admin.get("/api/v1/statements").headers["etag"]
    assert admin.get("/api/v1/statements", headers={"If-None-Match": tag}).status_code == 304
    with Archive(written) as archive:
        archive.retract(STATEMENT, Author(MIRA.name, "A slip."))
    answer = admin.get("/api/v1/statements", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert answer.headers["etag"] != tag
    assert STATEMENT not in answer.text


def test_a_tag_is_of_one_question_and_one_client(client: TestClient) -> None:
    asked = [
        client.get("/api/v1/statements"), client.get("/api/v1/statements?limit=5"), client.get("/api/v1/timeline"),
        client.get("/api/v1/statements", headers={"Accept": "text/csv"}),
        client.get("/api/v1/statements", headers={"Cookie": "a=b"}),
    ]  # fmt: skip
    assert len({answer.headers["etag"] for answer in asked}) == len(asked)


def test_what_hangs_on_the_hour_has_none(client: TestClient) -> None:
    answer = client.get("/api/v1/changes?since=7d")
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert "etag" in client.get("/api/v1/changes?since=2031-03").headers


def test_errors_have_none(client: TestClient) -> None:
    assert "etag" not in client.get("/api/v1/things/000000000000").headers


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_its_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == got.headers["etag"]
    assert head.headers["content-type"] == got.headers["content-type"]


def test_stamps_change_with_what_is_written(archive_url: str, tmp_path: Path) -> None:
    file = tmp_path / "actors.csv"
    file.write_text("name,kind\nElin Darvas,person\n", encoding="utf-8")
    engine = open_engine(address_of(archive_url))
    migrate(engine)
    engine.dispose()
    with Archive(archive_url) as asked, Archive(archive_url) as other:
        before = asked.stamp()
        assert asked.stamp() == before
        other.import_actors(read_import(file))
        after = asked.stamp()
        assert after != before
        asked.set_aside(_failed())
        assert asked.stamp() not in (before, after)


def _failed() -> Failed:
    return Failed("a.txt", "", None, "decode", "no text")
