"""What an operation does not know is refused, and who reads too often has to wait."""

from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from onrecord.cli import app as cli
from onrecord.desk import Options, desk
from onrecord.desk.guard.rates import Rate, Rates
from tests.desk.api.conftest import open_to_all
from tests.interrupting import HEEDING

TEXT = {"text": "Elin Darvas said on 3 May 2031 that talks had ended."}


@pytest.fixture
def reading(example: Path) -> Iterator[TestClient]:
    """Asks a desk of its own, at which three texts may be read."""
    app = desk(Options(archive=str(example), address="https://desk.example"))
    app.state.rates = Rates(readings=Rate(3, 600, clock=lambda: 100.0))
    with TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 5000)) as client:
        yield client


def operations(client: TestClient) -> list[tuple[str, str, dict[str, Any]]]:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    return [(path, method, told) for path, methods in paths.items() for method, told in methods.items()]


def test_a_parameter_that_nobody_knows_is_named_with_those_that_are(client: TestClient) -> None:
    answer = client.get("/api/v1/statements?actr=Korvel&actor=Korvel&sinse=2031")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "no parameter 'actr', 'sinse' here"
    known = answer.json()["remedy"].removeprefix("those known: ").split(", ")
    assert {"actor", "since", "cursor", "limit", "format"} <= set(known)


def test_every_operation_refuses_one_and_names_those_of_its_description(example: Path) -> None:
    app = open_to_all(example)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        for path, method, told in operations(client):
            taken = [p["name"] for p in told.get("parameters", []) if p["in"] == "query"]
            answer = client.request(method, path.replace("{format}", "csv"), params={"unheard-of": "1"})
            assert answer.status_code == 422, path
            assert "'unheard-of'" in answer.json()["detail"], path
            named = answer.json()["remedy"].removeprefix("those known: ").split(", ")
            assert sorted(named) == sorted(taken or ["none"]), path


def test_an_answer_that_was_kept_is_no_way_around_it(client: TestClient) -> None:
    tag = client.get("/api/v1/collections").headers["etag"]
    answer = client.get("/api/v1/collections?x=", headers={"If-None-Match": tag})
    assert answer.status_code == 422


def test_what_is_told_of_a_strange_name_is_bounded(client: TestClient) -> None:
    answer = client.get("/api/v1/collections", params={f"{n}{'x' * 500}": "" for n in range(9)})
    assert answer.status_code == 422
    assert len(answer.json()["detail"]) < 400


def test_pages_still_take_what_others_add_to_an_address(client: TestClient) -> None:
    assert client.get("/?utm_source=mail").status_code == 200


def test_who_reads_too_often_has_to_wait(reading: TestClient) -> None:
    assert [reading.post("/api/v1/read", json=TEXT).status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = reading.post("/api/v1/read", json=TEXT)
    assert answer.headers["retry-after"] == "600"
    assert answer.headers["content-type"] == "application/problem+json"
    assert "try again in 10 minutes" in answer.json()["detail"]


def test_another_address_is_counted_alone(reading: TestClient) -> None:
    for _ in range(4):
        reading.post("/api/v1/read", json=TEXT)
    other = reading.post("/api/v1/read", json=TEXT, headers={"x-forwarded-for": "203.0.113.7"})
    assert other.status_code == 200


def test_what_can_not_be_read_counts_and_what_is_not_as_described_does_not(reading: TestClient) -> None:
    sent = [{}, {}, {}, {}, {"text": "  "}, {"text": "  "}, {"text": "  "}, TEXT]
    assert [reading.post("/api/v1/read", json=one).status_code for one in sent] == [422] * 7 + [429]


UNREADABLE = {"text": "  "}
"""Counts as any text, and takes no reader."""


def test_whoever_runs_a_desk_says_how_often_it_reads_for_one_address(example: Path) -> None:
    rate = desk(Options(archive=str(example))).state.rates.readings
    assert (rate.times, rate.seconds) == (30, 60)
    app = desk(Options(archive=str(example), reads_per_minute=2))
    app.state.rates.readings.clock = lambda: 100.0
    with TestClient(app, base_url="http://127.0.0.1") as client:
        assert [client.post("/api/v1/read", json=UNREADABLE).status_code for _ in range(3)] == [422, 422, 429]
        app.state.rates.readings.clock = lambda: 160.0
        assert client.post("/api/v1/read", json=UNREADABLE).status_code == 422


def test_serve_takes_how_often_it_may_read(written: Path, loopback: None) -> None:
    command = [*HEEDING, "serve", "--archive", str(written), "--port", "0", "--reads-per-minute", "1"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stderr is not None
            found = re.search(r"http://[\d.:]+", serving.stderr.readline())
            assert found is not None
            sent = [httpx.post(f"{found[0]}/api/v1/read", json=UNREADABLE, timeout=60).status_code for _ in range(2)]
        finally:
            serving.send_signal(signal.SIGINT)
    assert sent == [422, 429]


@pytest.mark.parametrize("given", ["0", "-1", "often"])
def test_serve_reads_at_least_once_a_minute(written: Path, given: str) -> None:
    done = CliRunner().invoke(cli, ["serve", "--archive", str(written), "--reads-per-minute", given])
    assert done.exit_code == 2
