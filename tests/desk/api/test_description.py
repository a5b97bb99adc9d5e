"""The description of the API: whole, with examples that are true of the worked example."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.desk.api.examples import ACTOR, COLLECTION, REPORT, STATEMENT

BARE = {"/api/v1", "/api/v1/outlets", "/api/v1/holdings", "/api/v1/review"}
"""What takes nothing, so that there is no example of it."""


@pytest.fixture(scope="module")
def operations(client: TestClient) -> list[tuple[str, str, dict[str, Any]]]:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    return [(path, method, told) for path, methods in paths.items() for method, told in methods.items()]


def examples(client: TestClient, told: dict[str, Any]) -> Iterator[Any]:
    schemas = client.get("/api/v1/openapi.json").json()["components"]["schemas"]
    for parameter in told.get("parameters", []):
        yield from parameter.get("examples", {}).values() if isinstance(parameter.get("examples"), dict) else ()
        yield from parameter["schema"].get("examples", [])
    body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    yield from schemas.get(body.get("$ref", "").rsplit("/", 1)[-1], {}).get("examples", [])


def test_every_operation_is_told_with_an_example(client: TestClient, operations: Any) -> None:
    for path, method, told in operations:
        assert told["summary"], path
        assert len(told["description"]) > 20, path
        assert told["tags"], path
        if path not in BARE:
            assert list(examples(client, told)), (path, method)
        for parameter in told.get("parameters", []):
            assert parameter.get("description"), (path, parameter["name"])


def test_errors_have_one_shape(operations: Any) -> None:
    for path, method, told in operations:
        wrong = {status: answer for status, answer in told["responses"].items() if int(status) >= 400}
        assert {"400", "401", "404", "422", "429", "503"} <= set(wrong), path
        assert method == "get" or {"403", "409", "413"} <= set(wrong), path
        for answer in wrong.values():
            (schema,) = [one["schema"] for one in answer["content"].values()]
            assert list(answer["content"]) == ["application/problem+json"]
            assert schema == {"$ref": "#/components/schemas/Problem"}


def test_answers_have_types(operations: Any) -> None:
    for path, _, told in operations:
        good = next(answer for status, answer in told["responses"].items() if status in ("200", "201"))
        assert "/export/" in path or good["content"]["application/json"]["schema"], path


def test_who_may_is_told(operations: Any) -> None:
    roles = {path: told.get("x-role") for path, _, told in operations}
    assert roles["/api/v1/reports"] == roles["/api/v1/corrections/merge"] == "editor"
    assert roles["/api/v1/corrections/remove"] == "admin"
    assert roles["/api/v1/read"] is None


def test_examples_are_there(client: TestClient) -> None:
    for ref, what in {ACTOR: "actor", REPORT: "report", STATEMENT: "statement"}.items():
        assert client.get(f"/api/v1/things/{ref}").json()[0]["what"] == what
    assert client.get("/api/v1/statements", params={"collection": COLLECTION}).json()["rows"]


def test_examples_have_answers(client: TestClient, operations: Any) -> None:
    for path, method, told in operations:
        if method != "get" or told.get("security"):
            continue
        values = {one["name"]: one["schema"].get("examples", [None])[0] for one in told.get("parameters", [])}
        needed = {one["name"] for one in told.get("parameters", []) if one["required"]} | {"a", "b", "on"}
        asked = {name: value for name, value in values.items() if name in needed and value is not None}
        asked.pop("on", None) if "compare" not in path else None
        answer = client.get(path.format_map(asked), params={k: v for k, v in asked.items() if f"{{{k}}}" not in path})
        assert answer.status_code == 200, (path, answer.text)
