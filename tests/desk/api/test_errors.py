"""What goes wrong is told in one shape, and tells nothing of the machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.desk import Options, desk
from onrecord.desk.api.examples import STATEMENT

WRONG: dict[str, tuple[str, str, int, Any]] = {
    "nothing there": ("GET", "/api/v1/nowhere", 404, None),
    "an id of nothing": ("GET", "/api/v1/things/000000000000", 404, None),
    "a name of nobody": ("GET", "/api/v1/statements?actor=Nobody+At+All", 404, None),
    "a date that is none": ("GET", "/api/v1/statements?since=9999-99", 404, None),
    "an id that is none": ("GET", "/api/v1/things/x", 422, None),
    "too many rows": ("GET", "/api/v1/statements?limit=1000000", 422, None),
    "a number beyond all": ("GET", f"/api/v1/statements?limit={'9' * 80}", 422, None),
    "a null character": ("GET", "/api/v1/statements?actor=%00", 422, None),
    "no side": ("GET", "/api/v1/relations?a=Brevia", 422, None),
    "nothing to compare": ("GET", "/api/v1/compare?a=Brevia&b=Lorvania", 422, None),
    "no form": ("GET", "/api/v1/statements?format=xml", 422, None),
    "a method": ("DELETE", "/api/v1/statements", 405, None),
    "nobody signed in": ("GET", "/api/v1/failures", 401, None),
    "nobody who may add": ("POST", "/api/v1/reports", 401, {"text": "Verania protested."}),
    "nobody who may decide": ("POST", "/api/v1/corrections/retract", 401, {"ref": STATEMENT, "why": "x"}),
    "no words": ("POST", "/api/v1/read", 422, {"text": "  "}),
    "no text": ("POST", "/api/v1/read", 422, {}),
    "half a character": ("POST", "/api/v1/read", 422, b'{"text": "\\ud800"}'),
    "no JSON": ("POST", "/api/v1/read", 422, b"{"),
    "another language": ("POST", "/api/v1/read", 422, {"text": "Verania protestierte.", "language": "de"}),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_one_shape(client: TestClient, name: str) -> None:
    method, path, status, body = WRONG[name]
    sent = {"content": body} if isinstance(body, bytes) else {"json": body} if body is not None else {}
    answer = client.request(method, path, headers={"Content-Type": "application/json"}, **sent)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert set(problem) == {"type", "title", "status", "detail", "remedy"}
    assert problem["status"] == status
    assert problem["detail"]


def test_what_can_not_be_decided(admin: TestClient) -> None:
    answer = admin.post("/api/v1/corrections/correct", json={"ref": STATEMENT, "values": {"act": "sing"}, "why": "x"})
    assert answer.status_code == 409
    assert "it is one of" in answer.json()["remedy"]


def test_an_archive_that_is_gone(written: Path) -> None:
    with TestClient(desk(Options(archive=str(written))), base_url="http://127.0.0.1") as client:
        assert client.get("/api/v1/collections").status_code == 200
        written.write_bytes(b"no archive" * 1000)
        for rest in written.parent.glob("written.db-*"):
            rest.unlink()
        answer = client.get("/api/v1/statements")
    assert answer.status_code == 503
    assert "written" not in answer.text
