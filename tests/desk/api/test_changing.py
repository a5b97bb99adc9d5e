"""Texts read, reports kept, things corrected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import onrecord
from onrecord.archive import Archive
from onrecord.desk import Options, desk
from onrecord.desk.api.examples import ACTOR, REPORT, STATEMENT, TEXT
from onrecord.desk.people.passwords import fingerprint
from onrecord.people import Report, Role
from onrecord.schema import from_json, to_json

PAGE = f"<!doctype html><html><head><title>A ship</title></head><body><article><p>{TEXT}</p></article></body></html>"


def test_a_text_is_read_and_nothing_kept(client: TestClient) -> None:
    before = client.get("/api/v1/collections").headers["etag"]
    answer = client.post("/api/v1/read", json={"text": TEXT})
    assert answer.content == to_json(onrecord.read(TEXT))
    assert [statement.act for statement in from_json(answer.content).statements] == ["accuse", "assert"]
    assert client.get("/api/v1/collections").headers["etag"] == before


def test_a_page_is_read(client: TestClient) -> None:
    sent = {"text": PAGE, "publisher": "Harbour Post", "published": "2031-05-07", "url": "https://post.example/ship"}
    record = from_json(client.post("/api/v1/read?min_confidence=1", json=sent).content)
    document = record.document
    assert (document.publisher, document.url, document.published and document.published.value) == (
        "Harbour Post", "https://post.example/ship", "2031-05-07",
    )  # fmt: skip
    assert "<p>" not in document.text
    assert all(statement.confidence == 1 for statement in record.statements)


def test_a_report_is_kept_once(admin: TestClient) -> None:
    sent = {"text": TEXT, "publisher": "Harbour Post", "collection": "ships"}
    first, again = (admin.post("/api/v1/reports", json=sent) for _ in range(2))
    assert (first.status_code, first.json()["became"]) == (201, "added")
    assert (again.status_code, again.json()["became"]) == (200, "known")
    assert admin.get(first.headers["location"]).json()["report"]["publisher"] == "Harbour Post"
    assert len(admin.get("/api/v1/statements?collection=ships").json()["rows"]) == 2
    gone = admin.post("/api/v1/corrections/remove", json={"ref": first.json()["report"], "why": "Asked by its outlet."})
    assert gone.status_code == 201
    refused = admin.post("/api/v1/reports", json=sent)
    assert refused.status_code == 409
    assert "Asked by its outlet." in refused.json()["detail"]


def decided(admin: TestClient, kind: str, /, **sent: Any) -> Any:
    answer = admin.post(f"/api/v1/corrections/{kind}", json={"why": "The paper says so.", **sent})
    assert answer.status_code == 201, answer.text
    row = answer.json()
    assert (row["kind"], row["decided_by"], row["why"]) == (kind, "Mira Holt", "The paper says so.")
    assert admin.get(answer.headers["location"]).json()[0]["id"] == row["id"]
    assert admin.get("/api/v1/decisions").json()["rows"][0] == row
    return row


def test_decisions(admin: TestClient) -> None:
    row = decided(admin, "correct", ref=STATEMENT, values={"said_at": "2031-03-11"})
    assert row["values"] == [{"field": "said_at", "before": "2031-03-12", "value": "2031-03-11"}]
    assert admin.get(f"/api/v1/things/{STATEMENT}").json()[0]["statement"]["said_at"] == "2031-03-11"
    decided(admin, "undo", decision=row["id"])
    assert admin.get(f"/api/v1/things/{STATEMENT}").json()[0]["statement"]["said_at"] == "2031-03-12"
    decided(admin, "confirm", refs=[STATEMENT])
    decided(admin, "retract", ref=STATEMENT)
    hale = admin.get("/api/v1/actors?name=Hale").json()["rows"][0]["id"]
    decided(admin, "merge", refs=[ACTOR, hale])
    decided(admin, "split", refs=[ACTOR], reports=[REPORT])
    decided(admin, "enter", what="statement", text="We wait.", fields={"speaker": "Ida Falk", "act": "promise"})
    decided(admin, "remove", ref=REPORT)
    assert admin.get(f"/api/v1/reports/{REPORT}").status_code == 404


@pytest.mark.parametrize(
    ("role", "adding", "removing"), [("reader", 403, 403), ("editor", 201, 403), ("admin", 201, 201)]
)
def test_who_may(written: Path, role: Role, adding: int, removing: int) -> None:
    with Archive(written) as archive:
        archive.add_person("Mira Holt", role, "no password")
        archive.add_token("Mira Holt", fingerprint("a token"), "oken")
    token = {"Authorization": "Bearer a token"}
    with TestClient(desk(Options(archive=str(written))), base_url="http://127.0.0.1", headers=token) as client:
        assert client.get("/api/v1/failures").status_code == 200
        assert client.post("/api/v1/reports", json={"text": TEXT}).status_code == adding
        sent = {"ref": REPORT, "why": "Asked by its outlet."}
        assert client.post("/api/v1/corrections/remove", json=sent).status_code == removing
        assert client.post("/api/v1/corrections/retract", json=sent | {"ref": STATEMENT}).status_code in (adding, 404)


def test_what_waits(admin: TestClient, written: Path) -> None:
    with Archive(written) as archive:
        number = archive.report_problem(Report(STATEMENT, "He said it a day before."))
    assert admin.get("/api/v1/review").json()["problems"] == 1
    (waiting,) = admin.get("/api/v1/review/problems?state=open").json()["rows"]
    assert (waiting["number"], waiting["about"]) == (number, STATEMENT)
    sent = {"state": "dismissed", "why": "The readout gives the day."}
    settled = admin.post(f"/api/v1/review/problems/{number}", json=sent).json()
    assert (settled["state"], settled["note"], settled["decided_by"]) == ("dismissed", sent["why"], "Mira Holt")
    for path in ("pairs", "actors"):
        whole = admin.get(f"/api/v1/review/{path}?limit=1000").json()["rows"]
        assert admin.get(f"/api/v1/review/{path}?limit=2").json()["rows"] == whole[:2] != []
