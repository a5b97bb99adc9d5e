"""What stands before the pages: how much, how often, how long, under which name; and that nothing tells of the machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk import Options, desk
from onrecord.desk.guard.headers import POLICY
from onrecord.desk.guard.hosts import names_of
from onrecord.desk.guard.rates import Rate
from onrecord.queries.filters import Filter
from tests.desk.people.conftest import Opens, token_of

TOLD = {"accept": "application/json"}


def pieces(size: int, number: int) -> Iterator[bytes]:
    for _ in range(number):
        yield b"x" * size


def test_a_body_that_says_it_is_too_much_is_refused(opens: Opens) -> None:
    answer = opens(body=1000).client.post("/api/v1/read", content=b"x" * 1001, headers=TOLD)
    assert (answer.status_code, answer.json()["detail"]) == (413, "a request may carry 1,000 bytes at most")
    assert answer.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/api/v1/read", "application/json"),
        ("/sign-in", "application/x-www-form-urlencoded"),
        ("/sign-in", "multipart/form-data; boundary=b"),
        ("/decide/000000000000/correct", "application/x-www-form-urlencoded"),
    ],
)
def test_a_body_is_counted_as_it_comes(opens: Opens, path: str, kind: str) -> None:
    headers = TOLD | {"content-type": kind}
    answer = opens(body=1000).client.post(path, content=pieces(100, 11), headers=headers)
    assert "content-length" not in answer.request.headers
    assert answer.status_code == 413
    assert opens(body=1000).client.post(path, content=pieces(100, 9), headers=headers).status_code != 413


def test_five_problems_in_ten_minutes_are_enough(opens: Opens, staffed: Path) -> None:
    browser = opens()
    with Archive(staffed) as archive:
        ref = archive.statements(Filter(limit=1))[0].report.id
    form = f"/report/{ref}/problem"
    for _ in range(5):
        assert browser.send(form, form, words="Wrong.").status_code == 200
    answer = browser.send(form, form, words="Wrong again.")
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["retry-after"]) <= 600
    with Archive(staffed) as archive:
        assert len(archive.problems()) == 5


def test_who_tries_too_many_passwords_has_to_wait(opens: Opens) -> None:
    browser = opens()
    for _ in range(10):
        assert browser.sign_in("editor", "not this one").status_code == 401
    assert browser.sign_in("editor").status_code == 429


def test_behind_a_proxy_each_client_is_counted_alone(staffed: Path) -> None:
    application = desk(Options(archive=str(staffed), address="https://desk.example"))
    with TestClient(application, base_url="http://127.0.0.1", client=("127.0.0.1", 5000)) as client:
        for number in range(12):
            fields = {"name": "Mira Tal", "password": "not this one", "token": _token(client)}
            away = {"x-forwarded-for": f"198.51.100.9, 203.0.113.{number}"}
            assert client.post("/sign-in", data=fields, headers=away | TOLD).status_code == 401
        one = {"x-forwarded-for": "203.0.113.77"}
        tried = [client.post("/sign-in", data=fields, headers=one | TOLD).status_code for _ in range(11)]
    assert tried == [401] * 10 + [429]


def _token(client: TestClient) -> str:
    """The token of a form, and its cookie kept although it is for https alone."""
    answer = client.get("/sign-in")
    if found := re.search(r"onrecord_form=([^;]+)", answer.headers.get("set-cookie", "")):
        client.cookies.set("onrecord_form", found[1])
    return token_of(answer.text)


def test_a_rate_lets_go_with_time_and_remembers_a_bounded_number(monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.desk.guard import rates

    now = 100.0
    rate = Rate(2, 60, clock=lambda: now)
    assert [rate.wait("a"), rate.wait("a"), rate.wait("a"), rate.wait("b")] == [0, 0, 60, 0]
    now = 130.0
    assert rate.wait("a") == 30
    now = 160.0
    assert rate.wait("a") == 0
    monkeypatch.setattr(rates, "_PEOPLE", 3)
    for key in "cdefgh":
        rate.wait(key)
    assert list(rate._seen) == ["f", "g", "h"]


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({}, {"localhost", "127.0.0.1", "::1"}),
        ({"host": "localhost"}, {"localhost", "127.0.0.1", "::1"}),
        ({"address": "https://Desk.example:8443/x"}, {"localhost", "127.0.0.1", "::1", "desk.example"}),
        ({"host": "0.0.0.0"}, set()),
        ({"host": "0.0.0.0", "address": "https://desk.example"}, {"localhost", "127.0.0.1", "::1", "0.0.0.0", "desk.example"}),
    ],
)  # fmt: skip
def test_the_names_of_a_desk(options: dict[str, Any], names: set[str]) -> None:
    assert names_of(Options(**options)) == names


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200), ("127.0.0.1:9000", 200), ("localhost:80", 200), ("[::1]:8000", 200), ("LOCALHOST", 200),
        ("rebound.example", 421), ("127.0.0.1.rebound.example", 421), ("desk.example", 421), ("", 421), ("[::", 421),
    ],
)  # fmt: skip
def test_a_desk_answers_only_to_its_own_names(client: TestClient, host: str, status: int) -> None:
    for path in ("/contested.json", "/static/desk.css", "/api/v1/statements"):
        answer = client.get(path, headers={"host": host})
        assert (path, answer.status_code) == (path, status)
        assert "x-content-type-options" in answer.headers


def test_a_question_that_takes_too_long_is_told_so(opens: Opens) -> None:
    answer = opens(seconds=1e-6).get("/api/v1/statements?limit=1000", headers=TOLD)
    assert answer.status_code == 503
    assert answer.json()["detail"] == "the question took longer than 1e-06 s"
    assert answer.json()["remedy"] == "narrow it"


def _broken(place: Path) -> None:
    place.write_bytes(b"SQLite format 3\0" + b"\0" * 5000)


def _gone(place: Path) -> None:
    for one in place.parent.glob(f"{place.name}*"):
        one.unlink()
    place.mkdir()


def _empty(place: Path) -> None:
    import sqlite3

    with sqlite3.connect(place) as connection:
        connection.execute("DROP TABLE statement_span")
    connection.close()


_SECRETS = re.compile(
    r"sqlite|sqlalchemy|select|traceback|\.py\b|/tmp|/home|/usr|uvicorn|starlette|fastapi|psycopg|pytest", re.IGNORECASE
)


@pytest.mark.parametrize("spoil", [_broken, _gone, _empty], ids=["broken", "gone", "a table less"])
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_no_error_tells_of_the_machine(opens: Opens, staffed: Path, spoil: Callable[[Path], None], accept: str) -> None:
    browser = opens()
    browser.client.app.state.archive.engine.dispose()  # type: ignore[attr-defined]
    spoil(staffed)
    for path in ("/contested", "/contested.json", "/timeline"):
        answer = browser.get(path, headers={"accept": accept})
        assert (path, answer.status_code) == (path, 503)
        _tells_nothing(answer, staffed)


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_what_nobody_foresaw_tells_nothing_either(opens: Opens, staffed: Path, accept: str) -> None:
    def broken() -> None:
        raise ZeroDivisionError(f"in {staffed}: SELECT 1")

    browser = opens()
    browser.client.app.router.add_api_route("/broken", broken)  # type: ignore[attr-defined]
    answer = browser.get("/broken", headers={"accept": accept})
    assert answer.status_code == 500
    assert "something went wrong here" in answer.text.lower()
    assert answer.headers["content-security-policy"] == POLICY
    _tells_nothing(answer, staffed)


@pytest.mark.parametrize(
    "path",
    [
        "/report/x",
        "/report/%00",
        "/nothing/here",
        "/dispute?a=%00&b=%F0%9F%9A%A2",
        "/api/v1/statements?limit=x",
        "/review",
    ],
)
def test_what_was_asked_wrongly_is_told_without_the_machine(client: TestClient, staffed: Path, path: str) -> None:
    answer = client.get(path, headers=TOLD)
    assert 400 <= answer.status_code < 500
    _tells_nothing(answer, staffed)


def _tells_nothing(answer: Any, place: Path) -> None:
    told = f"{answer.text}\n{dict(answer.headers)}"
    assert str(place) not in told
    assert place.name not in told
    assert _SECRETS.findall(told.replace("--sqlite", "")) == []
    assert "server" not in answer.headers
