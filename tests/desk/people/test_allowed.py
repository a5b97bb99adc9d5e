"""What is allowed to whom: anyone, a reader, an editor, an admin; with a session and with a token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.routing import APIRoute
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from starlette.testclient import TestClient

from onrecord.archive import Archive
from onrecord.desk import Options, desk
from onrecord.desk.api import api
from onrecord.desk.people import sessions
from onrecord.desk.people.passwords import hashed
from onrecord.desk.people.sessions import HOURS, SESSION, Signing
from onrecord.people import Role
from tests.desk.people.conftest import NAMES, PASSWORD, Opens, token_of

FOR_EDITORS = "/review", "/review.json", "/decide/{ref}", "/decide/{ref}.json"
ID = "0" * 12


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}", "accept": "application/json"}


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("editor", 200), ("admin", 200)])
def test_only_editors_see_what_waits(opens: Opens, role: Role, status: int) -> None:
    browser = opens()
    browser.sign_in(role)
    assert browser.get("/review").status_code == status


@pytest.mark.parametrize(("role", "status"), [("reader", 403), ("editor", 200), ("admin", 200)])
def test_a_token_lets_in_as_its_person(opens: Opens, tokens: dict[Role, str], role: Role, status: int) -> None:
    assert opens().get("/review.json", headers=bearer(tokens[role])).status_code == status


@pytest.mark.parametrize("path", FOR_EDITORS)
def test_who_is_not_known_is_told_how_to_be(opens: Opens, path: str) -> None:
    path = path.replace("{ref}", ID)
    answer = opens().get(path, headers={"accept": "application/json"})
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert answer.json()["status"] == 401


def test_a_browser_is_led_to_sign_in_and_back(opens: Opens) -> None:
    browser = opens()
    answer = browser.get("/review?kind=pairs")
    assert (answer.url.path, answer.url.query) == ("/sign-in", b"next=%2Freview%3Fkind%3Dpairs")
    landed = browser.sign_in("editor", next="/review?kind=pairs")
    assert (landed.status_code, landed.url.path, landed.url.query) == (200, "/review", b"kind=pairs")


@pytest.mark.parametrize("to", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "x"])
def test_signing_in_leads_nowhere_else(opens: Opens, to: str) -> None:
    assert str(opens().sign_in("reader", next=to).url) == "http://127.0.0.1/"


@pytest.mark.parametrize("name", ["Mira Tal", "Nobody Atall"])
def test_a_wrong_password_and_a_name_that_nobody_has_are_told_alike(opens: Opens, name: str) -> None:
    answer = opens().send("/sign-in", "/sign-in", name=name, password="not this one")
    assert answer.status_code == 401
    assert "That name and that password do not go together." in answer.text
    assert SESSION not in answer.cookies


def test_a_token_that_is_nobodys_is_refused_even_where_anyone_may_read(opens: Opens) -> None:
    assert opens().get("/contested.json", headers=bearer("onr_made-up")).status_code == 401


def test_a_desk_that_is_not_public_shows_nothing_to_others(opens: Opens, tokens: dict[Role, str]) -> None:
    browser = opens(public=False)
    told = {"accept": "application/json"}
    paths = {route.path for route in routes_of(browser.client.app) if "GET" in (route.methods or ())}
    paths |= {path for path, ways in browser.client.app.openapi()["paths"].items() if "get" in ways}  # type: ignore[attr-defined]
    assert len(paths) > 40
    for path in sorted(paths - {"/sign-in"}):
        answer = browser.get(re.sub(r"{\w+}", ID, path), headers=told)
        assert (path, answer.status_code) == (path, 401)
        assert answer.headers["www-authenticate"] == "Bearer"
    assert browser.get("/nothing/here").url.path == "/sign-in"
    assert browser.get("/sign-in").status_code == 200
    assert browser.get("/contested.json", headers=bearer(tokens["reader"])).status_code == 200
    browser.sign_in("reader")
    assert browser.get("/contested").url.path == "/contested"


def test_signing_out_ends_the_session(opens: Opens) -> None:
    browser = opens()
    browser.sign_in("editor")
    assert NAMES["editor"] in browser.get("/").text
    browser.send("/sign-out", "/sign-out")
    assert browser.get("/review").url.path == "/sign-in"


def test_a_new_password_ends_sessions(opens: Opens, staffed: Path) -> None:
    browser = opens()
    browser.sign_in("editor")
    with Archive(staffed) as archive:
        archive.change_password(NAMES["editor"], hashed("another lantern"))
    assert browser.get("/review").url.path == "/sign-in"
    assert browser.sign_in("editor").status_code == 401
    assert browser.sign_in("editor", "another lantern", next="/review").url.path == "/review"


def test_somebody_who_is_removed_comes_in_no_more(opens: Opens, staffed: Path, tokens: dict[Role, str]) -> None:
    browser = opens()
    browser.sign_in("editor")
    with Archive(staffed) as archive:
        archive.remove_person(NAMES["editor"])
    assert browser.get("/review").url.path == "/sign-in"
    assert browser.get("/review.json", headers=bearer(tokens["editor"])).status_code == 401


def test_a_session_is_too_old_after_its_hours(staffed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Before(TimestampSigner):
        def get_timestamp(self) -> int:
            return super().get_timestamp() - HOURS * 3600 - 60

    class Serializer(URLSafeTimedSerializer):
        default_signer = Before

    with Archive(staffed) as archive:
        secret, who = archive.secret("desk"), archive.person(NAMES["editor"])
    assert who is not None
    fresh = Signing(secret)
    assert fresh.read(fresh.session(who)) is not None
    monkeypatch.setattr(sessions, "URLSafeTimedSerializer", Serializer)
    assert fresh.read(Signing(secret).session(who)) is None


def test_a_session_of_another_archive_is_none(opens: Opens, staffed: Path) -> None:
    with Archive(staffed) as archive:
        who = archive.person(NAMES["editor"])
    assert who is not None
    browser = opens()
    browser.client.cookies.set(SESSION, Signing("another secret").session(who))
    assert browser.get("/review").url.path == "/sign-in"


@pytest.mark.parametrize(("address", "secure"), [(None, False), ("https://desk.example", True)])
def test_cookies_are_kept_from_scripts_and_other_sites(opens: Opens, address: str | None, secure: bool) -> None:
    browser = opens(address=address)
    page = browser.get("/sign-in")
    fields = {"name": NAMES["reader"], "password": PASSWORD, "token": token_of(page.text)}
    browser.client.cookies.set("onrecord_form", page.cookies.get("onrecord_form", "") or _form_cookie(page.headers))
    answer = browser.client.post("/sign-in", data=fields, follow_redirects=False)
    (cookie,) = [one for one in answer.headers.get_list("set-cookie") if one.startswith(SESSION)]
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
    assert ("Secure" in cookie.split("; ")) == secure


def _form_cookie(headers: object) -> str:
    found = re.search(r"onrecord_form=([^;]+)", str(headers))
    assert found
    return found[1]


def routes_of(router: Any) -> Iterator[APIRoute]:
    """All routes of pages, those of routers within routers, too; the API tells its own."""
    for route in router.routes:
        if isinstance(route, APIRoute):
            yield route
        elif (inner := getattr(route, "original_router", api)) is not api:
            yield from routes_of(inner)


def posts(place: Path) -> list[str]:
    """The addresses of all forms of pages."""
    found = [
        route.path
        for route in routes_of(desk(Options(archive=str(place))))
        if (route.methods or set()) - {"GET", "HEAD"}
    ]
    return sorted(re.sub(r"{\w+}", ID, path) for path in found)


def test_no_form_is_taken_without_what_its_page_gave(opens: Opens, staffed: Path) -> None:
    browser, other = opens(), opens()
    browser.sign_in("admin")
    elsewhere = token_of(other.get("/sign-in").text)
    paths = posts(staffed)
    assert len(paths) >= 11
    for path in paths:
        for token in ({}, {"token": ""}, {"token": elsewhere}, {"token": "x" * 43}):
            answer = browser.client.post(path, data={**_FILLED, **token}, headers={"accept": "application/json"})
            assert (path, answer.status_code) == (path, 403)
    with Archive(staffed) as archive:
        assert archive.problems() == []
        assert archive.decisions() == []


_FILLED = {
    "name": "Mira Tal", "password": PASSWORD, "words": "x", "why": "x", "one": ID, "other": ID, "verdict": "accepted",
    "ref": ID, "field": "speaker", "figure": ID, "number": "P-0000-0000", "decision": ID, "others": ID,
}  # fmt: skip


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
    ids=str,
)
def test_no_form_is_taken_from_another_site(opens: Opens, headers: dict[str, str]) -> None:
    browser = opens()
    token = token_of(browser.get("/sign-in").text)
    fields = {"token": token, "name": NAMES["reader"], "password": PASSWORD}
    assert browser.client.post("/sign-in", data=fields, headers=headers).status_code == 403
    fine = {"origin": "http://127.0.0.1", "sec-fetch-site": "same-origin"}
    assert browser.client.post("/sign-in", data=fields, headers=fine).status_code == 200


def test_the_api_takes_a_session_only_with_its_header_and_a_token_without(
    opens: Opens, staffed: Path, tokens: dict[Role, str]
) -> None:
    browser = opens()
    browser.sign_in("editor")
    with Archive(staffed) as archive:
        ref = archive.statements()[0].id
    sent = {"ref": ref, "why": "Heard it."}
    path = "/api/v1/corrections/retract"
    told = {"accept": "application/json"}
    assert browser.client.post(path, json=sent, headers=told).status_code == 403
    wrong = told | {"x-onrecord-token": "x"}
    assert browser.client.post(path, json=sent, headers=wrong).status_code == 403
    token = token_of(browser.get("/sign-out").text)
    answer = browser.client.post(path, json=sent, headers=told | {"x-onrecord-token": token})
    assert answer.status_code in (200, 201), answer.text
    with Archive(staffed) as archive:
        assert archive.decisions(limit=1)[0].decided_by == NAMES["editor"]
        other = archive.statements()[0].id
    fresh = opens()
    answer = fresh.client.post(path, json=sent | {"ref": other}, headers=bearer(tokens["admin"]))
    assert answer.status_code in (200, 201), answer.text


def test_everybody_else_may_still_ask_the_api(client: TestClient) -> None:
    assert client.get("/api/v1/statements").status_code == 200
